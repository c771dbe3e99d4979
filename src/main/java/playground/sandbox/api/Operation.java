package playground.sandbox.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * A call of Webex's API that the sandbox plays: a row of the table that routes calls, names the scope that each needs, and
 * is listed on the overview page.
 *
 * @param path with a name in braces at the end where an id goes, such as {@code /v1/rooms/{roomId}}
 * @param scope that the call needs
 */
public record Operation(String method, String path, String scope, String meaning, Handler handler) {

  /** Serves a call whose token and scope have been checked. */
  interface Handler {
    void serve(ApiCall call, HttpServletResponse response) throws IOException;
  }

  /** The id in a path of this shape, empty when it has none; nothing when the path is another one. */
  Optional<String> idIn(String called) {
    var brace = path.indexOf('{');
    if (brace < 0) {
      return called.equals(path) ? Optional.of("") : Optional.empty();
    }
    return Optional.of(called)
        .filter(other -> other.startsWith(path.substring(0, brace)))
        .map(other -> other.substring(brace))
        .filter(id -> !id.isEmpty() && !id.contains("/"));
  }
}
