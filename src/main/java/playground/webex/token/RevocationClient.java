package playground.webex.token;

import java.time.Clock;
import java.util.Optional;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.Endpoint;
import playground.oauth.Form;
import playground.oauth.OAuthFailure;
import playground.oauth.RequestKind;
import playground.oauth.Secret;
import playground.oauth.TokenTypeHint;
import playground.webex.HttpExchange;
import playground.webex.HttpTransport;
import playground.webex.LoggedTransport;
import playground.webex.OutgoingRequest;

/**
 * Takes a token back (RFC 7009). Webex does not document this for integrations: its own JavaScript SDK does it so, at the
 * identity broker (contract, 1.M).
 */
public final class RevocationClient {

  private static final int MAX_RESPONSE_BYTES = 64 * 1024;

  private final LoggedTransport transport;

  public RevocationClient(HttpTransport transport, Clock clock) {
    this.transport = new LoggedTransport(transport, clock);
  }

  /**
   * How it went.
   *
   * @param failure why no response came, or why the one that came is no success; empty when the token is revoked
   */
  public record Revoked(HttpExchange exchange, Optional<OAuthFailure> failure) {
    public boolean isDone() {
      return failure.isEmpty();
    }
  }

  /**
   * Sends the token once; whatever goes wrong is in the result, nothing is thrown.
   *
   * @param server one with a revocation endpoint
   */
  public Revoked revoke(AuthorizationServer server, ClientCredentials credentials, Secret token, TokenTypeHint hint) {
    var endpoint = server.endpoint(Endpoint.REVOCATION).orElseThrow();
    var method = server.authenticationAt(Endpoint.REVOCATION);
    var form = Form.empty().with("token", token.reveal()).with("token_type_hint", hint.value());
    var request = OutgoingRequest.form(endpoint, method.addTo(form, credentials), credentials, method);
    var sent = transport.send(request, RequestKind.REVOCATION, MAX_RESPONSE_BYTES);
    return new Revoked(sent.exchange(), sent.failure());
  }
}
