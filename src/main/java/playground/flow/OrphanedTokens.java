package playground.flow;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.Endpoint;
import playground.oauth.TokenTypeHint;
import playground.webex.token.RevocationClient;
import playground.webex.token.TokenExchange;

/**
 * Revokes tokens that arrive for nobody (RFC 7009): while their request was under way the browser's session was cleared,
 * or the person cancelled. Without this they would stay valid and nobody could find them.
 */
final class OrphanedTokens {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanedTokens.class);

  private final RevocationClient client;

  OrphanedTokens(RevocationClient client) {
    this.client = client;
  }

  /** Revokes what the exchange brought; where the server has no revocation endpoint, the tokens expire by themselves. */
  void revoke(AuthorizationServer server, ClientCredentials credentials, TokenExchange exchange) {
    server.endpoint(Endpoint.REVOCATION).ifPresent(endpoint -> exchange.granted().ifPresent(tokens -> {
      var isRevoked = client.revoke(server, credentials, tokens.accessToken(), TokenTypeHint.ACCESS_TOKEN).isDone()
          & tokens.refreshToken().map(t -> client.revoke(server, credentials, t, TokenTypeHint.REFRESH_TOKEN).isDone()).orElse(true);
      LOG.info("tokens arrived for a session that has been cleared; the server {}",
          isRevoked ? "has revoked them" : "did not confirm that it revoked them");
    }));
  }
}
