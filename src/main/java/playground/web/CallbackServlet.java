package playground.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import playground.flow.BrowserId;
import playground.flow.CallbackRequest;
import playground.flow.FlowService;
import playground.web.view.PageContext;
import playground.web.view.Redirects;

/**
 * Step 2 of 3: verifies the state that the browser brings back, and captures the code or the refusal.
 *
 * <p>Exchanges nothing. The browser goes on to a URL without code, state and error, so that none stays in its history,
 * and with a code under a new id, so that one planted before is worth nothing. A callback that is not that of a request
 * of this browser is answered with 400.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2">RFC 6749 §4.1.2</a>
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class CallbackServlet extends HttpServlet {

  private final PageContext context;

  public CallbackServlet(PageContext context) {
    this.context = context;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var callback = new CallbackRequest(
        context.id(request),
        context.cookies().bindings(request),
        URI.create(request.getRequestURL().toString()),
        request.getQueryString());
    var returned = context.flows().callback(callback); // throws CallbackException when it is not ours
    if (returned instanceof FlowService.Returned.Accepted accepted) {
      context.cookies().set(request, response, accepted.id());
      Redirects.toFlow(response, accepted.flow(), "step-3");
      note(Optional.of(accepted.id()), response);
    } else {
      Redirects.to(response, "/#step-2");
      note(context.id(request), response);
    }
  }

  private void note(Optional<BrowserId> browser, HttpServletResponse response) {
    context.flows().callbackAnswered(browser, response.getStatus(), Optional.of(response.getHeader("Location")));
  }
}
