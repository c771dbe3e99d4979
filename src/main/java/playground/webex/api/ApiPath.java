package playground.webex.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a call goes, below the base URL and nowhere else: what a person typed must not be able to lead the token to
 * another host, or out of the API's own part of it.
 *
 * @param path begins with a slash; as it is sent
 * @param query without its question mark; may be empty
 */
public record ApiPath(String path, String query) {

  /** The unreserved characters and those that RFC 3986 §3.3 allows in a path, and percent signs, looked at below. */
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@/%-]*");

  private static final Pattern ENCODED = Pattern.compile("%(.{0,2})");

  /** A slash, a backslash, a dot, a percent sign: encoded ones are read differently by different servers. */
  private static final List<String> NEVER_ENCODED = List.of("2f", "5c", "2e", "25");

  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*rel=\"?next\"?");

  /** Of path and query together, in characters. */
  public static final int MAX_LENGTH = 2_000;

  /**
   * @throws ApiRequestException when it could lead anywhere else
   */
  public static ApiPath typed(String path, String query) {
    var text = path.strip();
    var mark = text.indexOf('?');
    var wholeQuery = mark < 0 ? query.strip() : text.substring(mark + 1) + (query.isBlank() ? "" : "&" + query.strip());
    var bare = mark < 0 ? text : text.substring(0, mark);
    var slashed = bare.startsWith("/") ? bare : "/" + bare;
    requireInside(slashed);
    if (slashed.length() + wholeQuery.length() > MAX_LENGTH) {
      throw new ApiRequestException(ApiRequestFault.TOO_LONG);
    }
    return new ApiPath(slashed, encoded(wholeQuery.startsWith("?") ? wholeQuery.substring(1) : wholeQuery));
  }

  /**
   * The page after this one, by the {@code Link} header (RFC 8288); followed word for word, as Webex wants it.
   *
   * @return empty when there is none, or when it leads anywhere but below the base URL
   */
  public static Optional<ApiPath> next(URI baseUrl, String link) {
    var match = NEXT.matcher(link);
    if (!match.find() || !match.group(1).startsWith(baseUrl + "/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(typed(match.group(1).substring(baseUrl.toString().length()), ""));
    } catch (ApiRequestException e) {
      return Optional.empty();
    }
  }

  /** The whole address. */
  public URI below(URI baseUrl) {
    return URI.create(baseUrl + path + (query.isEmpty() ? "" : "?" + query));
  }

  private static void requireInside(String path) {
    if (path.contains("//") || path.contains("\\") || path.contains("#") || path.contains("://")) {
      throw new ApiRequestException(ApiRequestFault.NOT_A_PATH);
    }
    if (!PATH.matcher(path).matches()) {
      throw new ApiRequestException(ApiRequestFault.ILLEGAL_CHARACTER);
    }
    var encoded = ENCODED.matcher(path);
    while (encoded.find()) {
      requireHarmless(encoded.group(1).toLowerCase(Locale.ROOT));
    }
    for (var segment : path.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        throw new ApiRequestException(ApiRequestFault.DOT_SEGMENT);
      }
    }
  }

  private static void requireHarmless(String digits) {
    if (!digits.matches("[0-9a-f]{2}")) {
      throw new ApiRequestException(ApiRequestFault.BAD_PERCENT_SIGN);
    }
    if (NEVER_ENCODED.contains(digits) || digits.compareTo("20") < 0 || digits.equals("7f")) {
      throw new ApiRequestException(ApiRequestFault.ILLEGAL_ENCODING);
    }
  }

  /** Encodes what a query may not have, and leaves what is encoded already. */
  private static String encoded(String query) {
    var out = new StringBuilder();
    for (var octet : query.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (octet & 0xFF);
      if (c < 0x20 || c == 0x7F) {
        throw new ApiRequestException(ApiRequestFault.CONTROL_CHARACTER);
      }
      var allowed = c < 0x80 && (Character.isLetterOrDigit(c) || "._~!$&'()*+,;=:@/?%-".indexOf(c) >= 0);
      out.append(allowed ? String.valueOf(c) : String.format("%%%02X", octet & 0xFF));
    }
    if (ENCODED.matcher(out).results().anyMatch(match -> !match.group(1).matches("[0-9A-Fa-f]{2}"))) {
      throw new ApiRequestException(ApiRequestFault.BAD_PERCENT_SIGN);
    }
    return out.toString();
  }
}
