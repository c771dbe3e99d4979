package playground.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import playground.flow.BrowserState;
import playground.flow.FlowState;
import playground.flow.RequestForm;
import playground.flow.RequestWarning;
import playground.html.Templates;
import playground.oauth.Form;
import playground.web.view.FirstPage;
import playground.web.view.Notices;
import playground.web.view.Notices.About;
import playground.web.view.PageContext;
import playground.web.view.PageView;
import playground.web.view.Redirects;

/**
 * Step 1 of 3: builds the {@code /authorize} URL with a fresh state, and sends the browser there.
 *
 * <p>{@code GET /} shows the page, which grows as the flow goes on; a query fills in the form, and nothing is sent.
 * {@code POST /authorize} notes the authorization as pending and redirects to the authorization server. What is probably
 * a mistake comes back once, with a button that sends the request all the same.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1">RFC 6749 §4.1.1</a>
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class PageServlet extends HttpServlet {

  private final PageContext context;
  private final SecureRandom random;
  private final FirstPage firstPage;

  public PageServlet(PageContext context, SecureRandom random) {
    this.context = context;
    this.random = random;
    this.firstPage = new FirstPage(context, random);
  }

  /**
   * Gets ready for the first browser: renders the page, and what goes with it.
   *
   * @param address that it is expected at
   */
  void prepare(URI address) {
    context.flows().newId();
    firstPage.prepare(address);
  }

  /** Gives the browser its id, and stores nothing for it. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (context.id(request).isEmpty()) {
      context.cookies().set(request, response, context.flows().newId());
    }
    var browser = context.browser(request);
    if (browser.isEmpty() && request.getQueryString() == null) {
      firstPage.send(request, response);
    } else {
      show(request, response, browser);
    }
  }

  private void show(HttpServletRequest request, HttpServletResponse response, Optional<BrowserState> browser)
      throws IOException {
    var id = request.getParameter("flow");
    var flow = browser.flatMap(known -> context.flows().flow(known, id));
    var about = flow.isPresent() ? About.NOTHING
        : id != null ? About.FORGOTTEN
        : request.getParameter("cleared") != null ? About.CLEARED : About.NOTHING;
    var link = Form.parseIfWellFormed(request.getQueryString()).orElse(Form.empty());
    var form = context.form(request).linked(link, context.settings());
    show(response, HttpServletResponse.SC_OK, form, flow, Notices.of(browser, context).with(about));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var posted = PageContext.posted(request);
    var form = context.form(request).submitted(posted, context.settings());
    if (posted.apply("reset").isPresent()) {
      stay(request, response, form.withOwnRedirectUri(), List.of());
      return;
    }
    var asked = form.faults().isEmpty()
        ? context.flows().warnings(form).stream().filter(RequestWarning::isAsked).toList()
        : List.<RequestWarning>of();
    var seen = List.of(posted.apply("seen").orElse("").split(" ")); // what the pressed button stood beside
    if (form.faults().isEmpty() && asked.stream().allMatch(warning -> seen.contains(warning.code().name()))) {
      leave(request, response, form, posted.apply("account").isPresent());
    } else {
      stay(request, response, form, asked);
    }
  }

  private void leave(HttpServletRequest request, HttpServletResponse response, RequestForm form, boolean withAnotherAccount)
      throws IOException {
    var browser = context.open(request, response);
    var departure = context.flows().begin(browser, withAnotherAccount ? form.withAnotherAccount() : form);
    if (departure.isEmpty()) {
      stay(request, response, form.withFreshState(random), List.of());
      return;
    }
    if (withAnotherAccount) {
      context.flows().save(browser, form.saved()); // this once, and not from now on
    }
    context.cookies().set(request, response, departure.get().binding());
    Redirects.to(response, departure.get().authorizationUrl().toString());
  }

  /**
   * Shows the form again.
   *
   * @param asked what is probably wrong with it
   */
  private void stay(HttpServletRequest request, HttpServletResponse response, RequestForm form, List<RequestWarning> asked)
      throws IOException {
    var notices = Notices.of(context.browser(request), context).with(asked);
    var flow = context.latestFlow(request);
    if (form.faults().isEmpty()) {
      context.flows().save(context.open(request, response), form.draft()); // the secret does not go back to the browser
      show(response, HttpServletResponse.SC_OK, form.stored(), flow, notices);
    } else {
      show(response, HttpServletResponse.SC_BAD_REQUEST, form, flow, notices);
    }
  }

  private void show(
      HttpServletResponse response, int status, RequestForm form, Optional<FlowState> flow, Notices notices)
      throws IOException {
    Templates.send(response, status, "page.jte", PageView.of(context, form, flow, notices));
  }
}
