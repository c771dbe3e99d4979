package playground.web.view;

import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of the playground beside the three servlets: a further step, or a tool. It lives in a folder of its own, and one
 * line in the list of parts adds it.
 */
public interface Part {

  /** The servlet for its paths. */
  HttpServlet servlet();

  /** Its paths, each with the methods it takes. */
  Map<String, List<String>> paths();

  /** Its place in the navigation; empty when it has no page of its own. */
  default Optional<NavigationEntry> navigation() {
    return Optional.empty();
  }

  /** What it contributes to the page of the flow; empty when nothing. */
  default Optional<StepPanel> panel() {
    return Optional.empty();
  }
}
