package playground.sandbox.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.Codes;
import playground.sandbox.store.Codes.Redemption;
import playground.sandbox.store.Consents;
import playground.sandbox.store.DeviceRequest.Poll;
import playground.sandbox.store.DeviceRequests;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Grants;
import playground.sandbox.store.Integration;
import playground.sandbox.store.IssuedCode;
import playground.sandbox.store.People;
import playground.sandbox.store.Person;
import playground.sandbox.store.PkceChallenge;
import playground.sandbox.store.RefreshPolicy;
import playground.sandbox.store.Rooms;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.SignIns;
import playground.sandbox.store.Tokens;
import playground.testing.AtOnce;
import playground.testing.MovableClock;
import playground.testing.RunningPostgres;

/** Two nodes that share a database, each with a pool of connections of its own. */
class TwoNodesTest {

  private static final URI CALLBACK = URI.create("http://localhost:9999/callback");
  private static final Scopes SCOPES = Scopes.parse("spark:rooms_read");
  private static final Map<String, Integer> BOUNDS = Map.of(
      "grants", Grants.CAPACITY, "codes", Codes.CAPACITY, "access_tokens", Tokens.CAPACITY, "refresh_tokens", Tokens.CAPACITY,
      "device_requests", DeviceRequests.CAPACITY, "sign_ins", SignIns.CAPACITY, "consents", Consents.CAPACITY);
  private static final Person ALEX = People.madeUp().all().get(0);

  private final MovableClock clock = new MovableClock();
  private final DatabaseSettings settings = RunningPostgres.database();
  private final List<Database> databases = new ArrayList<>();
  private JdbcStore one;
  private JdbcStore two;

  @BeforeEach
  void start() {
    one = store(settings);
    two = store(settings);
  }

  private JdbcStore store(DatabaseSettings with) {
    var database = Database.open(with);
    databases.add(database);
    return new JdbcStore(database, clock, new SecureRandom(), People.madeUp());
  }

  @AfterEach
  void stop() {
    databases.forEach(Database::close);
    RunningPostgres.giveBack(settings);
  }

  private JdbcStore node(int number) {
    return number % 2 == 0 ? one : two;
  }

  // What happens once happens once on both together

  /** S-03. */
  @Test
  void ofFiftyThatRedeemACodeOnTwoNodesExactlyOneSucceedsAndTheGrantIsRevoked() throws Exception {
    var grant = grant();
    var code = code(grant);

    var redeemed = AtOnce.run(50, i -> node(i).codes().redeem(code));

    assertEquals(1, redeemed.stream().filter(Redemption.FIRST_USE::equals).count());
    assertEquals(49, redeemed.stream().filter(Redemption.REPLAY::equals).count());
    assertTrue(two.grants().find(grant.id()).orElseThrow().isRevoked());
  }

  /** S-08, RFC 9700 §4.14.2: one successor was made, and because the token came twice, it is worth nothing. */
  @Test
  void ofFiftyThatRotateARefreshTokenOnTwoNodesExactlyOneGetsASuccessor() throws Exception {
    var grant = grant();
    var refresh = one.tokens().newRefresh(grant);

    var used = AtOnce.run(50, i -> node(i).tokens().use(refresh, RefreshPolicy.rotate));

    var successors = used.stream().flatMap(Optional::stream).toList();
    assertEquals(1, successors.size());
    assertEquals(1, count("refresh_tokens WHERE used_up_at IS NULL"));
    assertEquals("revoked with its grant", one.tokens().whyNoRefresh(successors.get(0).value()));
  }

  @Test
  void aSuccessorThatOneNodeHasMadeIsGoodOnTheOther() {
    var refresh = one.tokens().newRefresh(grant());

    var successor = one.tokens().use(refresh, RefreshPolicy.rotate).orElseThrow().value();

    assertTrue(two.tokens().use(successor, RefreshPolicy.rotate).isPresent());
    assertEquals("used up 0 s ago", one.tokens().whyNoRefresh(successor));
  }

  @Test
  void ofFiftyPollsOnTwoNodesExactlyOneFetchesTheTokens() throws Exception {
    var device = one.deviceRequests().begin(integration(), SCOPES);
    two.deviceRequests().approve(device.codes().deviceCode(), Grant.byDevice(device, signIn(), clock.instant()));

    var polls = AtOnce.run(50, i -> node(i).deviceRequests().poll(device.codes().deviceCode()));

    assertEquals(1, polls.stream().filter(Poll.APPROVED::equals).count());
    assertEquals(49, polls.stream().filter(Poll.SPENT::equals).count());
  }

