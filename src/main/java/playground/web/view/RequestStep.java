package playground.web.view;

import java.net.URI;
import java.util.Optional;
import playground.html.Fragment;

/**
 * Step 1 on the page of the flow.
 *
 * @param ownRedirectUri the playground's
 * @param isSecretSent whether the client authenticates with its secret anywhere
 * @param content what it shows
 */
public record RequestStep(URI ownRedirectUri, boolean isSecretSent, Fragment content) {

  /** What {@code request.jte} shows. */
  public record Model(RequestView request, Surroundings page) {}

  /**
   * What of the page shows in step 1.
   *
   * @param next the number of the step to do next
   * @param flow empty before the first callback
   */
  public record Surroundings(Frame frame, Notices notices, int next, String title, Optional<FlowView> flow) {

    public boolean hasFlow() {
      return flow.isPresent();
    }

    /** Whether the step was skipped, because a device was granted the tokens. */
    public boolean byDevice() {
      return flow.map(FlowView::byDevice).orElse(false);
    }
  }
}
