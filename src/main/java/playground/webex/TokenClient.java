package playground.webex;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.OAuthFailure;
import playground.oauth.TokenRequest;

/**
 * The exchange: one form POST to the token endpoint, and what its answer means (RFC 6749 §4.1.3, §5, §6).
 *
 * <p>A request is sent once. A code serves once, so sending it again could only turn a lost answer into a refusal.
 */
public final class TokenClient {

  static final String FORM_TYPE = "application/x-www-form-urlencoded";

  private static final int MAX_ANSWER_BYTES = 64 * 1024;

  private final HttpTransport wire;
  private final Clock clock;

  /**
   * @param timeout for the whole exchange, the answer's body included
   */
  public TokenClient(Duration timeout, Clock clock) {
    this.wire = new HttpTransport(timeout);
    this.clock = clock;
  }

  /** Sends the request and reads the answer; whatever goes wrong is in the result, nothing is thrown. */
  public TokenExchange send(TokenRequest grant, ClientCredentials credentials, URI tokenEndpoint) {
    var form = credentials.addTo(grant.grant());
    var request =
        HttpRequest.newBuilder(tokenEndpoint)
            .header("Accept", "application/json")
            .header("Content-Type", FORM_TYPE)
            .POST(BodyPublishers.ofString(form.encoded()))
            .build();

    var sentAt = clock.instant();
    try {
      var reply = wire.send(request, MAX_ANSWER_BYTES);
      var took = Duration.between(sentAt, clock.instant());
      var exchange = HttpExchange.answered(masked(form, tokenEndpoint), sentAt, took, reply, secretsIn(form));
      return TokenResponseReader.read(reply, grant, secretsIn(form), clock.instant()).with(exchange);
    } catch (OAuthFailure failure) {
      var took = Duration.between(sentAt, clock.instant());
      return TokenExchange.failed(HttpExchange.unanswered(masked(form, tokenEndpoint), sentAt, took), failure);
    }
  }

  /** The request that {@link #send} would send, fit to be shown. */
  public static RedactedRequest preview(TokenRequest grant, ClientCredentials credentials, URI tokenEndpoint) {
    return masked(credentials.addTo(grant.grant()), tokenEndpoint);
  }

  private static RedactedRequest masked(Form form, URI tokenEndpoint) {
    return RedactedRequest.post(tokenEndpoint, form);
  }

  private static Redactor secretsIn(Form form) {
    return Redactor.of(
        form.value("code").orElse(""),
        form.value("code_verifier").orElse(""),
        form.value("client_secret").orElse(""),
        form.value("refresh_token").orElse(""));
  }
}
