package playground.sandbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.store.Codes.Redemption;
import playground.sandbox.store.DeviceRequest.Poll;
import playground.testing.MovableClock;

/**
 * What every {@link Store} promises. A backend adds one class that extends this one and says how its store is made.
 */
public abstract class StoreContract {

  private static final URI CALLBACK = URI.create("http://localhost:9999/callback");
  private static final Scopes SCOPES = Scopes.parse("spark:rooms_read");

  private final MovableClock clock = new MovableClock();
  private Store store;
  private Person person;

  /**
   * A store with the sample people and their rooms.
   *
   * @param atStart the integrations of the seed data
   */
  protected abstract Store create(Clock clock, List<Integration> atStart);

  @BeforeEach
  void start() {
    store = create(new YieldingClock(clock), List.of());
    person = store.people().all().get(0);
  }

  // Integrations

  @Test
  void twentyIntegrationsAreTheMost() {
    IntStream.range(0, 20).forEach(i -> register("Number " + i, CALLBACK));

    assertThrows(IllegalStateException.class, () -> register("One more", CALLBACK));
    assertEquals(20, store.integrations().all().size());
  }

  @Test
  void tenRedirectUrisAreTheMost() {
    var id = register("Test", CALLBACK).clientId();

    IntStream.range(0, 50).forEach(i -> store.integrations().addRedirectUri(id, URI.create("http://localhost:" + (9000 + i))));

    assertEquals(10, store.integrations().withClientId(id).orElseThrow().redirectUris().size());
  }

  @Test
  void aRedirectUriThatIsThereIsNotAddedAgain() {
    var id = register("Test", CALLBACK).clientId();

    store.integrations().addRedirectUri(id, CALLBACK);

    assertEquals(List.of(CALLBACK), store.integrations().withClientId(id).orElseThrow().redirectUris());
  }

  /** RFC 6749 §3.1.2. */
  @ParameterizedTest
  @ValueSource(strings = {"/callback", "callback", "//localhost/callback", "http://localhost/callback#here"})
  void aRedirectUriIsAbsoluteAndHasNoFragment(String uri) {
    assertThrows(
        IllegalArgumentException.class, () -> register("Test", URI.create(uri)));
  }

  @Test
  void theSecretDoesNotPrint() {
    var credentials = register("Test", CALLBACK).credentials();

    var printed = store.integrations().withClientId(credentials.clientId()).toString();

    assertFalse(printed.contains(credentials.clientSecret().orElseThrow().reveal()));
  }

  @Test
  void anIntegrationThatIsRestoredIsTheSameAsBefore() {
    var added = register("Test", CALLBACK);
    store.integrations().renewSecret(added.clientId());
    store.integrations().change(added.clientId(), ClientMetadata.of("Other", CALLBACK, SCOPES));
    store.integrations().delete(added.clientId());

    store.integrations().restore(added);

    assertEquals(List.of(added), store.integrations().all());
    assertThrows(IllegalArgumentException.class, () -> store.integrations().restore(added), "the client id is taken");
  }

  /** Whoever looks a name up first and registers it then. */
  @Test
  void ofManyWhoRegisterANameThatIsFreeOneDoes() throws Exception {
    var registered = atOnce(8, i -> store.integrations().inOneStep(() -> store.integrations().withName("Test").isEmpty()
        ? Optional.of(register("Test", CALLBACK))
        : Optional.<Integration>empty()));

    assertEquals(1, registered.stream().filter(Optional::isPresent).count());
    assertEquals(1, store.integrations().all().size());
  }

  /** Each adds a redirect URI of its own to what the others have added. */
  @Test
  void ofParallelChangesOfOneIntegrationNoneIsLost() throws Exception {
    var id = register("Test", CALLBACK).clientId();

    atOnce(9, i -> {
      store.integrations().addRedirectUri(id, URI.create("http://localhost:" + (9000 + i)));
      return true;
    });

    assertEquals(10, store.integrations().withClientId(id).orElseThrow().redirectUris().size());
  }

  // The clock

