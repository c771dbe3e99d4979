package playground.webex;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One request and its response, ready to show: both are redacted.
 *
 * @param took from sending to the last byte of the response, or to giving up
 * @param response empty when none came
 */
public record HttpExchange(RedactedRequest request, Instant sentAt, Duration took, Optional<Response> response) {

  /** Most characters of a response that are shown. */
  private static final int MAX_SHOWN = 20_000;

  private static final Set<String> HEADERS_THAT_MATTER =
      Set.of("content-type", "content-length", "date", "retry-after", "trackingid", "www-authenticate",
          "cache-control", "location", "link");

  /**
   * @param headers those that help to find a fault
   * @param body pretty-printed when it is JSON; cut off after {@value HttpExchange#MAX_SHOWN} characters
   * @param trackingId what Webex support asks for; empty when Webex sent none
   */
  public record Response(int status, List<Header> headers, String body, Optional<String> trackingId) {
    /** The value of that header, whatever its case; empty when it did not come, or does not matter. */
    public Optional<String> header(String name) {
      return headers.stream().filter(h -> h.name().equalsIgnoreCase(name)).map(Header::value).findFirst();
    }
  }

  public static HttpExchange withResponse(RedactedRequest request, Instant sentAt, Duration took, RawResponse response, Redactor redactor) {
    var headers =
        response.headers().map().entrySet().stream()
            .filter(header -> HEADERS_THAT_MATTER.contains(header.getKey().toLowerCase(Locale.ROOT)))
            .map(header -> new Header(header.getKey(), redactor.apply(String.join(", ", header.getValue()))))
            .toList();
    var body = redactor.apply(Json.pretty(response.lenientText()));
    var shown = body.length() > MAX_SHOWN ? body.substring(0, MAX_SHOWN) + "\n… cut off here" : body;
    var trackingId = response.header("trackingid").or(() -> ErrorResponse.of(response).trackingId()).map(redactor::excerpt);
    return new HttpExchange(request, sentAt, took, Optional.of(new Response(response.status(), headers, shown, trackingId)));
  }

  /** A request of the browser itself, whose response only the browser gets, unless it is ours. */
  public static HttpExchange navigated(RedactedRequest request, Instant at) {
    return new HttpExchange(request, at, Duration.ZERO, Optional.empty());
  }

  /**
   * The same with our own response to the browser, a page or a redirect.
   *
   * @param location without a secret; empty for a page, whose text is not recorded
   */
  public HttpExchange answered(int status, Optional<String> location) {
    var headers = location.map(to -> List.of(new Header("Location", to))).orElse(List.of());
    return new HttpExchange(request, sentAt, took, Optional.of(new Response(status, headers, "", Optional.empty())));
  }

  public static HttpExchange withoutResponse(RedactedRequest request, Instant sentAt, Duration took) {
    return new HttpExchange(request, sentAt, took, Optional.empty());
  }
}
