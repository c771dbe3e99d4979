package playground.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An authorization request whose callback is awaited, and everything that the callback and the exchange are compared
 * with. Server and credentials are stored here, so that a changed setting cannot send this code elsewhere
 * (RFC 9700 §4.4).
 *
 * @param codeVerifier empty when PKCE is switched off
 * @param begunAt when the browser was sent away
 */
public record PendingAuthorization(
    AuthorizationServer server,
    AuthorizationRequest request,
    ClientCredentials credentials,
    Optional<CodeVerifier> codeVerifier,
    Instant begunAt) {

  /** How long the browser may be away: a first sign-up at Webex takes longer than ten minutes. */
  public static final Duration LIFETIME = Duration.ofMinutes(60);

  public boolean expiredAt(Instant now) {
    return !now.isBefore(begunAt.plus(LIFETIME));
  }

  /**
   * The state of a callback, which is read before anything else of it.
   *
   * @throws OAuthException when there is none, or more than one
   */
  public static String stateOf(Form callback) {
    var states = callback.parameters().stream()
        .filter(parameter -> parameter.name().equals("state"))
        .map(Form.Parameter::value)
        .toList();
    if (states.isEmpty() || states.get(0).isEmpty()) {
      throw rejected(CallbackFault.NO_STATE);
    }
    if (states.size() > 1) {
      throw rejected(CallbackFault.REPEATED_PARAMETER);
    }
    return states.get(0);
  }

  /**
   * Verifies that a callback belongs to this request, its state first, and reads its code (RFC 6749 §4.1.2, §10.12).
   * Only this makes a {@link VerifiedCode}.
   *
   * @throws OAuthException when the callback is rejected, or brings an error instead of a code (§4.1.2.1)
   */
  public VerifiedCode verify(Form callback) {
    if (!request.state().matches(stateOf(callback))) {
      throw rejected(CallbackFault.UNKNOWN_STATE);
    }
    rejectRepeated(callback);
    compareIssuer(callback.value("iss"));
    var error = callback.value("error");
    if (error.isPresent()) {
      var description = callback.value("error_description").orElse("");
      throw new OAuthException(new OAuthFailure.AuthorizationDenied(error.get(), description, request));
    }
    return callback
        .value("code")
        .map(code -> new VerifiedCode(new Secret(code), this))
        .orElseThrow(() -> rejected(CallbackFault.NO_CODE));
  }

  /**
   * Checks what needs no request to compare with: one state, no parameter twice, a code or an error. It verifies
   * nothing, because only {@link #verify} can say whose the callback is.
   *
   * @throws OAuthException when every request would reject the callback
   */
  public static void checkForm(Form callback) {
    stateOf(callback);
    rejectRepeated(callback);
    if (callback.value("error").or(() -> callback.value("code")).isEmpty()) {
      throw rejected(CallbackFault.NO_CODE);
    }
  }

  /** "Request and response parameters MUST NOT be included more than once" (RFC 6749 §3.1). */
  private static void rejectRepeated(Form callback) {
    if (!callback.repeated().isEmpty()) {
      throw rejected(CallbackFault.REPEATED_PARAMETER);
    }
  }

  /**
   * "Clients MUST then compare the result to the issuer identifier of the authorization server where the authorization
   * request was sent to" (RFC 9207 §2.4), an error's too; where none was announced, none need be there.
   */
  private void compareIssuer(Optional<String> iss) {
    if (iss.isEmpty() && server.issParameterSupported()) {
      throw rejected(CallbackFault.NO_ISSUER);
    }
    if (iss.isPresent() && !server.mayHaveIssuer(iss.get())) {
      throw rejected(CallbackFault.FOREIGN_ISSUER);
    }
  }

  private static OAuthException rejected(CallbackFault fault) {
    return new OAuthException(new OAuthFailure.CallbackRejected(fault));
  }
}
