package playground.webex.token;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.OAuthException;
import playground.oauth.RequestKind;
import playground.oauth.TokenRequest;
import playground.webex.ErrorResponse;
import playground.webex.HttpExchange;
import playground.webex.HttpTransport;
import playground.webex.RedactedRequest;
import playground.webex.Redactor;

/**
 * The exchange: one form POST to the token endpoint, and what its response means (RFC 6749 §4.1.3, §5, §6).
 *
 * <p>A request is sent once. A code serves once, so sending it again could only turn a lost response into a refusal.
 */
public final class TokenClient {

  private static final int MAX_RESPONSE_BYTES = 64 * 1024;

  private final HttpTransport transport;
  private final Clock clock;

  public TokenClient(HttpTransport transport, Clock clock) {
    this.transport = transport;
    this.clock = clock;
  }

  /** Sends the request and reads the response; whatever goes wrong is in the result, nothing is thrown. */
  public TokenExchange send(TokenRequest grant, ClientCredentials credentials, URI tokenEndpoint) {
    var form = credentials.addTo(grant.grant());
    var request =
        HttpRequest.newBuilder(tokenEndpoint)
            .header("Accept", "application/json")
            .header("Content-Type", HttpTransport.FORM_TYPE)
            .POST(BodyPublishers.ofString(form.encoded()))
            .build();

    var sentAt = clock.instant();
    try {
      var response = transport.send(request, kindOf(grant), MAX_RESPONSE_BYTES);
      var took = Duration.between(sentAt, clock.instant());
      var exchange = HttpExchange.withResponse(redacted(form, tokenEndpoint), sentAt, took, response, secretsIn(form));
      return response.isSuccess()
          ? new TokenResponseReader(kindOf(grant)).read(response, exchange)
          : TokenExchange.failed(
              exchange, ErrorResponse.failure(response, kindOf(grant), secretsIn(form), clock.instant()));
    } catch (OAuthException e) {
      var took = Duration.between(sentAt, clock.instant());
      return TokenExchange.failed(HttpExchange.withoutResponse(redacted(form, tokenEndpoint), sentAt, took), e.failure());
    }
  }

  /** The request that {@link #send} would send, fit to be shown. */
  public static RedactedRequest preview(TokenRequest grant, ClientCredentials credentials, URI tokenEndpoint) {
    return redacted(credentials.addTo(grant.grant()), tokenEndpoint);
  }

  private static RequestKind kindOf(TokenRequest grant) {
    return grant instanceof TokenRequest.Refresh ? RequestKind.REFRESH : RequestKind.CODE;
  }

  private static RedactedRequest redacted(Form form, URI tokenEndpoint) {
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