  @Test
  void theClockGoesForwardFromWhereItIsAndBackToTheRealTime() {
    assertTrue(store.clock().forward(Duration.ofDays(14)));
    assertTrue(store.clock().forward(Duration.ofSeconds(1)));

    assertEquals(Duration.ofDays(14).plusSeconds(1), store.clock().offset());
    assertEquals(clock.instant().plus(Duration.ofDays(14)).plusSeconds(1), store.clock().instant());

    store.clock().toRealTime();

    assertEquals(clock.instant(), store.clock().instant());
  }

  @Test
  void tenYearsAreTheMostThatTheClockCanBeAhead() {
    assertFalse(store.clock().forward(Duration.ofDays(3_650).plusSeconds(1)));
    assertTrue(store.clock().forward(Duration.ofDays(3_650)));

    assertFalse(store.clock().forward(Duration.ofSeconds(1)));

    assertEquals(Duration.ofDays(3_650), store.clock().offset());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S"})
  void theClockMovesByWholeSecondsAndNeverBack(String by) {
    assertThrows(IllegalArgumentException.class, () -> store.clock().forward(Duration.parse(by)));
  }

  // Reset

  @Test
  void aResetGoesBackToTheIntegrationsOfTheStartButForThoseThatAreKept() {
    var one = register("One", CALLBACK);
    var two = register("Two", CALLBACK);
    store = create(clock, List.of(one, two));
    var kept = register("Kept", CALLBACK);
    register("Gone", CALLBACK);
    store.integrations().renewSecret(one.clientId());
    store.integrations().delete(two.clientId());

    store.reset(integration -> integration.name().equals("Kept"));

    assertEquals(List.of(one, two, kept), store.integrations().all());
  }

  /** Such as the playground's own, when the seed data has it too. */
  @Test
  void aResetKeepsAlsoWhatTheStartHadDifferently() {
    var atStart = register("Test", CALLBACK);
    store = create(clock, List.of(atStart));
    var changed = store.integrations().change(atStart.clientId(), ClientMetadata.of("Kept", CALLBACK, SCOPES));

    store.reset(integration -> integration.name().equals("Kept"));

    assertEquals(List.of(changed.orElseThrow()), store.integrations().all());
  }

  @Test
  void aResetEndsAllThatPeopleHaveAllowed() {
    var grant = grant();
    var code = code(grant);
    var access = store.tokens().newAccess(grant, SCOPES);
    var refresh = store.tokens().newRefresh(grant);
    var device = store.deviceRequests().begin(grant.integration(), SCOPES).codes();
    IntStream.range(0, 20).forEach(i -> store.deviceRequests().guess("no code"));
    var cookie = store.signIns().begin(person);
    store.consents().remember(person, grant.clientId(), SCOPES);

    store.reset(integration -> true);

    assertEquals(Optional.empty(), store.grants().find(grant.id()));
    assertEquals(Redemption.UNKNOWN, store.codes().redeem(code));
    assertEquals("unknown", store.tokens().whyNoAccess(access));
    assertEquals("unknown", store.tokens().whyNoRefresh(refresh));
    assertEquals(Optional.empty(), store.deviceRequests().withDeviceCode(device.deviceCode()));
    assertFalse(store.deviceRequests().isLocked());
    assertEquals(Optional.empty(), store.signIns().of(cookie));
    assertEquals(List.of(), store.consents().of(person));
  }

  @Test
  void aResetGoesBackToTheRoomsOfTheStartWithoutAMessage() {
    var before = store.rooms().of(person);
    var message = write(before.get(0).uuid(), "gone");
    store.rooms().touch(before.get(1).uuid(), clock.instant());
    store.rooms().leave(before.get(2).uuid(), person);
    store.delete(before.get(3));
    store.rooms().createGroup("Gone", person);

    store.reset(integration -> true);

    assertEquals(before, store.rooms().of(person));
    assertEquals(Optional.empty(), store.messages().find(message.uuid()));
  }

  @Test
  void aResetReturnsToTheRealTimeAndKeepsTheSigningKey() {
    var key = store.keys().current();
    store.clock().forward(Duration.ofDays(90));

    store.reset(integration -> true);

    assertEquals(Duration.ZERO, store.clock().offset());
    assertEquals(key, store.keys().current());
  }

  @Test
  void ofIntegrationsThatDoNotFitTogetherNoneTakesThePlaceOfThoseBefore() {
    var before = register("Test", CALLBACK);
    var tooMany = IntStream.range(0, 21).mapToObj(i -> integration("Number " + i)).toList();
    var twice = integration("Twice");

    assertThrows(IllegalStateException.class, () -> store.integrations().replaceAll(tooMany));
    assertThrows(IllegalArgumentException.class, () -> store.integrations().replaceAll(List.of(twice, twice)));

    assertEquals(List.of(before), store.integrations().all());
  }

  @Test
  void whatPeopleAllowedAnIntegrationEndsWhenAnotherTakesItsPlaceAndStaysWhenItChanges() {
    var stays = grant();
    var gone = Grant.byCode(register("Gone", CALLBACK), signIn(), SCOPES, Optional.empty(), clock.instant());
    store.grants().add(gone);
    var lost = store.tokens().newAccess(gone, SCOPES);
    var kept = store.tokens().newAccess(stays, SCOPES);

    store.replaceIntegrations(List.of(
        stays.integration().registeredAs(ClientMetadata.of("Renamed", CALLBACK, SCOPES)), integration("New")));

    assertEquals(List.of("Renamed", "New"), store.integrations().all().stream().map(Integration::name).toList());
    assertEquals("revoked with its grant", store.tokens().whyNoAccess(lost));
    assertTrue(store.tokens().access(kept).isPresent());
  }

  private static Integration integration(String name) {
    return new Integration(
        UUID.randomUUID(), new ClientCredentials(name.replace(" ", ""), Optional.of(new Secret("secret"))),
        ClientMetadata.of(name, CALLBACK, SCOPES), Instant.parse("2026-01-01T00:00:00Z"));
  }

  // Codes

  /** S-03, RFC 6749 §4.1.2: a code is used once, and a second use revokes its grant. */
  @Test
  void ofFiftyThatRedeemACodeAtOnceExactlyOneSucceedsAndTheGrantIsRevoked() throws Exception {
    var grants = IntStream.range(0, 200).mapToObj(i -> grant()).toList();
    var codes = grants.stream().map(this::code).toList();

    var redeemed = atOnce(50, i -> codes.stream().map(store.codes()::redeem).toList());

    for (var i = 0; i < codes.size(); i++) {
      var code = i;
      assertEquals(1, redeemed.stream().filter(of -> of.get(code) == Redemption.FIRST_USE).count());
      assertEquals(49, redeemed.stream().filter(of -> of.get(code) == Redemption.REPLAY).count());
      assertTrue(store.grants().find(grants.get(i).id()).orElseThrow().isRevoked(), "the code came again");
    }
    assertEquals(Optional.of(clock.instant()), store.codes().find(codes.get(0)).orElseThrow().usedAt());
  }

  @Test
  void aCodeIsGoodUntilItExpiresOrItsGrantIsRevoked() {
    var grant = grant();
    var good = code(grant);
    var late = code(grant);
    var revoked = grant();
    var takenBack = code(revoked);
    store.grants().revoke(revoked.id());

    clock.forward(Codes.LIFE.minusNanos(1));
    assertEquals(Redemption.FIRST_USE, store.codes().redeem(good));
    assertEquals(Redemption.REVOKED, store.codes().redeem(takenBack));
    clock.forward(Duration.ofNanos(1));

    assertEquals(Redemption.EXPIRED, store.codes().redeem(late));
    assertEquals(Redemption.REPLAY, store.codes().redeem(late), "spent by its first use, though it was refused");
  }

  @Test
  void aCodeIsStoredForADayAndAnUnknownOneIsNotUsed() {
    var code = code(grant());
    clock.forward(Codes.MEMORY.minusNanos(1));
    assertTrue(store.codes().find(code).isPresent(), "expired, and still known");
    clock.forward(Duration.ofNanos(1));

    assertEquals(Optional.empty(), store.codes().find(code));
    assertEquals(Redemption.UNKNOWN, store.codes().redeem(code));
    assertEquals(Redemption.UNKNOWN, store.codes().redeem(new Secret("unknown")));
  }

  @Test
  void theOldestCodeMakesRoom() {
    var grant = grant();
    var oldest = code(grant);
    IntStream.range(1, Codes.CAPACITY).forEach(i -> code(grant));
    assertTrue(store.codes().find(oldest).isPresent());

    code(grant);

    assertEquals(Optional.empty(), store.codes().find(oldest));
  }

  // Grants and tokens

  @Test
  void whatOnePersonAllowedAnIntegrationIsRevokedAndNothingElse() {
    var grant = grant();
    var other = Grant.byCode(integration(), new SignIn(store.people().all().get(1), clock.instant()), SCOPES, Optional.empty(), clock.instant());
    store.grants().add(other);

    store.grants().revokeAllOf(grant.clientId(), person);

    var found = store.grants().find(Set.of(grant.id(), other.id(), UUID.randomUUID()));
    assertEquals(Map.of(grant.id(), grant.revoked(), other.id(), other), found);
    store.grants().revokeAllOf(grant.clientId());
    assertTrue(store.grants().find(other.id()).orElseThrow().isRevoked());
  }

  @Test
  void aRevokedGrantEndsAllItsTokensAndNoOthers() {
    var grant = grant();
    var access = store.tokens().newAccess(grant, SCOPES);
    var refresh = store.tokens().newRefresh(grant);
    var other = store.tokens().newAccess(grant(), SCOPES);

    store.grants().revoke(grant.id());
    var late = store.tokens().newAccess(grant, SCOPES);

    assertEquals(Optional.empty(), store.tokens().access(access));
    assertEquals(Optional.empty(), store.tokens().refresh(refresh));
    assertEquals(Optional.empty(), store.tokens().access(late), "one that was being issued at that moment");
    assertEquals("revoked with its grant", store.tokens().whyNoAccess(access));
    assertTrue(store.grants().find(grant.id()).orElseThrow().isRevoked());
    assertTrue(store.tokens().access(other).isPresent());
  }

  @Test
  void deletingAnIntegrationRevokesWhatItWasAllowed() {
    var grant = grant();
    var access = store.tokens().newAccess(grant, SCOPES);

    store.delete(grant.clientId());

    assertEquals(Optional.empty(), store.integrations().withClientId(grant.clientId()));
    assertEquals(Optional.empty(), store.tokens().access(access));
  }

  @Test
  void aTokenExpiresAtTheEndOfItsLife() {
    var grant = grant();
    var access = store.tokens().newAccess(grant, SCOPES);
    var refresh = store.tokens().newRefresh(grant);
    clock.forward(Tokens.ACCESS_LIFE.minusSeconds(1));
    assertTrue(store.tokens().access(access).isPresent());
    clock.forward(Duration.ofSeconds(1));
    assertEquals("expired 0 s ago", store.tokens().whyNoAccess(access));
    assertEquals(Optional.empty(), store.tokens().access(access));

    clock.forward(Tokens.REFRESH_LIFE.minus(Tokens.ACCESS_LIFE));

    assertEquals(Optional.empty(), store.tokens().refresh(refresh));
    assertTrue(store.tokens().anyRefresh(refresh).isPresent(), "an expired one is known");
  }

  @Test
  void revokingOneAccessTokenLeavesTheOthersOfItsGrant() {
    var grant = grant();
    var first = store.tokens().newAccess(grant, SCOPES);
    var second = store.tokens().newAccess(grant, SCOPES);

    store.tokens().revokeAccess(first);

    assertEquals(Optional.empty(), store.tokens().access(first));
    assertEquals(1, store.tokens().allAccess().size());
    store.tokens().revokeAccess(store.tokens().access(second).orElseThrow().id());
    assertEquals(List.of(), store.tokens().allAccess());
  }

  /** RFC 9700 §4.14.2. */
  @Test
  void ofFiftyThatRotateOneRefreshTokenAtOnceExactlyOneSucceedsAndTheGrantIsRevoked() throws Exception {
    var grant = grant();
    var refresh = store.tokens().newRefresh(grant);

    var used = atOnce(50, i -> store.tokens().use(refresh, RefreshPolicy.rotate));

    assertEquals(1, used.stream().filter(Optional::isPresent).count());
    assertTrue(store.grants().find(grant.id()).orElseThrow().isRevoked(), "the token came twice");
  }

  @Test
  void aSlidingRefreshTokenStaysTheSameAndStartsAnewOnceADay() {
    var refresh = store.tokens().newRefresh(grant());
    clock.forward(Tokens.RESTART_INTERVAL.minusSeconds(1));
    var early = store.tokens().use(refresh, RefreshPolicy.sliding).orElseThrow();
    clock.forward(Duration.ofSeconds(1));

    var later = store.tokens().use(refresh, RefreshPolicy.sliding).orElseThrow();

    assertEquals(refresh, later.value());
    assertEquals(Tokens.RESTART_INTERVAL, Duration.between(early.token().expiresAt(), later.token().expiresAt()));
  }

  @Test
  void aRotatedRefreshTokenLivesNoLongerThanTheFirst() {
    var refresh = store.tokens().newRefresh(grant());
    var end = store.tokens().refresh(refresh).orElseThrow().expiresAt();
    clock.forward(Duration.ofDays(80));

    var next = store.tokens().use(refresh, RefreshPolicy.rotate).orElseThrow();

    assertNotEquals(refresh, next.value());
    assertEquals(end, next.token().expiresAt());
  }

  // Device requests

  /** RFC 8628 §3.5. */
  @Test
  void ofFiftyPollsOfAnApprovedDeviceExactlyOneFetchesTheTokens() throws Exception {
    var devices = IntStream.range(0, 200).mapToObj(i -> device()).toList();
    devices.forEach(device -> store.deviceRequests().approve(
        device.codes().deviceCode(), Grant.byDevice(device, signIn(), clock.instant())));

    var approved = atOnce(50, i -> devices.stream()
        .map(device -> store.deviceRequests().poll(device.codes().deviceCode()))
        .filter(Poll.APPROVED::equals)
        .count());

    assertEquals(200, approved.stream().mapToLong(count -> count).sum());
    assertEquals(Poll.SPENT, store.deviceRequests().poll(devices.get(0).codes().deviceCode()));
  }

  @Test
  void ofFiftyDecisionsAboutOneDeviceTheFirstStands() throws Exception {
    var device = device();
    var deviceCode = device.codes().deviceCode();
    var grants = IntStream.range(0, 50).mapToObj(i -> Grant.byDevice(device, signIn(), clock.instant())).toList();

    atOnce(50, i -> {
      store.deviceRequests().approve(deviceCode, grants.get(i));
      return true;
    });
    store.deviceRequests().deny(deviceCode);

    assertTrue(store.deviceRequests().withDeviceCode(deviceCode).orElseThrow().isAllowed());
    assertEquals(1, grants.stream().filter(grant -> store.grants().find(grant.id()).isPresent()).count());
  }

  @Test
  void aDeviceThatWasDeclinedOrWhoseGrantWasRevokedIsDenied() {
    var declined = device().codes().deviceCode();
    store.deviceRequests().deny(declined);
    var revoked = device();
    var grant = Grant.byDevice(revoked, signIn(), clock.instant());
    store.deviceRequests().approve(revoked.codes().deviceCode(), grant);
    store.grants().revoke(grant.id());

    assertEquals(Poll.DENIED, store.deviceRequests().poll(declined));
    assertEquals(Poll.DENIED, store.deviceRequests().poll(revoked.codes().deviceCode()));
  }

  @Test
  void aDevicePollsAtItsIntervalWhichGrowsWhenItIsTooFast() {
    var deviceCode = device().codes().deviceCode();
    assertEquals(Poll.PENDING, store.deviceRequests().poll(deviceCode));
    clock.forward(DeviceRequest.INTERVAL.minusMillis(1));
    assertEquals(Poll.TOO_FAST, store.deviceRequests().poll(deviceCode));
    clock.forward(Duration.ofMillis(6_999));
    assertEquals(Poll.TOO_FAST, store.deviceRequests().poll(deviceCode), "seven seconds by now");
    clock.forward(Duration.ofSeconds(12));

    assertEquals(Poll.PENDING, store.deviceRequests().poll(deviceCode));
    clock.forward(DeviceRequests.LIFE);
    assertEquals(Poll.EXPIRED, store.deviceRequests().poll(deviceCode));
    clock.forward(DeviceRequests.MEMORY);
    assertEquals(Optional.empty(), store.deviceRequests().withDeviceCode(deviceCode));
  }

  /** RFC 8628 §5.1. */
  @Test
  void afterTwentyWrongUserCodesTheRightOneIsAMissToo() {
    var device = device();
    var wrong = device.codes().userCode().equals("000000") ? "000001" : "000000";
    IntStream.range(0, 20).forEach(i -> assertEquals(Optional.empty(), store.deviceRequests().guess(wrong)));
    assertTrue(store.deviceRequests().isLocked());
    assertEquals(Optional.empty(), store.deviceRequests().guess(device.codes().userCode()));

    clock.forward(DeviceRequests.LIFE);
    var next = device();

    assertEquals(Optional.of(next), store.deviceRequests().guess(next.codes().userCode()));
    assertEquals(Optional.of(next), store.deviceRequests().withLink(next.codes().link()));
  }

  // Sign-ins and consents

  @Test
  void aSignInEndsWithItsLifeOrOnRequest() {
    var ended = store.signIns().begin(person);
    var cookie = store.signIns().begin(person);
    store.signIns().end(ended);

    assertNotEquals(ended, cookie);
    assertEquals(Optional.empty(), store.signIns().of(ended));
    assertEquals(Optional.of(signIn()), store.signIns().of(cookie));
    clock.forward(SignIns.LIFE);
    assertEquals(Optional.empty(), store.signIns().of(cookie));
  }

  @Test
  void ofParallelConsentsNoScopeIsLost() throws Exception {
    atOnce(50, i -> {
      store.consents().remember(person, "client", Scopes.parse("scope" + i));
      return true;
    });

    assertEquals(50, store.consents().of(person).get(0).scopes().names().size());
    assertTrue(store.consents().cover(person, "client", Scopes.parse("scope0 scope49")));
    assertFalse(store.consents().cover(person, "other", Scopes.parse("scope0")));
    store.consents().forget(person, "client");
    assertEquals(List.of(), store.consents().of(person));
  }

  // Keys

  @Test
  void aReplacedKeyStaysPublishedUntilItsLastTokenHasExpired() {
    var first = store.keys().current().getKeyID();
    store.keys().rotate();
    var second = store.keys().current().getKeyID();

    assertNotEquals(first, second);
    assertEquals(List.of(second, first), published());
    assertFalse(published().contains(store.keys().unpublished().getKeyID()));
    assertTrue(store.keys().published().stream().noneMatch(key -> key.isPrivate()), "public keys only");
    clock.forward(Tokens.ID_TOKEN_LIFE);
    assertEquals(List.of(second), published());
  }

  private List<String> published() {
    return store.keys().published().stream().map(key -> key.getKeyID()).toList();
  }

  private Grant grant() {
    var grant = Grant.byCode(integration(), signIn(), SCOPES, Optional.empty(), clock.instant());
    store.grants().add(grant);
    return grant;
  }

  private Integration integration() {
    return store.integrations().withName("Test").orElseGet(() -> register("Test", CALLBACK));
  }

  private SignIn signIn() {
    return new SignIn(person, clock.instant());
  }

  private Secret code(Grant grant) {
    return store.codes().issue(
        new IssuedCode(grant.id(), CALLBACK, true, Optional.empty(), clock.instant(), Optional.empty()));
  }

  private DeviceRequest device() {
    return store.deviceRequests().begin(integration(), SCOPES);
  }

  private interface Step<T> {
    T run(int number) throws Exception;
  }

  // Rooms and messages

  @Test
  void thousandCreatedRoomsAreTheMostAndTheOldestMakesRoom() {
    var first = store.rooms().createGroup("first", person);
    var message = write(first.uuid(), "goes along");
    IntStream.range(1, 1_000).forEach(i -> store.rooms().createGroup("Number " + i, person));
    assertTrue(store.rooms().find(first.uuid()).isPresent());

    store.rooms().createGroup("one more", person);

    assertTrue(store.rooms().find(first.uuid()).isEmpty());
    assertEquals(Optional.empty(), store.messages().find(message.uuid()));
    assertEquals(1_005, store.rooms().of(person).size(), "those of the start stay");
  }

  @Test
  void twoWhoWriteToEachOtherAtOnceGetOneDirectRoom() throws Exception {
    var robin = store.people().all().get(1);
    var kim = store.people().all().get(2);

    var rooms = atOnce(8, i -> i % 2 == 0 ? store.rooms().directOf(robin, kim) : store.rooms().directOf(kim, robin));

    assertEquals(1, rooms.stream().map(Room::uuid).distinct().count());
  }

  @Test
  void ofManyWhoAddAPersonAtOnceOneDoes() throws Exception {
    var room = store.rooms().createGroup("Room", person).uuid();
    var robin = store.people().all().get(1);

    var joined = atOnce(8, i -> store.rooms().join(room, robin, false));

    assertEquals(1, joined.stream().filter(Optional::isPresent).count());
    assertEquals(2, store.rooms().find(room).orElseThrow().members().size());
  }

  @Test
  void aPersonWhoLeavesIsInTheRoomNoLonger() {
    var robin = store.people().all().get(1);
    var room = store.rooms().createGroup("Room", person).uuid();
    store.rooms().join(room, robin, true);
    assertTrue(store.rooms().find(room).orElseThrow().has(robin));

    store.rooms().leave(room, robin);

    assertFalse(store.rooms().find(room).orElseThrow().has(robin));
  }

  @Test
  void theRoomThatWasUsedLastIsTheFirst() {
    clock.forward(Duration.ofDays(3_650));
    var one = store.rooms().createGroup("One", person).uuid();
    clock.forward(Duration.ofSeconds(1));
    var two = store.rooms().createGroup("Two", person).uuid();
    assertEquals(two, store.rooms().of(person).get(0).uuid());

    store.rooms().touch(one, clock.instant().plusSeconds(1));

    assertEquals(one, store.rooms().of(person).get(0).uuid());
  }

  @Test
  void thousandMessagesAreTheMostAndTheOldestMakesRoom() {
    var room = store.rooms().createGroup("Room", person).uuid();
    var first = write(room, "first");
    IntStream.range(1, 1_000).forEach(i -> write(room, "Number " + i));
    assertEquals(Optional.of(first), store.messages().find(first.uuid()));

    write(room, "one more");

    assertEquals(Optional.empty(), store.messages().find(first.uuid()));
    assertEquals(1_000, store.messages().of(room).size());
  }

  /** Also of the same moment. */
  @Test
  void messagesOfARoomComeNewestFirst() {
    var room = store.rooms().createGroup("Room", person).uuid();
    var other = store.rooms().createGroup("Other", person).uuid();
    var one = write(room, "one");
    var two = write(room, "two");
    write(other, "elsewhere");

    assertEquals(List.of(two, one), store.messages().of(room));
  }

  @Test
  void aDeletedRoomTakesItsMessagesAlong() {
    var room = store.rooms().createGroup("Room", person);
    var other = store.rooms().createGroup("Other", person);
    var gone = write(room.uuid(), "gone");
    var stays = write(other.uuid(), "stays");

    store.delete(room);

    assertEquals(Optional.empty(), store.rooms().find(room.uuid()));
    assertEquals(Optional.empty(), store.messages().find(gone.uuid()));
    assertEquals(Optional.of(stays), store.messages().find(stays.uuid()));
  }

  private Message write(UUID room, String text) {
    return store.messages().add(room, person, Optional.of(text), Optional.empty());
  }

  /** Runs it that many times, all at once. */
  private static <T> List<T> atOnce(int count, Step<T> step) throws Exception {
    var start = new CyclicBarrier(count);
    var threads = Executors.newFixedThreadPool(count);
    try {
      var calls = IntStream.range(0, count).<Callable<T>>mapToObj(i -> () -> {
        start.await();
        return step.run(i);
      }).toList();
      var results = new ArrayList<T>();
      for (var future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Lets other threads go first whenever somebody looks at the time, so that steps that are not atomic meet. */
  private static final class YieldingClock extends Clock {

    private final Clock clock;

    YieldingClock(Clock clock) {
      this.clock = clock;
    }

    @Override
    public Instant instant() {
      Thread.yield();
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new YieldingClock(clock.withZone(zone));
    }
  }

  private Integration register(String name, URI redirectUri) {
    return store.integrations().register(ClientMetadata.of(name, redirectUri, SCOPES));
  }
}
