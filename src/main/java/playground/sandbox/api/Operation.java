package playground.sandbox.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import playground.sandbox.protocol.PathPattern;

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
    void serve(AuthorizedCall call, HttpServletResponse response) throws IOException;
  }

  /** As {@link PathPattern#idIn}. */
  Optional<String> idIn(String called) {
    return new PathPattern(path).idIn(called);
  }

  /** Where the servlet has to be to get these calls: the resource and everything below it. */
  static String[] servletPatterns(List<Operation> operations) {
    return operations.stream()
        .map(one -> one.path().replaceFirst("^(/v1/[^/]+).*", "$1/*"))
        .distinct()
        .toArray(String[]::new);
  }
}
