package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.Examples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import playground.testing.Examples;

class TokensTest {

  private static final Scopes REQUESTED = Scopes.parse("spark:rooms_read spark:people_read");
  private static final Instant LATER = NOW.plus(Duration.ofDays(3));

  private final Tokens held = Tokens.of(Examples.granted(), REQUESTED, NOW);

  @Test
  void lifetimesBecomeMoments() {
    assertEquals(Optional.of(Duration.ofSeconds(1_209_599)), held.lifetime().duration());
    assertEquals(Optional.of(Instant.parse("2026-03-15T11:59:59Z")), held.lifetime().end());
    assertEquals(Optional.of(Instant.parse("2026-05-30T11:59:59Z")), held.refreshLifetime().end());
  }

  @Test
  void theTokenDiesInTheVerySecondItsLifetimeIsOver() {
    assertFalse(held.lifetime().isOverAt(Instant.parse("2026-03-15T11:59:58.999Z")));
    assertTrue(held.lifetime().isOverAt(Instant.parse("2026-03-15T11:59:59Z")));
  }

  @Test
  void withoutALifetimeNobodyCanSayThatItHasExpired() {
    var endless = Tokens.of(Examples.barelyGranted("access-1"), REQUESTED, NOW);

    assertEquals(Optional.empty(), endless.lifetime().end());
    assertFalse(endless.lifetime().isOverAt(NOW.plus(Duration.ofDays(10_000))));
  }

  /** C-21, RFC 6749 §6: "the authorization server MAY issue a new refresh token"; when it does not, the old stays. */
  @Test
  void aRefreshWithoutANewRefreshTokenKeepsTheOldOneAndItsClock() {
    var after = held.refreshedBy(Examples.barelyGranted("access-2"), LATER);

    assertEquals(new Secret("access-2"), after.accessToken());
    assertEquals(Optional.of(new Secret("refresh-1")), after.refreshToken());
    assertEquals(held.refreshLifetime().duration(), after.refreshLifetime().duration());
    assertEquals(held.refreshLifetime().end(), after.refreshLifetime().end());
  }

  /** C-21: "the client MUST discard the old refresh token and replace it with the new" (RFC 6749 §6). */
  @Test
  void aNewRefreshTokenReplacesTheOldOneAndItsClock() {
    var response = response(Optional.of(new Secret("refresh-2")), Optional.of(Duration.ofSeconds(60)));

    var after = held.refreshedBy(response, LATER);

    assertEquals(Optional.of(new Secret("refresh-2")), after.refreshToken());
    assertEquals(Optional.of(LATER.plusSeconds(60)), after.refreshLifetime().end());
  }

  /** C-21: the old clock says nothing about a new token. */
  @Test
  void aNewRefreshTokenWithoutALifetimeHasNoClock() {
    var after = held.refreshedBy(response(Optional.of(new Secret("refresh-2")), Optional.empty()), LATER);

    assertEquals(Optional.empty(), after.refreshLifetime().duration());
    assertEquals(Optional.empty(), after.refreshLifetime().end());
  }

  /** C-21: Webex keeps the token and starts its life afresh. */
  @Test
  void aNewLifetimeSetsTheClockOfTheOldRefreshToken() {
    var after = held.refreshedBy(response(Optional.empty(), Optional.of(Duration.ofSeconds(7_775_999))), LATER);

    assertEquals(Optional.of(new Secret("refresh-1")), after.refreshToken());
    assertEquals(Optional.of(LATER.plusSeconds(7_775_999)), after.refreshLifetime().end());
  }

  @Test
  void theClockOfTheAccessTokenFollowsTheLastResponseAlone() {
    var after = held.refreshedBy(Examples.barelyGranted("access-2"), LATER);

    assertEquals(Optional.empty(), after.lifetime().duration());
    assertEquals(Optional.empty(), after.lifetime().end());
  }

  /** C-15: an answer without scope means "as requested" (RFC 6749 §5.1). */
  @Test
  void whatWasGrantedCountsOrElseWhatWasRequested() {
    assertEquals("spark:rooms_read", held.scopes().toString());
    assertEquals(REQUESTED, Tokens.of(Examples.barelyGranted("access-1"), REQUESTED, NOW).scopes());
  }

  /** C-15: a refresh that does not name the scopes leaves them as they were granted (RFC 6749 §6). */
  @Test
  void aRefreshThatDoesNotNameTheScopesLeavesThemAsGranted() {
    var after = held.refreshedBy(Examples.barelyGranted("access-2"), LATER);

    assertEquals("spark:rooms_read", after.scopes().toString());
    assertEquals(REQUESTED, after.requested());
  }

  /** OpenID Connect Core §12.2: a later ID token is compared with the first, however many refreshes lie between. */
  @Test
  void theFirstIdTokenIsKeptBesideTheLatest() {
    var first = Tokens.of(withIdToken("id-1"), REQUESTED, NOW);
    assertEquals(Optional.of(new Secret("id-1")), first.idToken());
    assertEquals(Optional.empty(), first.replacedIdToken(), "there is nothing to compare it with");

    var third = first.refreshedBy(withIdToken("id-2"), LATER).refreshedBy(withIdToken("id-3"), LATER);

    assertEquals(Optional.of(new Secret("id-3")), third.idToken());
    assertEquals(Optional.of(new Secret("id-1")), third.replacedIdToken());
  }

  /** OpenID Connect Core §12.2: a refresh "might not contain an id_token". */
  @Test
  void aRefreshWithoutAnIdTokenKeepsTheOneBefore() {
    var after = Tokens.of(withIdToken("id-1"), REQUESTED, NOW).refreshedBy(Examples.barelyGranted("access-2"), LATER);

    assertEquals(Optional.of(new Secret("id-1")), after.idToken());
    assertEquals(Optional.empty(), after.replacedIdToken());
  }

  @Test
  void anIdTokenThatOnlyARefreshBroughtIsTheFirst() {
    var after = held.refreshedBy(withIdToken("id-1"), LATER);

    assertEquals(Optional.empty(), held.idToken());
    assertEquals(Optional.of(new Secret("id-1")), after.idToken());
    assertEquals(Optional.empty(), after.replacedIdToken());
  }

  private static TokenResponse withIdToken(String idToken) {
    return new TokenResponse(
        new Secret("access-1"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of(new Secret(idToken)));
  }

  private static TokenResponse response(Optional<Secret> refreshToken, Optional<Duration> refreshExpiresIn) {
    return new TokenResponse(
        new Secret("access-2"), Optional.empty(), Optional.empty(), refreshToken, refreshExpiresIn, Optional.empty());
  }
}