  /** The first is in time, and for all others it is too early. */
  @Test
  void ofFiftyPollsOfAWaitingDeviceEachCountsOnce() throws Exception {
    var device = one.deviceRequests().begin(integration(), SCOPES).codes().deviceCode();

    var polls = AtOnce.run(50, i -> node(i).deviceRequests().poll(device));

    assertEquals(1, polls.stream().filter(Poll.PENDING::equals).count());
    assertEquals(49, polls.stream().filter(Poll.TOO_FAST::equals).count());
    assertEquals(Duration.ofSeconds(2 + 49 * 5), one.deviceRequests().withDeviceCode(device).orElseThrow().interval());
  }

  /** RFC 8628 §5.1. */
  @Test
  void twentyWrongUserCodesAreTheMostOnBothNodesTogether() throws Exception {
    var device = one.deviceRequests().begin(integration(), SCOPES);
    var wrong = device.codes().userCode().equals("000000") ? "000001" : "000000";

    AtOnce.run(50, i -> node(i).deviceRequests().guess(wrong));

    assertEquals(20, count("wrong_guesses"));
    assertTrue(two.deviceRequests().isLocked());
    assertEquals(Optional.empty(), two.deviceRequests().guess(device.codes().userCode()));
  }

  @Test
  void theLimitsOfIntegrationsHoldOnBothNodesTogether() throws Exception {
    var id = integration().clientId();

    var registered = AtOnce.run(30, i -> {
      node(i).integrations().addRedirectUri(id, URI.create("http://localhost:" + (9000 + i)));
      try {
        return Optional.of(node(i).integrations().register(ClientMetadata.of("Number " + i, CALLBACK, SCOPES)));
      } catch (IllegalStateException e) {
        return Optional.empty();
      }
    });

    assertEquals(19, registered.stream().filter(Optional::isPresent).count());
    assertEquals(20, two.integrations().all().size());
    assertEquals(10, two.integrations().withClientId(id).orElseThrow().redirectUris().size());
  }

  @Test
  void nodesThatNeedAKeyAtOnceSignWithTheSameOneAndARotationCountsForBoth() throws Exception {
    var first = AtOnce.run(4, i -> node(i).keys().current().getKeyID());
    assertEquals(1, first.stream().distinct().count());

    one.keys().rotate();

    var second = two.keys().current();
    assertTrue(second.isPrivate());
    assertEquals(one.keys().current().getKeyID(), second.getKeyID());
    assertEquals(
        List.of(second.getKeyID(), first.get(0)), two.keys().published().stream().map(key -> key.getKeyID()).toList());
    assertEquals(one.keys().unpublished().getKeyID(), two.keys().unpublished().getKeyID());
  }

  @Test
  void seedDataIsLoadedByTheNodeThatComesFirst() throws Exception {
    var first = integration();
    one.delete(first.clientId());

    AtOnce.run(8, i -> {
      node(i).seed(List.of(first), Rooms.madeUp());
      return true;
    });
    assertEquals(List.of(first), one.integrations().all());
    assertEquals(5, two.rooms().of(ALEX).size());

    one.delete(two.rooms().of(ALEX).get(0));
    two.seed(List.of(first), Rooms.madeUp());
    assertEquals(4, two.rooms().of(ALEX).size(), "what was deleted stays so, also after a restart");
  }

  // What is over

  /** The clock is set back to the real time, and then all is as before. */
  @Test
  void aSweepTakesWhatIsOverByTheRealClockAlone() {
    var cookie = one.signIns().begin(ALEX);
    one.clock().forward(Duration.ofDays(90));
    assertEquals(Optional.empty(), one.signIns().of(cookie));
    sweep(one);
    one.clock().toRealTime();
    assertTrue(one.signIns().of(cookie).isPresent());

    clock.forward(SignIns.LIFE);
    sweep(one);

    assertEquals(0, count("sign_ins"));
  }

  /** Each is added to what the others have added. */
  @Test
  void ofParallelMovesOfTheClockNoneIsLost() throws Exception {
    AtOnce.run(8, i -> node(i).clock().forward(Duration.ofDays(1)));
    clock.forward(Duration.ofSeconds(1));

    assertEquals(Duration.ofDays(8), one.clock().offset());
    assertEquals(Duration.ofDays(8), two.clock().offset());
  }

  @Test
  void aSweepPassesByWhatAnotherNodeHasLockedAndTakesTheRest() {
    var first = one.signIns().begin(ALEX);
    IntStream.range(0, 1_200).forEach(i -> one.signIns().begin(ALEX));
    clock.forward(SignIns.LIFE);

    databases.get(0).transaction(handle -> {
      handle.createQuery("SELECT number FROM sign_ins ORDER BY number LIMIT 1 FOR UPDATE").mapTo(Long.class).one();
      sweep(two);
      return first;
    });

    assertEquals(1, count("sign_ins"));
    sweep(one);
    assertEquals(0, count("sign_ins"));
  }

