package playground.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import playground.oauth.Nonce;
import playground.web.diagnosis.Preflight;
import playground.web.session.Flow;

/**
 * The one page, as {@code page.jte} shows it.
 *
 * @param webex base URL of the Webex it talks to
 * @param keptSecret where the secret is from that an empty field stands for; empty when there is none
 * @param registrations where integrations are registered
 * @param preview the authorization request that the form would send; empty while the form has problems
 * @param previewUrl the same as the URL that the browser will be sent to; empty likewise
 * @param warnings what may be wrong with the form; it may be sent off all the same
 * @param step the one to do next, 1 to 4; 5 when both calls of the check have succeeded and nothing is left to do
 * @param isForgotten whether the address names a walk that is not, or no longer, there
 * @param flow the walk under way; empty before the first callback
 */
public record PageView(
    String webex,
    boolean isSandbox,
    AuthorizationForm form,
    String keptSecret,
    String registrations,
    List<Parameters.Explained> preview,
    String previewUrl,
    List<Preflight.Warning> warnings,
    int step,
    boolean isForgotten,
    Optional<FlowView> flow) {

  /** Stands for challenge and nonce in the preview: both are generated when the button is pressed. */
  public static final String PLACEHOLDER = "made-when-you-press-the-button";

  public static PageView of(
      Setup setup, AuthorizationForm form, Optional<Flow> flow, boolean isForgotten, Instant now) {
    var view = flow.map(f -> FlowView.of(f, setup, now));
    var request =
        Optional.of(form)
            .filter(f -> f.problems().isEmpty())
            .map(f -> f.request(placeholder(f.pkce()), placeholder(f.asksForIdentity()).map(Nonce::new)));
    return new PageView(
        setup.webex().resourceServer().toString(),
        setup.isSandbox(),
        form,
        keptSecret(setup, form),
        setup.registrations(),
        request.map(r -> Parameters.explained(r.parameters())).orElse(List.of()),
        request.map(r -> r.toUri(setup.webex()).toString()).orElse(""),
        form.warnings(setup),
        step(view),
        isForgotten,
        view);
  }

  private static Optional<String> placeholder(boolean wanted) {
    return wanted ? Optional.of(PLACEHOLDER) : Optional.empty();
  }

  private static String keptSecret(Setup setup, AuthorizationForm form) {
    return setup.secretOf(form.clientId())
        .map(secret -> "that of " + setup.ownerOfTheSecret())
        .or(() -> form.keptSecret().map(secret -> "the one last typed in this browser"))
        .orElse("");
  }

  private static int step(Optional<FlowView> flow) {
    if (flow.isEmpty()) {
      return 1;
    }
    if (flow.get().tokens().isPresent()) {
      return flow.get().isChecked() ? 5 : 4;
    }
    return flow.get().canExchange() ? 3 : 1; // a code that is used up leads back to the first step
  }

  /** The warnings that stand beside a field. */
  public List<String> warningsAt(String field) {
    return warnings.stream().filter(warning -> warning.field().equals(field)).map(Preflight.Warning::text).toList();
  }

  /** The URL in it holds the state. */
  @Override
  public String toString() {
    return "PageView[hidden]";
  }
}
