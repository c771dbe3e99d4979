package playground.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.QuotedQualityCSV;

/**
 * One of the {@link StaticFiles}. Browsers keep it and do not ask again, because what changes gets another address.
 *
 * @param type for {@code Content-Type}
 * @param compressed the same as {@code plain} when the build found nothing to gain
 */
record StaticFile(String type, Representation plain, Representation compressed) {

  /**
   * What goes out.
   *
   * @param tag for {@code ETag}, with its quotes
   */
  private record Representation(byte[] content, String tag) {}

  private static final String CACHE_CONTROL = "public, max-age=31536000, immutable"; // in seconds: a year

  /** As the build makes names; no other file of the jar has one like it, and no folder is in it. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9.-]+\\.([0-9a-f]{8})\\.(css|js|svg)");

  private static final Map<String, String> TYPES = Map.of(
      "css", "text/css;charset=utf-8", "js", "text/javascript;charset=utf-8", "svg", "image/svg+xml");

  /** Empty when there is no such file. */
  static Optional<StaticFile> read(String name) throws IOException {
    var parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var type = TYPES.get(parts.group(2));
    var plain = representation(name, "\"" + parts.group(1) + "\"");
    var compressed = representation(name + ".gz", "\"" + parts.group(1) + "-gzip\"");
    return plain.map(found -> new StaticFile(type, found, compressed.orElse(found)));
  }

  private static Optional<Representation> representation(String name, String tag) throws IOException {
    try (var content = StaticFile.class.getResourceAsStream(StaticFiles.PATH + name)) {
      return content == null ? Optional.empty() : Optional.of(new Representation(content.readAllBytes(), tag));
    }
  }

  /** Sends the content that the client accepts; only its head when the client has it. */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var accepted = acceptsGzip(request.getHeader("Accept-Encoding")) ? compressed : plain;
    response.setHeader("Cache-Control", CACHE_CONTROL);
    response.setHeader("ETag", accepted.tag());
    if (compressed != plain) {
      response.setHeader("Vary", "Accept-Encoding");
    }
    if (isKnown(accepted.tag(), request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(type);
    response.setContentLength(accepted.content().length);
    if (accepted != plain) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.getOutputStream().write(accepted.content());
  }

  private static boolean acceptsGzip(String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    var codings = new QuotedQualityCSV(); // leaves out those with q=0
    codings.addValue(acceptEncoding);
    return codings.getValues().stream().anyMatch("gzip"::equalsIgnoreCase);
  }

  /** Whether the tag is in a list; a weak one is as good as a strong one (RFC 9110 §13.1.2). */
  private static boolean isKnown(String tag, String ifNoneMatch) {
    return ifNoneMatch != null && (ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(tag));
  }
}
