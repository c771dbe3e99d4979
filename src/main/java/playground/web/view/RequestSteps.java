package playground.web.view;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import playground.flow.FormBasis;
import playground.flow.RequestForm;
import playground.html.Stencil;
import playground.html.Templates;
import playground.web.view.RequestStep.Model;
import playground.web.view.RequestStep.Surroundings;

/**
 * Makes step 1 of each page. Once the step is done, most browsers see its form as it was at first, but for the state: that
 * is rendered once for all of them.
 *
 * <p>Thread-safe.
 */
final class RequestSteps {

  private static final int MAX_KEPT = 16; // they differ by the name that a browser uses for us, and by the step to do next

  /** All that such a step depends on, beside the state and what stays the same while the playground runs. */
  private record Finished(URI redirectUri, FormBasis basis, int next, boolean byDevice) {}

  private final PageContext context;
  private final Map<Finished, Stencil> kept = new ConcurrentHashMap<>();

  RequestSteps(PageContext context) {
    this.context = context;
  }

  RequestStep of(RequestForm form, Surroundings page) {
    return new RequestStep(
        form.redirect().own(),
        RequestView.isSecretSent(context.settings().server().clientAuthentication()),
        isUnchanged(form, page)
            ? finished(form, page).fragment(form.state())
            : Templates.fragment("request.jte", new Model(RequestView.of(form, context), page)));
  }

  private boolean isUnchanged(RequestForm form, Surroundings page) {
    return page.hasFlow() && page.next() > 1 && page.notices().isPlain()
        && form.equalsButState(context.flows().form(Optional.empty(), form.redirect().own()));
  }

  private Stencil finished(RequestForm form, Surroundings page) {
    var finished = new Finished(form.redirect().own(), context.flows().formBasis(), page.next(), page.byDevice());
    var known = kept.get(finished);
    if (known != null) {
      return known;
    }
    if (kept.size() >= MAX_KEPT) {
      kept.clear();
    }
    var rendered = Templates.render("request.jte", new Model(RequestView.of(form, context), page));
    return kept.computeIfAbsent(finished, made -> Stencil.of(rendered, form.state()));
  }
}
