package playground.webex;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure;
import playground.oauth.RequestKind;

/** Sends a request with secrets in it and records the exchange, redacted, whether a response came or not. */
public final class LoggedTransport {

  private final HttpTransport transport;
  private final Clock clock;

  public LoggedTransport(HttpTransport transport, Clock clock) {
    this.transport = transport;
    this.clock = clock;
  }

  /**
   * Sends it once; whatever goes wrong is in the result, nothing is thrown.
   *
   * @param maxBytes of the response's body
   */
  public SentRequest send(OutgoingRequest request, RequestKind kind, int maxBytes) {
    var sentAt = clock.instant();
    try {
      var response = transport.send(request.request(), kind, maxBytes);
      var receivedAt = clock.instant();
      var took = Duration.between(sentAt, receivedAt);
      var exchange = HttpExchange.withResponse(request.shown(), sentAt, took, response, request.redactor());
      var failure = response.isSuccess()
          ? Optional.<OAuthFailure>empty()
          : Optional.of(ErrorResponse.failure(response, kind, request.redactor(), receivedAt));
      return new SentRequest(exchange, Optional.of(response), failure);
    } catch (OAuthException e) {
      var exchange = HttpExchange.withoutResponse(request.shown(), sentAt, since(sentAt));
      return new SentRequest(exchange, Optional.empty(), Optional.of(e.failure()));
    }
  }

  private Duration since(Instant sentAt) {
    return Duration.between(sentAt, clock.instant());
  }
}
