package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.Examples.NOW;
import static playground.testing.Examples.attempt;

import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.oauth.OAuthFailure.AuthorizationDenied;
import playground.oauth.OAuthFailure.CallbackRejected;
import playground.testing.Examples;

/** RFC 6749 §10.12: a callback that this browser did not ask for goes nowhere. */
class PendingAuthorizationsTest {

  private final PendingAuthorizations attempts = new PendingAuthorizations();

  @Test
  void aCallbackWithOurStateBringsItsCodeAndItsAttempt() {
    var begun = attempt("ours");
    attempts.begin(begun);

    var verified = take("code=c0de&state=ours");

    assertEquals("c0de", verified.code().reveal());
    assertSame(begun, verified.attempt());
  }

  /** C-02: missing, blank, wrong, or given twice, and by whatever else comes along. */
  @ParameterizedTest
  @CsvSource({
    "'',                              NO_STATE",
    "code=c0de,                       NO_STATE",
    "code=c0de&state=,                NO_STATE",
    "code=c0de&State=ours,            NO_STATE",
    "error=access_denied,             NO_STATE",
    "code=c0de&state=theirs,          UNKNOWN_STATE",
    "code=c0de&state=OURS,            UNKNOWN_STATE",
    "code=c0de&state=our,             UNKNOWN_STATE",
    "error=access_denied&state=theirs, UNKNOWN_STATE",
    "code=1&code=2&state=theirs,      UNKNOWN_STATE",
    "code=c0de&state=ours&state=ours, REPEATED_PARAMETER",
    "code=c0de&state=ours&state=x,    REPEATED_PARAMETER",
    "code=1&code=2&state=ours,        REPEATED_PARAMETER",
    "code=1&state=ours&x=1&x=1,       REPEATED_PARAMETER",
    "state=ours,                      NO_CODE",
    "state=ours&code=,                NO_CODE"
  })
  void aCallbackThatIsNotTheAnswerIsRefusedWithItsOwnReason(String query, CallbackFault fault) {
    attempts.begin(attempt("ours"));

    assertEquals(fault, refusal(query, NOW));
  }

  /** C-02, C-03: what matches nothing takes nothing. */
  @Test
  void aForgedCallbackCostsTheRealOneNothing() {
    attempts.begin(attempt("ours"));

    refusal("code=forged&state=theirs", NOW);
    refusal("code=forged&state=ours&state=theirs", NOW);
    refusal("code=forged", NOW);

    assertEquals("c0de", take("code=c0de&state=ours").code().reveal());
  }

  /** C-02, C-08: reload, Back, or somebody who saw the address. */
  @Test
  void aStateServesOnce() {
    attempts.begin(attempt("ours"));
    take("code=c0de&state=ours");

    assertEquals(CallbackFault.REPLAYED_STATE, refusal("code=c0de&state=ours", NOW));
    assertEquals(CallbackFault.REPLAYED_STATE, refusal("error=access_denied&state=ours", NOW));
  }

  /** C-05: ten minutes, and not one second more. */
  @Test
  void anAttemptExpiresAfterTenMinutes() {
    attempts.begin(attempt("quick"));
    attempts.begin(attempt("slow"));

    assertEquals("c0de", takeAt("code=c0de&state=quick", NOW.plusSeconds(599)).code().reveal());
    assertEquals(CallbackFault.EXPIRED_STATE, refusal("code=c0de&state=slow", NOW.plusSeconds(600)));
    assertEquals(CallbackFault.EXPIRED_STATE, refusal("code=c0de&state=slow", NOW), "it stays expired");
  }

  /** C-05: three tabs, finished in the order 2, 3, 1. */
  @Test
  void severalAttemptsAreUnderWayAtOnceAndEndInAnyOrder() {
    Stream.of("1", "2", "3").map(tab -> attempt("tab-" + tab)).forEach(attempts::begin);

    assertEquals("tab-2", take("code=x&state=tab-2").attempt().request().state().value());
    assertEquals("tab-3", take("code=x&state=tab-3").attempt().request().state().value());
    assertEquals("tab-1", take("code=x&state=tab-1").attempt().request().state().value());
  }

  /** C-05: the newest twenty are kept, and the one given up can say so. */
  @Test
  void theOldestAttemptGivesWayToTheTwentyFirst() {
    IntStream.rangeClosed(1, 21).forEach(i -> attempts.begin(attempt("state-" + i)));

    assertEquals(CallbackFault.DISPLACED_STATE, refusal("code=x&state=state-1", NOW));
    assertEquals("state-2", take("code=x&state=state-2").attempt().request().state().value());
    assertEquals("state-21", take("code=x&state=state-21").attempt().request().state().value());
  }

  /** C-05: ten thousand begun attempts leave twenty, and what is remembered of the others is bounded too. */
  @Test
  void whatIsKeptIsBounded() {
    IntStream.range(0, 10_000).forEach(i -> attempts.begin(attempt("state-" + i)));

    var answers =
        IntStream.range(0, 10_000).mapToObj(i -> outcome("code=x&state=state-" + i)).toList();

    assertEquals(20, answers.stream().filter("taken"::equals).count());
    assertEquals("UNKNOWN_STATE", answers.get(0));
    assertEquals(40, answers.stream().filter("DISPLACED_STATE"::equals).count());
  }

