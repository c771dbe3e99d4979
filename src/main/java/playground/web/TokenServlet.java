package playground.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import playground.web.view.FormFields;
import playground.web.view.PageContext;
import playground.web.view.Redirects;

/**
 * Step 3 of 3: POSTs the code as a form to {@code /access_token}, and keeps the tokens with their expiry.
 *
 * <p>A double click sends one request. What failed without using the code up can be tried again.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3">RFC 6749 §4.1.3</a>
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class TokenServlet extends HttpServlet {

  private final PageContext context;

  public TokenServlet(PageContext context) {
    this.context = context;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var secret = FormFields.field(request, "client_secret");
    var flow = context.flows().exchange(context.id(request), request.getParameter("flow"), secret);
    Redirects.toFlow(response, flow, flow.tokens().isPresent() ? context.nextAnchor(flow) : "step-3");
  }
}
