package playground.sandbox.protocol;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/**
 * A path, or many of them: a name in braces at its end stands for an id.
 *
 * @param text such as {@code /v1/rooms/{roomId}}
 */
public record PathPattern(String text) {

  /** What Webex's API has in the place of an id and is none. */
  private static final Set<String> WORDS = Set.of("me", "direct", "tokenExpiry");

  /** The path of a request as servlets are chosen by it: decoded, and without parameters. */
  public static String pathOf(HttpServletRequest request) {
    var rest = request.getPathInfo();
    return request.getServletPath() + (rest == null ? "" : rest);
  }

  /** The id in a path of this pattern, empty when it has none; nothing when the path is another one. */
  public Optional<String> idIn(String path) {
    var brace = text.indexOf('{');
    if (brace < 0) {
      return path.equals(text) ? Optional.of("") : Optional.empty();
    }
    return Optional.of(path)
        .filter(other -> other.startsWith(text.substring(0, brace)))
        .map(other -> other.substring(brace))
        .filter(id -> !id.isEmpty() && !id.contains("/") && !WORDS.contains(id));
  }

  public boolean matches(String path) {
    return idIn(path).isPresent();
  }
}
