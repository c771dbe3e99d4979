package playground.sandbox.protocol;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.store.Grant;

/**
 * What the token endpoint grants (RFC 6749 §5.1; {@code refresh_token_expires_in} is Webex's own).
 *
 * @param refreshLeft what is left of the refresh token's life, whole seconds on the wire
 * @param grant what it all came of, for the ID token
 * @param nonce likewise; empty when the ID token has none
 */
public record IssuedTokens(
    Secret access,
    Duration accessLife,
    Secret refresh,
    Duration refreshLeft,
    Scopes scopes,
    Grant grant,
    Optional<String> nonce) {

  /** As JSON members, in the order in which Webex writes them. */
  public Map<String, Object> inWireOrder() {
    var members = new LinkedHashMap<String, Object>();
    members.put("access_token", access.reveal());
    members.put("expires_in", accessLife.toSeconds());
    members.put("refresh_token", refresh.reveal());
    members.put("refresh_token_expires_in", refreshLeft.toSeconds());
    members.put("token_type", "Bearer");
    members.put("scope", scopes.toString());
    return members;
  }
}
