package playground.web.view;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import playground.flow.FormBasis;
import playground.html.Stencil;
import playground.html.Templates;
import playground.oauth.State;

/**
 * The page of the flow for a browser that nothing is known of. For all of these only the state differs, so that the page
 * is rendered for the first one alone.
 *
 * <p>Thread-safe.
 */
public final class FirstPage {

  /** All that the page depends on, beside the state and what never changes while the playground runs. */
  private record Circumstances(String host, int port, FormBasis form, Optional<SandboxState> sandbox) {}

  private record Rendered(Circumstances circumstances, Stencil stencil) {}

  private final PageContext context;
  private final SecureRandom random;
  private volatile Rendered latest;

  public FirstPage(PageContext context, SecureRandom random) {
    this.context = context;
    this.random = random;
  }

  /**
   * Renders it before anybody asks.
   *
   * @param address that the first browser is expected at
   */
  public void prepare(URI address) {
    render(circumstances(address.getHost(), address.getPort()), context.callback(address));
  }

  /** Sends it, with a state of its own. */
  public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var circumstances = circumstances(request.getServerName(), request.getServerPort());
    var known = latest;
    var stencil = known != null && known.circumstances.equals(circumstances)
        ? known.stencil
        : render(circumstances, context.redirectUri(request));
    Templates.send(response, HttpServletResponse.SC_OK, stencil, State.random(random).value());
  }

  private Circumstances circumstances(String host, int port) {
    return new Circumstances(host, port, context.flows().formBasis(), context.sandboxState());
  }

  private Stencil render(Circumstances circumstances, URI redirectUri) {
    var form = context.flows().form(Optional.empty(), redirectUri);
    var view = PageView.of(context, form, Optional.empty(), Notices.of(Optional.empty(), context));
    var stencil = Stencil.of(Templates.render("page.jte", view), form.state());
    latest = new Rendered(circumstances, stencil);
    return stencil;
  }
}
