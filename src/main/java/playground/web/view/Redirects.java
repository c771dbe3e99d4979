package playground.web.view;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import playground.flow.FlowState;

/** Where the POST of a button leads: to a page, by GET, so that reloading it sends nothing twice. */
public final class Redirects {

  private Redirects() {}

  /**
   * To the page with this flow on it.
   *
   * @param anchor where on the page, such as {@code step-3}
   */
  public static void toFlow(HttpServletResponse response, FlowState flow, String anchor) {
    to(response, "/?flow=" + flow.id() + "#" + anchor);
  }

  /**
   * To another page that shows this flow.
   *
   * @param posted the flow that the form named; empty when it named none and meant the latest
   * @param anchor where on the page; may be empty
   */
  public static void toPageOf(
      HttpServletResponse response, String path, Optional<String> posted, FlowState flow, String anchor) {
    to(response, path + posted.map(named -> "?flow=" + flow.id()).orElse("") + anchor);
  }

  /** To any page of ours, or to the authorization server. */
  public static void to(HttpServletResponse response, String location) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", location);
  }
}
