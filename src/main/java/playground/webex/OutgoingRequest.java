package playground.webex;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import playground.oauth.ClientAuthentication;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Secret;

/**
 * A request that holds secrets: what goes out, what of it may be shown, and the redactor for whatever comes back. All
 * three are made from the same parts, so that a secret that is sent is redacted when a server or a proxy echoes it.
 */
public final class OutgoingRequest {

  private final HttpRequest request;
  private final RedactedRequest shown;
  private final Redactor redactor;

  private OutgoingRequest(HttpRequest request, RedactedRequest shown, Redactor redactor) {
    this.request = request;
    this.shown = shown;
    this.redactor = redactor;
  }

  /**
   * A form POST of a client that authenticates (RFC 6749 §2.3.1).
   *
   * @param body with what the method adds to it
   */
  public static OutgoingRequest form(
      URI uri, Form body, ClientCredentials credentials, ClientAuthentication method) {
    var request = post(uri, body);
    if (method == ClientAuthentication.CLIENT_SECRET_BASIC) {
      request.header("Authorization", "Basic " + credentials.basic().reveal());
    }
    return new OutgoingRequest(
        request.build(), RedactedRequest.post(uri, body, method), redactor(body, credentials));
  }

  /**
   * A call with an access token in the header (RFC 6750 §2.1).
   *
   * @param json empty without a body
   */
  public static OutgoingRequest call(String method, URI uri, String json, Secret accessToken) {
    var request = HttpRequest.newBuilder(uri)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + accessToken.reveal());
    if (json.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json));
    }
    return new OutgoingRequest(
        request.build(), RedactedRequest.call(method, uri, json), Redactor.of(accessToken.reveal()));
  }

  private static HttpRequest.Builder post(URI uri, Form form) {
    return HttpRequest.newBuilder(uri)
        .header("Accept", "application/json")
        .header("Content-Type", HttpTransport.FORM_TYPE)
        .POST(BodyPublishers.ofString(form.encoded()));
  }

  /** Knows the secret and what Basic makes of it, wherever the request has them: a proxy may move them. */
  private static Redactor redactor(Form form, ClientCredentials credentials) {
    return Redactor.of(Stream.concat(secretsIn(form), secretsIn(credentials)));
  }

  private static Stream<String> secretsIn(Form form) {
    return form.parameters().stream().filter(p -> RedactedRequest.isSecret(p.name())).map(Form.Parameter::value);
  }

  private static Stream<String> secretsIn(ClientCredentials credentials) {
    return credentials.clientSecret().map(Secret::reveal).stream()
        .flatMap(secret -> Stream.of(secret, credentials.basic().reveal(), base64(credentials.clientId() + ":" + secret)));
  }

  /** Basic without the form-encoding that RFC 6749 §2.3.1 demands, as many make it. */
  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  HttpRequest request() {
    return request;
  }

  /** What may be shown of it. */
  public RedactedRequest shown() {
    return shown;
  }

  /** For everything that comes back. */
  public Redactor redactor() {
    return redactor;
  }

  @Override
  public String toString() {
    return "OutgoingRequest[hidden]";
  }
}
