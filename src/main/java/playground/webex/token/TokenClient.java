package playground.webex.token;

import java.time.Clock;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.Endpoint;
import playground.oauth.RequestKind;
import playground.oauth.TokenRequest;
import playground.webex.HttpTransport;
import playground.webex.LoggedTransport;
import playground.webex.OutgoingRequest;
import playground.webex.RedactedRequest;

/**
 * The exchange: one form POST to the token endpoint, and what its response means (RFC 6749 §4.1.3, §5, §6).
 *
 * <p>A request is sent once. A code serves once, so sending it again could only turn a lost response into a refusal.
 */
public final class TokenClient {

  private static final int MAX_RESPONSE_BYTES = 64 * 1024;

  private final LoggedTransport transport;

  public TokenClient(HttpTransport transport, Clock clock) {
    this.transport = new LoggedTransport(transport, clock);
  }

  /** Sends the request and reads the response; whatever goes wrong is in the result, nothing is thrown. */
  public TokenExchange send(TokenRequest grant, ClientCredentials credentials, AuthorizationServer server) {
    var method = server.authenticationAt(Endpoint.TOKEN);
    var body = grant.body(credentials, method);
    var request = OutgoingRequest.form(server.tokenEndpoint(), body, credentials, method);
    var sent = transport.send(request, kindOf(grant), MAX_RESPONSE_BYTES);
    return new TokenResponseReader(kindOf(grant)).read(sent);
  }

  /** The request that {@link #send} would send, fit to be shown. */
  public static RedactedRequest preview(
      TokenRequest grant, ClientCredentials credentials, AuthorizationServer server) {
    var method = server.authenticationAt(Endpoint.TOKEN);
    return RedactedRequest.post(server.tokenEndpoint(), grant.body(credentials, method), method);
  }

  private static RequestKind kindOf(TokenRequest grant) {
    return grant instanceof TokenRequest.Refresh ? RequestKind.REFRESH : RequestKind.CODE;
  }
}