  /** Numbers are lost, such as at each change of a consent; rows are what counts. */
  @Test
  void neitherAnInsertNorASweepTakesARowWhileThereIsRoom() {
    oneMoreOfEach("first");
    BOUNDS.forEach((table, rows) -> one.database().run(handle ->
        handle.createQuery("SELECT setval('" + table + "_number_seq', (SELECT min(number) FROM <table>) + :rows - 1)")
            .define("table", table).bind("rows", rows).mapToMap().one()));

    oneMoreOfEach("second");
    oneMoreOfEach("third");
    sweep(two);

    BOUNDS.keySet().forEach(table -> assertEquals(3, count(table), table));
  }

  private void oneMoreOfEach(String clientId) {
    var grant = grant();
    code(grant);
    one.tokens().newAccess(grant, SCOPES);
    one.tokens().newRefresh(grant);
    one.deviceRequests().begin(integration(), SCOPES);
    one.signIns().begin(ALEX);
    one.consents().remember(ALEX, clientId, SCOPES);
  }

  /** Of inserts on several nodes at once one may not see the other. */
  @ParameterizedTest
  @ValueSource(strings = {"grants", "codes", "access_tokens", "refresh_tokens", "device_requests", "sign_ins", "consents"})
  void aSweepTakesTheOldestRowsBeyondTheBound(String table) {
    oneMoreOfEach("oldest");
    oneMoreOfEach("newest");
    var rows = BOUNDS.get(table);
    copyNewest(table, rows + 700 - 2);
    var newest = numbers(table).subList(700, rows + 700);

    sweep(two);

    assertEquals(newest, numbers(table));
  }

  /** An insert that sees the excess takes it all. */
  @Test
  void anInsertTakesTheOldestRowsBeyondTheBound() {
    one.signIns().begin(ALEX);
    copyNewest("sign_ins", SignIns.CAPACITY + 20);
    var before = numbers("sign_ins");

    var cookie = two.signIns().begin(ALEX);

    assertEquals(SignIns.CAPACITY, count("sign_ins"));
    assertEquals(before.subList(22, before.size()), numbers("sign_ins").subList(0, SignIns.CAPACITY - 1));
    assertTrue(one.signIns().of(cookie).isPresent());
  }

  /** Rows like the newest, but for what is unique. */
  private void copyNewest(String table, int times) {
    var unique = Map.of(
        "value_lookup", "sha256(convert_to(CAST(n AS text), 'UTF8'))", "device_code_lookup", "sha256(convert_to(CAST(n AS text), 'UTF8'))",
        "link_lookup", "sha256(convert_to(CAST(n AS text), 'UTF8'))", "cookie_lookup", "sha256(convert_to(CAST(n AS text), 'UTF8'))",
        "id", "gen_random_uuid()", "person", "gen_random_uuid()");
    one.database().run(handle -> {
      var columns = handle.createQuery("""
              SELECT column_name FROM information_schema.columns
              WHERE table_schema = 'public' AND table_name = :table AND column_name <> 'number'""")
          .bind("table", table).mapTo(String.class).list();
      return handle.createUpdate("INSERT INTO <table> (<columns>) SELECT <values> FROM generate_series(1, :times) n, "
              + "(SELECT * FROM <table> ORDER BY number DESC LIMIT 1) newest ORDER BY n")
          .define("table", table)
          .define("columns", String.join(", ", columns))
          .define("values", columns.stream().map(name -> unique.getOrDefault(name, name)).collect(Collectors.joining(", ")))
          .bind("times", times).execute();
    });
  }

  private List<Long> numbers(String table) {
    return one.database().run(handle ->
        handle.createQuery("SELECT number FROM <table> ORDER BY number").define("table", table).mapTo(Long.class).list());
  }

  private static void sweep(JdbcStore store) {
    while (store.sweep() > 0) {
      // the next batch
    }
  }

  // Two versions at once

  /** A newer node has added something to an integration, which an older one changes. */
  @Test
  void whatANewerVersionHasAddedToAnIntegrationStays() {
    var id = integration().clientId();
    var place = "integrations/" + id;
    var vault = one.database().vault();
    var written = new String(vault.open(sealed(id), place), UTF_8);
    var newer = "\u0002" + written.substring(1, written.length() - 1) + ",\"addedLater\":\"kept\"}";
    one.database().run(handle -> handle.execute(
        "UPDATE integrations SET sealed = ? WHERE client_id = ?", vault.seal(newer.getBytes(UTF_8), place), id));

    two.integrations().change(id, metadata("Renamed"));

    assertEquals("Renamed", one.integrations().withClientId(id).orElseThrow().name());
    assertTrue(new String(vault.open(sealed(id), place), UTF_8).contains("\"addedLater\":\"kept\""));
  }

