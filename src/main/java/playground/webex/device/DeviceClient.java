package playground.webex.device;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import playground.oauth.ClientCredentials;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.Form;
import playground.oauth.OAuthException;
import playground.oauth.RequestKind;
import playground.oauth.Secret;
import playground.oauth.TokenRequest;
import playground.webex.ErrorResponse;
import playground.webex.HttpExchange;
import playground.webex.HttpTransport;
import playground.webex.RawResponse;
import playground.webex.RedactedRequest;
import playground.webex.Redactor;
import playground.webex.token.TokenExchange;
import playground.webex.token.TokenResponseReader;

/** The two calls of a device grant: one that begins it, and one that polls (RFC 8628 §3.1, §3.4). */
public final class DeviceClient {

  private static final int MAX_RESPONSE_BYTES = 64 * 1024;

  private final HttpTransport transport;
  private final Clock clock;

  public DeviceClient(HttpTransport transport, Clock clock) {
    this.transport = transport;
    this.clock = clock;
  }

  /** Requests the codes; a failure is in the result, never thrown. */
  public DeviceStart begin(DeviceAuthorizationRequest request, URI endpoint) {
    var redacted = RedactedRequest.post(endpoint, request.form());
    var sentAt = clock.instant();
    try {
      var post = post(endpoint, request.form()).build();
      var response = transport.send(post, RequestKind.DEVICE_AUTHORIZATION, MAX_RESPONSE_BYTES);
      var exchange = HttpExchange.withResponse(redacted, sentAt, since(sentAt), response, Redactor.of());
      return read(response, exchange, clock.instant());
    } catch (OAuthException e) {
      var exchange = HttpExchange.withoutResponse(redacted, sentAt, since(sentAt));
      return new DeviceStart(exchange, Optional.empty(), Optional.of(e.failure()));
    }
  }

  private static DeviceStart read(RawResponse response, HttpExchange exchange, Instant now) {
    if (!response.isSuccess()) {
      var failure = ErrorResponse.failure(response, RequestKind.DEVICE_AUTHORIZATION, Redactor.of(), now);
      return new DeviceStart(exchange, Optional.empty(), Optional.of(failure));
    }
    try {
      return new DeviceStart(exchange, Optional.of(DeviceAuthorizationReader.read(response)), Optional.empty());
    } catch (OAuthException e) {
      return new DeviceStart(exchange, Optional.empty(), Optional.of(e.failure()));
    }
  }

  /** Polls once; a failure is in the result, never thrown. */
  public DevicePoll poll(TokenRequest.Device grant, ClientCredentials credentials, URI endpoint) {
    var form = grant.grant().with("client_id", credentials.clientId());
    var redacted = RedactedRequest.postWithBasic(endpoint, form);
    // Webex demands Basic here, and takes the body only by hearsay (contract, 1.D).
    var request = post(endpoint, form).header("Authorization", "Basic " + credentials.basic().reveal()).build();
    var secrets = secretsIn(grant, credentials);
    var sentAt = clock.instant();
    try {
      var response = transport.send(request, RequestKind.DEVICE_POLL, MAX_RESPONSE_BYTES);
      var exchange = HttpExchange.withResponse(redacted, sentAt, since(sentAt), response, secrets);
      return DevicePoll.of(response.isSuccess()
          ? new TokenResponseReader(RequestKind.DEVICE_POLL).read(response, exchange)
          : TokenExchange.failed(
              exchange, ErrorResponse.failure(response, RequestKind.DEVICE_POLL, secrets, clock.instant())));
    } catch (OAuthException e) {
      return DevicePoll.of(
          TokenExchange.failed(HttpExchange.withoutResponse(redacted, sentAt, since(sentAt)), e.failure()));
    }
  }

  private static Redactor secretsIn(TokenRequest.Device grant, ClientCredentials credentials) {
    return Redactor.of(
        grant.deviceCode().reveal(),
        credentials.clientSecret().map(Secret::reveal).orElse(""),
        credentials.basic().reveal());
  }

  private static HttpRequest.Builder post(URI endpoint, Form form) {
    return HttpRequest.newBuilder(endpoint)
        .header("Accept", "application/json")
        .header("Content-Type", HttpTransport.FORM_TYPE)
        .POST(BodyPublishers.ofString(form.encoded()));
  }

  private Duration since(Instant sentAt) {
    return Duration.between(sentAt, clock.instant());
  }
}
