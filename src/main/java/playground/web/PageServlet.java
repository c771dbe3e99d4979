package playground.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import playground.flow.RequestForm;
import playground.html.Templates;
import playground.web.view.Notices.About;
import playground.web.view.PageContext;
import playground.web.view.PageView;
import playground.web.view.Redirects;
import playground.web.view.StepPanel;

/**
 * Step 1 of 3: builds the {@code /authorize} URL with a fresh state, and sends the browser there.
 *
 * <p>{@code GET /} shows the page, which grows as the flow goes on; {@code POST /authorize} notes the authorization as
 * pending and redirects to the authorization server.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1">RFC 6749 §4.1.1</a>
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class PageServlet extends HttpServlet {

  private final PageContext context;
  private final List<StepPanel> panels;
  private final SecureRandom random;

  /**
   * @param panels of the further steps, in the order of the page
   */
  public PageServlet(PageContext context, List<StepPanel> panels, SecureRandom random) {
    this.context = context;
    this.panels = panels;
    this.random = random;
  }

  /** Gives the browser its id, and stores nothing for it. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (context.id(request).isEmpty()) {
      context.cookies().set(request, response, context.flows().newId());
    }
    var id = request.getParameter("flow");
    var browser = context.browser(request);
    var flow = browser.flatMap(known -> context.flows().flow(known, id));
    var form = context.form(request);
    var page = id != null && flow.isEmpty()
        ? PageView.without(context, form, browser, panels, About.FORGOTTEN)
        : flow.isEmpty() && request.getParameter("cleared") != null
            ? PageView.without(context, form, browser, panels, About.CLEARED)
            : PageView.of(context, form, browser, flow, panels);
    Templates.send(response, HttpServletResponse.SC_OK, "page.jte", page);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var form = context.form(request).submitted(PageContext.posted(request), context.settings());
    if (!form.faults().isEmpty()) {
      showAgain(request, response, form);
      return;
    }
    var departure = context.flows().begin(context.open(request, response), form);
    if (departure.isEmpty()) {
      showAgain(request, response, form.withFreshState(random));
      return;
    }
    context.cookies().set(request, response, departure.get().binding());
    Redirects.to(response, departure.get().authorizationUrl().toString());
  }

  private void showAgain(HttpServletRequest request, HttpServletResponse response, RequestForm form)
      throws IOException {
    var page = PageView.of(context, form, context.browser(request), context.latestFlow(request), panels);
    Templates.send(response, HttpServletResponse.SC_BAD_REQUEST, "page.jte", page);
  }
}