  @Test
  void beginningAgainWithTheSameStateReplacesTheAttempt() {
    attempts.begin(attempt("ours"));
    var again = attempt("ours");

    assertTrue(attempts.begin(again));

    assertSame(again, take("code=x&state=ours").attempt());
    assertEquals(CallbackFault.REPLAYED_STATE, refusal("code=x&state=ours", NOW));
  }

  /** C-02: whoever has seen the state of a finished attempt must not be able to use it on the next one. */
  @Test
  void aStateThatHasServedCannotBeginAgain() {
    attempts.begin(attempt("ours"));
    take("code=x&state=ours");

    assertFalse(attempts.begin(attempt("ours")));

    assertEquals(CallbackFault.REPLAYED_STATE, refusal("code=x&state=ours", NOW));
  }

  /** C-10, RFC 6749 §4.1.2.1: with our state, and only then, it is the authorization server that says no. */
  @Test
  void aRefusalOfTheServerIsReadAfterItsState() {
    attempts.begin(attempt("ours"));

    var refused = denial("error=access_denied&error_description=Not+%3Cb%3Ethis%3C%2Fb%3E+time&state=ours");

    assertEquals("access_denied", refused.error());
    assertEquals("Not <b>this</b> time", refused.description());
    assertEquals("ours", refused.request().state().value());
    assertEquals(CallbackFault.REPLAYED_STATE, refusal("code=x&state=ours", NOW), "and the attempt is over");
  }

  /** C-10: an error beside a code is an error. */
  @Test
  void aCodeBesideAnErrorIsNotTaken() {
    attempts.begin(attempt("ours"));

    assertEquals("server_error", denial("code=c0de&error=server_error&state=ours").error());
  }

  @Test
  void anErrorCodeThatNobodyKnowsIsKeptAsSent() {
    attempts.begin(attempt("ours"));

    var refused = denial("error=other&state=ours");

    assertEquals("other", refused.error());
    assertEquals("", refused.description());
  }

  /** C-08: the same callback twenty times at once; often enough for a gap between looking and taking to show. */
  @Test
  void ofTwentyAtTheSameTimeOneWins() throws Exception {
    var together = new CyclicBarrier(20);
    var threads = Executors.newFixedThreadPool(20);
    try {
      for (var round = 0; round < 500; round++) {
        var query = "code=c0de&state=round-" + round;
        attempts.begin(attempt("round-" + round));

        var outcomes =
            threads.invokeAll(
                Collections.nCopies(
                    20,
                    () -> {
                      together.await();
                      return outcome(query);
                    }));

        var taken = 0;
        for (var outcome : outcomes) {
          taken += outcome.get().equals("taken") ? 1 : 0;
        }
        assertEquals(1, taken);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** C-06: RFC 9207 §2.4, character by character, and before the code or the error is looked at. */
  @ParameterizedTest
  @CsvSource({
    "code=c0de&state=ours,                                          NO_ISSUER",
    "error=access_denied&state=ours,                                NO_ISSUER",
    "code=c0de&state=ours&iss=https://as.example.com/,              FOREIGN_ISSUER",
    "code=c0de&state=ours&iss=https://idbroker.webex.com/idb,       FOREIGN_ISSUER",
    "error=access_denied&state=ours&iss=https://other.example.com,  FOREIGN_ISSUER"
  })
  void anAnswerOfAnotherIssuerThanTheAnnouncedOneIsRefused(String query, CallbackFault fault) {
    attempts.begin(to(Examples.announcing("https://as.example.com")));

    assertEquals(fault, refusal(query, NOW));
  }

  @Test
  void anAnswerOfTheAnnouncedIssuerIsTaken() {
    attempts.begin(to(Examples.announcing("https://as.example.com")));

    assertEquals("c0de", take("code=c0de&state=ours&iss=https%3A%2F%2Fas.example.com").code().reveal());
  }

  /** Announced or not, an answer that names a stranger is none of ours; where no issuer is known, iss says nothing. */
  @Test
  void withoutAnAnnouncementAnIssuerOfTheListMayBeNamedAndNoOther() {
    attempts.begin(to(Examples.withoutAnnouncement("https://as.example.com")));
    assertEquals(CallbackFault.FOREIGN_ISSUER, refusal("code=c0de&state=ours&iss=https://other.example.com", NOW));

    attempts.begin(attempt("second"));
    assertEquals("c0de", take("code=c0de&state=second&iss=https://other.example.com").code().reveal());
  }

  private static PendingAuthorization to(AuthorizationServer server) {
    var begun = attempt("ours");
    return new PendingAuthorization(server, begun.request(), begun.credentials(), begun.codeVerifier(), NOW);
  }

  private VerifiedCode take(String query) {
    return takeAt(query, NOW);
  }

  private VerifiedCode takeAt(String query, Instant when) {
    return attempts.take(Form.parse(query), when);
  }

  private AuthorizationDenied denial(String query) {
    return (AuthorizationDenied) assertThrows(OAuthException.class, () -> take(query)).failure();
  }

  private CallbackFault refusal(String query, Instant when) {
    return ((CallbackRejected) assertThrows(OAuthException.class, () -> takeAt(query, when)).failure()).fault();
  }

  private String outcome(String query) {
    try {
      take(query);
      return "taken";
    } catch (OAuthException refused) {
      return refused.failure().codeName();
    }
  }
}
