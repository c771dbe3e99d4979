package playground.oauth;

import java.net.URI;
import java.util.Optional;

/**
 * Signs a person out of an OpenID provider, carried by the browser (OpenID Connect RP-Initiated Logout §2). The provider
 * takes GET and POST; only POST keeps the ID token out of URLs.
 *
 * @param clientId empty when none is set, or the hint names it
 * @param idTokenHint tells the provider whose session to end; empty when no ID token was issued
 * @param postLogoutRedirectUri where the provider sends the browser afterwards, if it is registered there
 */
public record EndSessionRequest(Optional<String> clientId, Optional<Secret> idTokenHint, URI postLogoutRedirectUri) {

  /** The parameters. */
  public Form form() {
    var form = Form.empty().with("post_logout_redirect_uri", postLogoutRedirectUri.toString());
    var identified = clientId.map(id -> form.with("client_id", id)).orElse(form);
    return idTokenHint.map(token -> identified.with("id_token_hint", token.reveal())).orElse(identified);
  }
}
