package playground.sandbox.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import playground.sandbox.error.JsonBodies;

/** A page of a list, with the link to the next one (contract, section 0). */
final class ListPage {

  private ListPage() {}

  /** Sends the page that {@code cursor} and {@code max} of the query name. */
  static <T> void send(
      AuthorizedCall call, HttpServletResponse response, List<T> all, Limits limits, Function<T, Map<String, Object>> item)
      throws IOException {
    var query = call.query();
    var max = query.max(limits.standard(), limits.largest());
    var before = Cursor.of(query);
    var page = all.stream().skip(before).limit(max).map(item).toList();
    if (before + page.size() < all.size()) {
      response.setHeader("Link", Cursor.link(call, query, before + page.size(), max));
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("items", page);
    JsonBodies.send(response, body);
  }

  /**
   * How many items a page may have.
   *
   * @param standard when the query does not say
   */
  record Limits(int standard, int largest) {}
}
