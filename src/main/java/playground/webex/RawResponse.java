package playground.webex;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A response as it came, not redacted; it stays below {@code playground.webex}.
 *
 * @param body at most as many bytes as the request allowed for
 */
public record RawResponse(int status, HttpHeaders headers, byte[] body) {

  public static RawResponse of(HttpResponse<byte[]> response) {
    return new RawResponse(response.statusCode(), response.headers(), response.body());
  }

  public boolean isSuccess() {
    return status / 100 == 2;
  }

  public boolean isRedirect() {
    return status / 100 == 3;
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The body as text; empty when it is not UTF-8, the only encoding that JSON has (RFC 8259 §8.1). */
  public Optional<String> text() {
    try {
      return Optional.of(withoutMark(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** For showing: what is not UTF-8 comes out as question marks. */
  public String lenientText() {
    return withoutMark(new String(body, StandardCharsets.UTF_8));
  }

  /** A byte order mark at the beginning may be ignored (RFC 8259 §8.1). */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** A web page where JSON should be: a proxy's, a captive portal's, a wrong address's. */
  public boolean looksLikeHtml() {
    var type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.contains("html") || lenientText().stripLeading().startsWith("<");
  }

  @Override
  public String toString() {
    return "RawResponse[" + status + ", body hidden]";
  }
}
