package playground.web.tools.warnings;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import playground.html.Templates;
import playground.web.view.PageContext;
import playground.web.view.Part;
import playground.web.view.RequestView;

/**
 * Beside step 1: {@code POST /authorize/warnings} says what may be wrong with the form as it is typed, and the link that
 * shares it, as fragments of the page. Sends and stores nothing.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class WarningsServlet extends HttpServlet implements Part {

  private static final String PATH = "/authorize/warnings";

  private final PageContext context;

  public WarningsServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of(PATH, List.of("POST"));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var form = context.form(request).submitted(PageContext.posted(request), context.settings());
    Templates.send(response, HttpServletResponse.SC_OK, "view/formWarnings.jte", RequestView.of(form, context));
  }
}
