package playground.web.steps.login;

import java.util.Optional;
import playground.flow.FlowState;
import playground.html.Fragment;
import playground.html.Templates;
import playground.web.view.PageContext;
import playground.web.view.StepPanel;

/** Who signed in, between the tokens and the check; shown for a flow that requested or got an ID token. */
final class LoginPanel implements StepPanel {

  /** The panel's element id. */
  static final String ANCHOR = "who";

  private final PageContext context;

  LoginPanel(PageContext context) {
    this.context = context;
  }

  @Override
  public Slot slot() {
    return Slot.BELOW;
  }

  @Override
  public Optional<Fragment> render(Optional<FlowState> flow, int next) {
    return flow.filter(FlowState::asksForIdentity).flatMap(f -> f.tokens().map(tokens ->
        Templates.fragment("steps/login/panel.jte", LoginView.of(f, tokens, context))));
  }
}
