package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.oauth.DenialCode.ACCESS_DENIED;
import static playground.oauth.DenialCode.CLIENT_UNKNOWN;
import static playground.oauth.DenialCode.EXPIRED_TOKEN;
import static playground.oauth.DenialCode.INVALID_CLIENT;
import static playground.oauth.DenialCode.INVALID_GRANT;
import static playground.oauth.DenialCode.REDIRECT_URI_REFUSED;
import static playground.oauth.DenialCode.TOKEN_LIMIT_REACHED;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.oauth.OAuthFailure.AuthorizationDenied;
import playground.oauth.OAuthFailure.CallbackRejected;
import playground.oauth.OAuthFailure.NoResponse;
import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.testing.Examples;

/** Which failures end a grant: after those, what was sent can never be used again (RFC 6749 §5.2, RFC 8628 §3.5). */
class OAuthFailureTest {

  private static final Set<DenialCode> FINAL = EnumSet.of(INVALID_GRANT, ACCESS_DENIED, EXPIRED_TOKEN, TOKEN_LIMIT_REACHED);

  /** C-22: the refresh token survives everything that is not about itself. */
  @ParameterizedTest
  @EnumSource(DenialCode.class)
  void aRefusalEndsTheGrantWhenItIsAboutTheGrant(DenialCode code) {
    assertEquals(FINAL.contains(code), denied(RequestKind.REFRESH, code).endsGrant());
    assertEquals(FINAL.contains(code), denied(RequestKind.DEVICE_POLL, code).endsGrant());
  }

  /** A code belongs to the client and the redirect URI that it was issued to; with others it is worth nothing. */
  @ParameterizedTest
  @EnumSource(DenialCode.class)
  void aCodeEndsWithItsClientAndItsRedirectUriToo(DenialCode code) {
    var endsCode = FINAL.contains(code) || code == CLIENT_UNKNOWN || code == REDIRECT_URI_REFUSED;

    assertEquals(endsCode, denied(RequestKind.CODE, code).endsGrant());
  }

  /** A response came, so a code must be taken for used up (RFC 6749 §4.1.2); a refresh token may be sent again. */
  @ParameterizedTest
  @EnumSource(ResponseFault.class)
  void anUnusableResponseUsesACodeUpAndNoRefreshToken(ResponseFault fault) {
    var hasCome = fault != ResponseFault.REDIRECT;

    assertEquals(hasCome, new UnusableResponse(RequestKind.CODE, fault, "").endsGrant());
    assertEquals(hasCome, new UnusableResponse(RequestKind.DEVICE_POLL, fault, "").endsGrant());
    assertFalse(new UnusableResponse(RequestKind.REFRESH, fault, "").endsGrant());
  }

  /** F-04: what got no response may not have arrived. */
  @ParameterizedTest
  @EnumSource(TransportFault.class)
  void noResponseEndsNothing(TransportFault fault) {
    assertFalse(noResponse(fault).endsGrant());
  }

  @Test
  void aRejectedCallbackEndsNothing() {
    assertFalse(new CallbackRejected(CallbackFault.UNKNOWN_STATE).endsGrant());
  }

  /** W-12: a log names the code of what happened, and nothing that was sent. */
  @Test
  void anExceptionIsNamedByItsCodeAlone() {
    assertEquals("UNKNOWN_STATE", message(new CallbackRejected(CallbackFault.UNKNOWN_STATE)));
    assertEquals("INVALID_CLIENT", message(denied(RequestKind.CODE, INVALID_CLIENT)));
    assertEquals("NOT_JSON", message(new UnusableResponse(RequestKind.CODE, ResponseFault.NOT_JSON, "detail")));
    var fault = TransportFault.values()[0];
    assertEquals(fault.name(), message(noResponse(fault)));
    var refusal = message(new AuthorizationDenied("access_denied", "no thanks", Examples.request("st4te")));
    assertFalse(refusal.contains("no thanks") || refusal.contains("st4te"), refusal);
    assertTrue(refusal.contains("AUTHORIZATION_DENIED"), refusal);
  }

  private static String message(OAuthFailure failure) {
    return new OAuthException(failure).getMessage();
  }

  private static RequestDenied denied(RequestKind request, DenialCode code) {
    return new RequestDenied(request, code, 400, "words", Optional.empty());
  }

  private static NoResponse noResponse(TransportFault fault) {
    return new NoResponse(fault, "webexapis.com", Duration.ofSeconds(10));
  }
}
