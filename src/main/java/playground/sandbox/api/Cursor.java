package playground.sandbox.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import playground.oauth.Form;
import playground.sandbox.error.RefusalException;

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

  /**
   * The {@code Link} header to the next page (RFC 8288): the same query, from there on.
   *
   * @param url of this list, without query
   */
  static String link(String url, Query query, int before, int max) {
    var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString((PREFIX + before).getBytes(US_ASCII));
    var next = Form.empty().with("cursor", cursor).with("max", Integer.toString(max));
    for (var parameter : query.form().parameters()) {
      if (!parameter.name().equals("cursor") && !parameter.name().equals("max")) {
        next = next.with(parameter.name(), parameter.value());
      }
    }
    return "<" + url + "?" + next.encodedForQuery() + ">; rel=\"next\"";
  }
}
