package playground.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One walk through the flow from the moment the browser is sent away: everything that the callback and the exchange
 * will be held against. Server and credentials are kept here, so that a changed setting cannot send this code
 * elsewhere (RFC 9700 §4.4).
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

  /** How long the browser may be away. Webex's own code lives for minutes, so more would help nobody. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  public boolean expiredAt(Instant now) {
    return !now.isBefore(begunAt.plus(LIFETIME));
  }

  /**
   * Reads the callback once its state has been matched to this attempt (RFC 6749 §4.1.2); called by
   * {@link PendingAuthorizations#take} alone.
   *
   * @throws OAuthException when it brings an error instead of a code (§4.1.2.1), neither, or comes from another issuer
   */
  VerifiedCode codeOf(Form callback) {
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
   * "Clients MUST then compare the result to the issuer identifier of the authorization server where the authorization
   * request was sent to" (RFC 9207 §2.4), an error's too; where none was announced, none need be there.
   */
  private void compareIssuer(Optional<String> iss) {
    if (iss.isEmpty() && server.issParameterSupported()) {
      throw rejected(CallbackFault.NO_ISSUER);
    }
    if (iss.isPresent() && !server.mayAnswerAs(iss.get())) {
      throw rejected(CallbackFault.FOREIGN_ISSUER);
    }
  }

  private static OAuthException rejected(CallbackFault fault) {
    return new OAuthException(new OAuthFailure.CallbackRejected(fault));
  }
}
