package playground.webex;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import playground.oauth.Form;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exchanges as an HTTP archive, HAR 1.2, which browsers' developer tools and support people can open. What it is made
 * of is redacted already.
 */
public final class Har {

  /** The format's value for a size that was not measured. */
  private static final int UNKNOWN = -1;

  private Har() {}

  /**
   * One exchange.
   *
   * @param comment in the archive; says what it was for
   */
  public record Entry(HttpExchange exchange, String comment) {}

  /** The archive as JSON text, indented. */
  public static String of(List<Entry> entries, String version) {
    var root = JsonMapper.shared().createObjectNode();
    var log = root.putObject("log");
    log.put("version", "1.2");
    log.putObject("creator").put("name", "Webex OAuth Playground").put("version", version);
    var list = log.putArray("entries");
    entries.forEach(entry -> write(list.addObject(), entry));
    return root.toPrettyString();
  }

  private static void write(ObjectNode to, Entry entry) {
    var exchange = entry.exchange();
    var took = exchange.took().toMillis();
    to.put("startedDateTime", Instant.ofEpochMilli(exchange.sentAt().toEpochMilli()).toString());
    to.put("time", took);
    writeRequest(to.putObject("request"), exchange.request());
    writeResponse(to.putObject("response"), exchange);
    to.putObject("cache");
    to.putObject("timings").put("send", 0).put("wait", took).put("receive", 0);
    to.put("comment", entry.comment());
  }

  private static void writeRequest(ObjectNode to, RedactedRequest request) {
    to.put("method", request.method());
    to.put("url", request.uri().toString());
    to.put("httpVersion", "HTTP/1.1");
    to.putArray("cookies");
    writeHeaders(to.putArray("headers"), request.headers());
    writeParameters(to.putArray("queryString"), request.query());
    if (!request.body().isEmpty()) {
      var posted = to.putObject("postData");
      posted.put("mimeType", typeOf(request.headers(), "application/octet-stream"));
      posted.putArray("params");
      posted.put("text", request.body());
    }
    to.put("headersSize", UNKNOWN);
    to.put("bodySize", UNKNOWN);
  }

  /** Status 0 is the format's way to say that there was none. */
  private static void writeResponse(ObjectNode to, HttpExchange exchange) {
    var response = exchange.response();
    to.put("status", response.map(HttpExchange.Response::status).orElse(0));
    to.put("statusText", "");
    to.put("httpVersion", "HTTP/1.1");
    to.putArray("cookies");
    var headers = response.map(HttpExchange.Response::headers).orElse(List.of());
    writeHeaders(to.putArray("headers"), headers);
    var content = to.putObject("content");
    content.put("size", response.map(a -> a.body().length()).orElse(0));
    content.put("mimeType", typeOf(headers, "x-unknown"));
    response.ifPresent(a -> content.put("text", a.body()));
    to.put("redirectURL", header(headers, "location", ""));
    to.put("headersSize", UNKNOWN);
    to.put("bodySize", UNKNOWN);
  }

  private static void writeHeaders(ArrayNode to, List<Header> headers) {
    headers.forEach(header -> to.addObject().put("name", header.name()).put("value", header.value()));
  }

  private static void writeParameters(ArrayNode to, Form query) {
    query.parameters().forEach(p -> to.addObject().put("name", p.name()).put("value", p.value()));
  }

  private static String typeOf(List<Header> headers, String otherwise) {
    return header(headers, "content-type", otherwise);
  }

  private static String header(List<Header> headers, String name, String otherwise) {
    return headers.stream()
        .filter(header -> header.name().toLowerCase(Locale.ROOT).equals(name))
        .map(Header::value)
        .findFirst()
        .orElse(otherwise);
  }
}
