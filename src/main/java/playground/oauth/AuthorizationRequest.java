package playground.oauth;

import java.net.URI;
import java.util.Optional;

/**
 * Step 1's message, carried by the browser in a URL (RFC 6749 §4.1.1, RFC 7636 §4.3).
 *
 * @param redirectUri where the browser is to come back; compared by Webex as an exact string with the registered ones
 * @param scopes what the integration asks for; Webex wants at least one
 * @param codeChallenge base64url of the SHA-256 of the verifier; empty when PKCE is switched off
 * @param authentication how the person is to sign in
 */
public record AuthorizationRequest(
    String clientId,
    URI redirectUri,
    Scopes scopes,
    State state,
    Optional<String> codeChallenge,
    AuthenticationParameters authentication) {

  /** One that leaves the signing in to the server. */
  public AuthorizationRequest(
      String clientId, URI redirectUri, Scopes scopes, State state, Optional<String> codeChallenge) {
    this(clientId, redirectUri, scopes, state, codeChallenge, AuthenticationParameters.NONE);
  }

  /** The parameters in the order of Webex's tutorial, then those of PKCE, then those of OpenID Connect. */
  public Form parameters() {
    var tutorial = Form.empty()
        .with("response_type", "code")
        .with("scope", scopes.toString())
        .with("state", state.value())
        .with("client_id", clientId)
        .with("redirect_uri", redirectUri.toString());
    return authentication.addTo(codeChallenge.map(challenge -> withPkce(tutorial, challenge)).orElse(tutorial));
  }

  private static Form withPkce(Form form, String challenge) {
    return form.with("code_challenge", challenge).with("code_challenge_method", CodeVerifier.CHALLENGE_METHOD);
  }

  /** The URL to send the browser to; retains the endpoint's own query (RFC 6749 §3.1). */
  public URI toUri(AuthorizationServer server) {
    return parameters().appendedTo(server.authorizationEndpoint());
  }
}
