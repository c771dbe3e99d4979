package playground.webex;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import playground.oauth.ClientAuthentication;
import playground.oauth.Form;

/**
 * A request ready to show: method, target, headers and body as sent, with every secret redacted.
 *
 * @param body form-encoded; empty for GET
 * @param curl the same request as a command line, with placeholders for the secrets
 */
public record RedactedRequest(String method, URI uri, List<Header> headers, String body, String curl) {

  /** Replaces a secret of any length. */
  public static final String REDACTED = "●●●●●●";

  /** The same with characters that a URL allows. */
  private static final String REDACTED_IN_URLS = "******";

  private static final Set<String> REDACTED_QUERY_PARAMETERS = Set.of("code", "state");

  private static final Map<String, String> PLACEHOLDERS =
      Map.of(
          "code", "$CODE",
          "code_verifier", "$CODE_VERIFIER",
          "client_secret", "$CLIENT_SECRET",
          "device_code", "$DEVICE_CODE",
          "refresh_token", "$REFRESH_TOKEN",
          "token", "$TOKEN"); // RFC 7009 §2.1

  /** Whether a form field of that name holds a secret, so that its value never shows. */
  static boolean isSecret(String fieldName) {
    return PLACEHOLDERS.containsKey(fieldName);
  }

  /**
   * A form POST of a client that authenticates (RFC 6749 §2.3.1).
   *
   * @param body with what the method adds to it
   */
  public static RedactedRequest post(URI uri, Form body, ClientAuthentication method) {
    var plain = post(uri, body);
    return method == ClientAuthentication.CLIENT_SECRET_BASIC ? plain.withBasic() : plain;
  }

  private static RedactedRequest post(URI uri, Form form) {
    var body =
        form.parameters().stream()
            .map(p -> isSecret(p.name()) ? p.name() + "=" + REDACTED : p.encoded())
            .collect(Collectors.joining("&"));
    var headers =
        List.of(new Header("Accept", "application/json"), new Header("Content-Type", HttpTransport.FORM_TYPE));
    var data = form.parameters().stream().map(RedactedRequest::dataOption).collect(Collectors.joining());
    var curl = "curl --header 'Accept: application/json'" + data + " \\\n  " + quoted(uri.toString());
    return new RedactedRequest("POST", uri, headers, body, curl);
  }

  private RedactedRequest withBasic() {
    var more = new ArrayList<>(List.of(new Header("Authorization", "Basic " + REDACTED)));
    more.addAll(headers);
    var authenticated = curl.replaceFirst("^curl", "curl --user \"\\$CLIENT_ID:\\$CLIENT_SECRET\"");
    return new RedactedRequest(method, uri, more, body, authenticated);
  }

  /** A GET with a bearer token. */
  public static RedactedRequest get(URI uri) {
    return call("GET", uri, "");
  }

  /**
   * A call with a bearer token.
   *
   * @param json empty without a body
   */
  public static RedactedRequest call(String method, URI uri, String json) {
    var headers = new ArrayList<>(
        List.of(new Header("Accept", "application/json"), new Header("Authorization", "Bearer " + REDACTED)));
    var data = "";
    if (!json.isEmpty()) {
      headers.add(new Header("Content-Type", "application/json"));
      data = "--header 'Content-Type: application/json' \\\n  --data " + quoted(json) + " \\\n  ";
    }
    var verb = method.equals("GET") ? "" : "--request " + method + " ";
    var curl =
        "curl " + verb + "--header 'Accept: application/json' \\\n  --header \"Authorization: Bearer $ACCESS_TOKEN\" \\\n  "
            + data + quoted(uri.toString());
    return new RedactedRequest(method, uri, headers, json, curl);
  }

  /** A request of the browser, with code and state in its query redacted, because both could be replayed. */
  public static RedactedRequest navigation(URI uri) {
    var query =
        Form.parse(uri.getRawQuery()).parameters().stream()
            .map(p -> REDACTED_QUERY_PARAMETERS.contains(p.name())
                ? p.name() + "=" + REDACTED_IN_URLS
                : new Form(List.of(p)).encodedForQuery())
            .collect(Collectors.joining("&"));
    var address = uri.toString();
    var path = address.contains("?") ? address.substring(0, address.indexOf('?')) : address;
    var redacted = URI.create(query.isEmpty() ? path : path + "?" + query);
    var accept = List.of(new Header("Accept", "text/html"));
    return new RedactedRequest("GET", redacted, accept, "", "curl " + quoted(redacted.toString()));
  }

  /** A form of ours that the browser posts; its fields are not recorded. */
  public static RedactedRequest submission(URI uri) {
    var accept = List.of(new Header("Accept", "text/html"));
    return new RedactedRequest("POST", uri, accept, "", "curl --request POST " + quoted(uri.toString()));
  }

  /** The parameters of its query; none when there is no query, or it cannot be read. */
  public Form query() {
    return Form.parseIfWellFormed(uri.getRawQuery()).orElse(Form.empty());
  }

  /** The fields of its body; none when the body is no form, whatever it looks like, or it cannot be read. */
  public Form fields() {
    var isForm = headers.stream().anyMatch(
        header -> header.name().equals("Content-Type") && header.value().equals(HttpTransport.FORM_TYPE));
    return isForm ? Form.parseIfWellFormed(body).orElse(Form.empty()) : Form.empty();
  }

  /** The lines of HTTP, as a person would type them. */
  public String httpText() {
    var path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    var lines = new StringBuilder(method + " " + path + " HTTP/1.1\nHost: " + uri.getRawAuthority() + "\n");
    headers.forEach(header -> lines.append(header.name()).append(": ").append(header.value()).append('\n'));
    return lines.append(body.isEmpty() ? "" : "\n" + body).toString();
  }

  private static String dataOption(Form.Parameter parameter) {
    var placeholder = PLACEHOLDERS.get(parameter.name());
    var argument =
        placeholder == null
            ? quoted(parameter.name() + "=" + parameter.value())
            : "\"" + parameter.name() + "=" + placeholder + "\"";
    return " \\\n  --data-urlencode " + argument;
  }

  /** Quoted for a POSIX shell, whatever is in it. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
