package playground.webex.token;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure;
import playground.oauth.RequestKind;
import playground.oauth.Secret;
import playground.webex.Header;
import playground.webex.HttpExchange;
import playground.webex.HttpTransport;
import playground.webex.RedactedRequest;
import playground.webex.Redactor;

/**
 * Takes a token back (RFC 7009). Webex does not document this for integrations: its own JavaScript SDK does it so, with
 * Basic credentials, at the identity broker (contract, 1.M).
 */
public final class RevocationClient {

  private static final int MAX_RESPONSE_BYTES = 64 * 1024;

  private final HttpTransport transport;
  private final Clock clock;

  public RevocationClient(HttpTransport transport, Clock clock) {
    this.transport = transport;
    this.clock = clock;
  }

  /**
   * How it went.
   *
   * @param failure why no response came; empty when one did, whatever its status
   */
  public record Revoked(HttpExchange exchange, Optional<OAuthFailure> failure) {
    public boolean isDone() {
      return exchange.response().map(r -> r.status() / 100 == 2).orElse(false);
    }
  }

  /**
   * @param hint {@code access_token} or {@code refresh_token}
   */
  public Revoked revoke(URI endpoint, ClientCredentials credentials, Secret token, String hint) {
    var form = Form.empty().with("token", token.reveal()).with("token_type_hint", hint);
    var request =
        HttpRequest.newBuilder(endpoint)
            .header("Accept", "application/json")
            .header("Content-Type", HttpTransport.FORM_TYPE)
            .header("Authorization", "Basic " + credentials.basic().reveal())
            .POST(BodyPublishers.ofString(form.encoded()))
            .build();
    var shown = redacted(endpoint, hint);
    var secret = credentials.clientSecret().map(Secret::reveal).orElse("");
    var sentAt = clock.instant();
    try {
      var response = transport.send(request, RequestKind.REVOCATION, MAX_RESPONSE_BYTES);
      var took = Duration.between(sentAt, clock.instant());
      return new Revoked(
          HttpExchange.withResponse(shown, sentAt, took, response, Redactor.of(token.reveal(), secret)), Optional.empty());
    } catch (OAuthException e) {
      return new Revoked(
          HttpExchange.withoutResponse(shown, sentAt, Duration.between(sentAt, clock.instant())), Optional.of(e.failure()));
    }
  }

  private static RedactedRequest redacted(URI endpoint, String hint) {
    var headers = List.of(
        new Header("Accept", "application/json"),
        new Header("Content-Type", HttpTransport.FORM_TYPE),
        new Header("Authorization", "Basic " + RedactedRequest.REDACTED));
    var curl = "curl --user \"$CLIENT_ID:$CLIENT_SECRET\" \\\n  --data-urlencode \"token=$TOKEN\" \\\n  --data token_type_hint="
        + hint + " \\\n  '" + endpoint + "'";
    var body = "token=" + RedactedRequest.REDACTED + "&token_type_hint=" + hint;
    return new RedactedRequest("POST", endpoint, headers, body, curl);
  }
}
