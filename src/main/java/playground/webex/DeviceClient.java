package playground.webex;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import playground.oauth.ClientCredentials;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.Form;
import playground.oauth.OAuthFailure;
import playground.oauth.Secret;
import playground.oauth.TokenRequest;

/** The two calls of a device grant: one that begins it, and one that asks again and again (RFC 8628 §3.1, §3.4). */
public final class DeviceClient {

  private static final int MAX_ANSWER_BYTES = 64 * 1024;

  private final HttpTransport wire;
  private final Clock clock;

  /**
   * @param timeout for each whole exchange, the answer's body included
   */
  public DeviceClient(Duration timeout, Clock clock) {
    this.wire = new HttpTransport(timeout);
    this.clock = clock;
  }

  /** Asks for the codes; whatever goes wrong is in the result, nothing is thrown. */
  public DeviceStart begin(DeviceAuthorizationRequest asked, URI endpoint) {
    var masked = RedactedRequest.post(endpoint, asked.form());
    var sentAt = clock.instant();
    try {
      var reply = wire.send(post(endpoint, asked.form()).build(), MAX_ANSWER_BYTES);
      var exchange = HttpExchange.answered(masked, sentAt, since(sentAt), reply, Redactor.of());
      return read(reply, exchange, clock.instant());
    } catch (OAuthFailure failure) {
      var exchange = HttpExchange.unanswered(masked, sentAt, since(sentAt));
      return new DeviceStart(exchange, Optional.empty(), Optional.of(failure));
    }
  }

  private static DeviceStart read(RawResponse reply, HttpExchange exchange, Instant now) {
    try {
      if (!reply.isSuccess()) {
        throw TokenErrors.of(reply, Redactor.of(), now, DeviceErrors::start);
      }
      return new DeviceStart(exchange, Optional.of(DeviceAuthorizationReader.read(reply)), Optional.empty());
    } catch (OAuthFailure failure) {
      return new DeviceStart(exchange, Optional.empty(), Optional.of(failure));
    }
  }

  /** Asks whether the device may; whatever goes wrong is in the result, nothing is thrown. */
  public DevicePoll poll(TokenRequest.Device grant, ClientCredentials credentials, URI endpoint) {
    var form = grant.grant().with("client_id", credentials.clientId());
    var masked = RedactedRequest.postWithBasic(endpoint, form);
    // Webex demands Basic here, and takes the body only by hearsay (contract, 1.D).
    var request = post(endpoint, form).header("Authorization", "Basic " + credentials.basic().reveal()).build();
    var secrets = secretsIn(grant, credentials);
    var sentAt = clock.instant();
    try {
      var reply = wire.send(request, MAX_ANSWER_BYTES);
      var exchange = HttpExchange.answered(masked, sentAt, since(sentAt), reply, secrets);
      var now = clock.instant();
      return DevicePoll.answered(reply, TokenResponseReader.read(reply, grant, secrets, now).with(exchange), now);
    } catch (OAuthFailure failure) {
      return DevicePoll.unanswered(
          TokenExchange.failed(HttpExchange.unanswered(masked, sentAt, since(sentAt)), failure));
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
        .header("Content-Type", TokenClient.FORM_TYPE)
        .POST(BodyPublishers.ofString(form.encoded()));
  }

  private Duration since(Instant sentAt) {
    return Duration.between(sentAt, clock.instant());
  }
}
