package playground.webex.device;

import java.time.Clock;
import java.util.Optional;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.Endpoint;
import playground.oauth.Form;
import playground.oauth.OAuthException;
import playground.oauth.RequestKind;
import playground.oauth.TokenRequest;
import playground.webex.HttpExchange;
import playground.webex.HttpTransport;
import playground.webex.LoggedTransport;
import playground.webex.OutgoingRequest;
import playground.webex.RawResponse;
import playground.webex.token.TokenResponseReader;

/**
 * The two calls of a device grant: one that begins it, and one that polls (RFC 8628 §3.1, §3.4). The server must have
 * both endpoints.
 */
public final class DeviceClient {

  private static final int MAX_RESPONSE_BYTES = 64 * 1024;

  private final LoggedTransport transport;

  public DeviceClient(HttpTransport transport, Clock clock) {
    this.transport = new LoggedTransport(transport, clock);
  }

  /** Requests the codes; a failure is in the result, never thrown. */
  public DeviceStart begin(
      DeviceAuthorizationRequest request, ClientCredentials credentials, AuthorizationServer server) {
    var post = post(Endpoint.DEVICE_AUTHORIZATION, request.form(), credentials, server);
    var sent = transport.send(post, RequestKind.DEVICE_AUTHORIZATION, MAX_RESPONSE_BYTES);
    return sent.failure().isPresent()
        ? new DeviceStart(sent.exchange(), Optional.empty(), sent.failure())
        : read(sent.response().orElseThrow(), sent.exchange());
  }

  private static DeviceStart read(RawResponse response, HttpExchange exchange) {
    try {
      return new DeviceStart(exchange, Optional.of(DeviceAuthorizationReader.read(response)), Optional.empty());
    } catch (OAuthException e) {
      return new DeviceStart(exchange, Optional.empty(), Optional.of(e.failure()));
    }
  }

  /** Polls once; a failure is in the result, never thrown. */
  public DevicePoll poll(TokenRequest.Device grant, ClientCredentials credentials, AuthorizationServer server) {
    var form = grant.grant().with("client_id", credentials.clientId()); // Webex wants it beside Basic (contract, 1.D)
    var post = post(Endpoint.DEVICE_TOKEN, form, credentials, server);
    var sent = transport.send(post, RequestKind.DEVICE_POLL, MAX_RESPONSE_BYTES);
    return DevicePoll.of(new TokenResponseReader(RequestKind.DEVICE_POLL).read(sent));
  }

  private static OutgoingRequest post(
      Endpoint endpoint, Form form, ClientCredentials credentials, AuthorizationServer server) {
    var method = server.authenticationAt(endpoint);
    return OutgoingRequest.form(
        server.endpoint(endpoint).orElseThrow(), method.addTo(form, credentials), credentials, method);
  }
}
