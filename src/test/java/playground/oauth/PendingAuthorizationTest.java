package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.Examples.NOW;
import static playground.testing.Examples.pending;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.oauth.OAuthFailure.AuthorizationDenied;
import playground.oauth.OAuthFailure.CallbackRejected;
import playground.testing.Examples;

/** RFC 6749 §10.12: a callback that does not answer this request brings no code. */
class PendingAuthorizationTest {

  private final PendingAuthorization ours = pending("ours");

  @Test
  void aCallbackWithOurStateBringsItsCodeAndItsRequest() {
    var code = verify("code=c0de&state=ours");

    assertEquals("c0de", code.code().reveal());
    assertSame(ours, code.pending());
  }

  /** C-05: the browser may be away for sixty minutes, and not for one second more. */
  @Test
  void anAuthorizationExpiresAfterSixtyMinutes() {
    assertFalse(ours.expiredAt(NOW.plusSeconds(3_599)));
    assertTrue(ours.expiredAt(NOW.plusSeconds(3_600)));
  }

  /** C-02: missing, blank, wrong, or given twice, and whatever else comes along. */
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
  void aCallbackThatIsNotTheResponseIsRejectedWithItsOwnReason(String query, CallbackFault fault) {
    assertEquals(fault, rejection(ours, query));
  }

  /** C-10, RFC 6749 §4.1.2.1: with our state, and only then, it is the authorization server that says no. */
  /** Without a request nothing can be compared, and the rest of what is wrong with a callback is found all the same. */
  @ParameterizedTest
  @CsvSource({
    "'',                              NO_STATE",
    "error=access_denied,             NO_STATE",
    "code=c0de&state=a&state=a,       REPEATED_PARAMETER",
    "code=1&code=2&state=theirs,      REPEATED_PARAMETER",
    "state=theirs,                    NO_CODE",
    "state=theirs&code=,              NO_CODE",
    "code=c0de&state=theirs,          ",
    "error=access_denied&state=theirs, "
  })
  void whatIsWrongWithACallbackOfUnknownOriginIsItsFormAlone(String query, CallbackFault fault) {
    if (fault == null) {
      PendingAuthorization.checkForm(Form.parse(query));
    } else {
      var thrown = assertThrows(OAuthException.class, () -> PendingAuthorization.checkForm(Form.parse(query)));
      assertEquals(new CallbackRejected(fault), thrown.failure());
    }
  }

  @Test
  void aRefusalOfTheServerIsReadAfterItsState() {
    var denied = denial("error=access_denied&error_description=Not+%3Cb%3Ethis%3C%2Fb%3E+time&state=ours");

    assertEquals("access_denied", denied.error());
    assertEquals("Not <b>this</b> time", denied.description());
    assertEquals(ours.request(), denied.request());
  }

  /** C-10: an error beside a code is an error. */
  @Test
  void aCodeBesideAnErrorIsNotTaken() {
    assertEquals("server_error", denial("code=c0de&error=server_error&state=ours").error());
  }

  @Test
  void anErrorCodeThatNobodyKnowsIsKeptAsSent() {
    var denied = denial("error=other&state=ours");

    assertEquals("other", denied.error());
    assertEquals("", denied.description());
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
  void aCallbackOfAnotherIssuerThanTheAnnouncedOneIsRejected(String query, CallbackFault fault) {
    assertEquals(fault, rejection(to(Examples.announcing("https://as.example.com")), query));
  }

  @Test
  void aCallbackOfTheAnnouncedIssuerIsAccepted() {
    var pending = to(Examples.announcing("https://as.example.com"));

    var code = pending.verify(Form.parse("code=c0de&state=ours&iss=https%3A%2F%2Fas.example.com"));

    assertEquals("c0de", code.code().reveal());
  }

  /** Announced or not, a callback that names a stranger is rejected; where no issuer is known, iss says nothing. */
  @Test
  void withoutAnAnnouncementAnIssuerOfTheListMayBeNamedAndNoOther() {
    var withList = to(Examples.withoutAnnouncement("https://as.example.com"));

    assertEquals(CallbackFault.FOREIGN_ISSUER, rejection(withList, "code=c&state=ours&iss=https://other.example.com"));
    assertEquals("c0de", verify("code=c0de&state=ours&iss=https://other.example.com").code().reveal());
  }

  private static PendingAuthorization to(AuthorizationServer server) {
    var begun = pending("ours");
    return new PendingAuthorization(server, begun.request(), begun.credentials(), begun.codeVerifier(), NOW);
  }

  private VerifiedCode verify(String query) {
    return ours.verify(Form.parse(query));
  }

  private static CallbackFault rejection(PendingAuthorization pending, String query) {
    var thrown = assertThrows(OAuthException.class, () -> pending.verify(Form.parse(query)));
    return ((CallbackRejected) thrown.failure()).fault();
  }

  private AuthorizationDenied denial(String query) {
    return (AuthorizationDenied) assertThrows(OAuthException.class, () -> verify(query)).failure();
  }
}
