package playground.sandbox.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import playground.oauth.Form;
import playground.sandbox.error.Origin;
import playground.sandbox.error.RefusalException;
import playground.sandbox.fault.FaultType;

/** Where the next page of a list begins. Opaque to clients: they follow the link as it is (contract, section 0). */
final class Cursor {

  private static final String PREFIX = "after:";

  private Cursor() {}

  /**
   * How many entries come before this page.
   *
   * @throws RefusalException 400 when it is none of ours
   */
  static int of(Query query) {
    try {
      return query.text("cursor").map(Cursor::decoded).orElse(0);
    } catch (IllegalArgumentException e) {
      throw Query.bad("cursor is none of ours");
    }
  }

  private static int decoded(String cursor) {
    var plain = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
    if (!plain.matches(PREFIX + "\\d{1,9}")) {
      throw new IllegalArgumentException();
    }
    return Integer.parseInt(plain.substring(PREFIX.length()));
  }

  /** The {@code Link} header to the page of a list that begins after so many entries (RFC 8288). */
  static String link(AuthorizedCall call, Query query, int before, int max) {
    var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString((PREFIX + before).getBytes(US_ASCII));
    return link(call, query, "cursor", cursor, max);
  }

  /** The {@code Link} header to the next page: the same query, from there on. */
  static String link(AuthorizedCall call, Query query, String name, String value, int max) {
    var isFaulty = call.faults().applies(FaultType.NEXT_LINK_WITH_MAX_NULL, call.request());
    var next = Form.empty().with(name, value).with("max", isFaulty ? "null" : Integer.toString(max));
    for (var parameter : query.form().parameters()) {
      if (!parameter.name().equals(name) && !parameter.name().equals("max")) {
        next = next.with(parameter.name(), parameter.value());
      }
    }
    return "<" + Origin.of(call.request()) + call.request().getRequestURI() + "?" + next.encodedForQuery() + ">; rel=\"next\"";
  }
}
