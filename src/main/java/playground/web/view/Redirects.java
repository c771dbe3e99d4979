package playground.web.view;

import jakarta.servlet.http.HttpServletResponse;
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

  /** To any page of ours, or to the authorization server. */
  public static void to(HttpServletResponse response, String location) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", location);
  }
}
