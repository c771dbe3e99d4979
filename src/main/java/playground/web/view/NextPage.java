package playground.web.view;

import jakarta.servlet.http.HttpServletResponse;
import playground.web.session.Flow;

/** Where a button's POST leads: to the page, by GET, so that reloading it sends nothing twice. */
public final class NextPage {

  private NextPage() {}

  /**
   * The page with this walk on it, scrolled to a step.
   *
   * @param step 1 to 4
   */
  public static void show(HttpServletResponse response, Flow flow, int step) {
    to(response, "/?flow=" + flow.id() + "#step-" + step);
  }

  /** The page with this walk on it, scrolled to a place that is no step. */
  public static void show(HttpServletResponse response, Flow flow, String anchor) {
    to(response, "/?flow=" + flow.id() + "#" + anchor);
  }

  /** The page as for a newcomer. */
  public static void showFirst(HttpServletResponse response) {
    to(response, "/");
  }

  private static void to(HttpServletResponse response, String path) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", path);
  }
}