  private byte[] sealed(String clientId) {
    return one.database().run(handle -> handle.createQuery("SELECT sealed FROM integrations WHERE client_id = :id")
        .bind("id", clientId).mapTo(byte[].class).one());
  }

  // Keys of the database

  /** W-23. */
  @Test
  void whatWasWrittenWithThePreviousKeyIsFoundAndUsedUpOnce() {
    var code = code(grant());
    var refresh = one.tokens().newRefresh(grant());
    var cookie = one.signIns().begin(ALEX);
    var signer = one.keys().current().getKeyID();
    var later = store(new DatabaseSettings(
        settings.url(), settings.user(), settings.password(), RunningPostgres.key(), List.of(settings.key()), 2));

    assertEquals(Redemption.FIRST_USE, later.codes().redeem(code));
    assertEquals(Redemption.REPLAY, later.codes().redeem(code));
    assertTrue(later.tokens().use(refresh, RefreshPolicy.rotate).isPresent());
    assertEquals(Optional.empty(), later.tokens().use(refresh, RefreshPolicy.rotate));
    assertTrue(later.signIns().of(cookie).isPresent());
    assertEquals(signer, later.keys().current().getKeyID());
  }

  /** W-23: whoever has the database and not the key cannot use anything in it. */
  @Test
  void noTableHoldsASecretThatCanBeRead() {
    var grant = grant();
    var device = one.deviceRequests().begin(integration(), SCOPES);
    var secrets = new ArrayList<>(List.of(
        code(grant), one.tokens().newAccess(grant, SCOPES), one.tokens().newRefresh(grant), one.signIns().begin(ALEX),
        device.codes().deviceCode(), new Secret(device.codes().userCode()), device.codes().link(),
        integration().credentials().clientSecret().orElseThrow(), new Secret("a-nonce-sentinel"), new Secret("challenge-sentinel"),
        new Secret(one.keys().current().getPrivateExponent().toString())));
    secrets.add(one.tokens().use(secrets.get(2), RefreshPolicy.rotate).orElseThrow().value());
    one.messages().add(one.rooms().createGroup("title-sentinel", ALEX).uuid(), ALEX, Optional.of("text-sentinel"), Optional.empty());
    one.consents().remember(ALEX, grant.clientId(), SCOPES);
    secrets.addAll(List.of(new Secret("title-sentinel"), new Secret("text-sentinel"), new Secret("alex@example.com")));

    var dump = dump();

    assertTrue(dump.contains(grant.clientId()), "the dump has what may be read");
    for (var secret : secrets) {
      var octets = secret.reveal().getBytes(UTF_8);
      assertFalse(dump.contains(secret.reveal()), "as text");
      assertFalse(dump.contains(HexFormat.of().formatHex(octets)), "as octets");
      assertFalse(dump.contains(Base64.getEncoder().withoutPadding().encodeToString(octets)), "in base64");
    }
  }

  /** Every row of every table. */
  private String dump() {
    return one.database().run(handle -> {
      var tables = handle.createQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").mapTo(String.class).list();
      var dump = new StringBuilder();
      tables.forEach(table -> handle.createQuery("SELECT CAST(t AS text) FROM <table> t").define("table", table)
          .mapTo(String.class).forEach(row -> dump.append(row).append('\n')));
      return dump.toString();
    });
  }

  private int count(String rows) {
    return one.database().run(handle ->
        handle.createQuery("SELECT count(*) FROM <rows>").define("rows", rows).mapTo(Integer.class).one());
  }

  private Grant grant() {
    var grant = Grant.byCode(integration(), signIn(), SCOPES, Optional.of("a-nonce-sentinel"), clock.instant());
    one.grants().add(grant);
    return grant;
  }

  private Integration integration() {
    return one.integrations().withName("Test").orElseGet(() -> one.integrations().register(metadata("Test")));
  }

  private static ClientMetadata metadata(String name) {
    return ClientMetadata.of(name, CALLBACK, SCOPES);
  }

  private SignIn signIn() {
    return new SignIn(ALEX, clock.instant());
  }

  private Secret code(Grant grant) {
    var challenge = new PkceChallenge(PkceChallenge.Method.plain, "challenge-sentinel".repeat(3));
    return one.codes().issue(
        new IssuedCode(grant.id(), CALLBACK, true, Optional.of(challenge), clock.instant(), Optional.empty()));
  }
}
