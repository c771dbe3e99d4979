package playground.web.tools.console;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.flow.ApiFailure;
import playground.flow.BrowserState;
import playground.flow.ConsoleRequest;
import playground.flow.ConsoleState;
import playground.flow.ReadyCall;
import playground.html.Templates;
import playground.text.FailureTexts;
import playground.web.view.FormFields;
import playground.web.view.NavigationEntry;
import playground.web.view.PageContext;
import playground.web.view.Part;
import playground.web.view.Redirects;

/** The API console: {@code GET /console} shows it, {@code POST /console} sends a call with the flow's token. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class ConsoleServlet extends HttpServlet implements Part {

  private static final String PATH = "/console";
  private static final ConsoleRequest FIRST = new ConsoleRequest("GET", "/rooms", "max=10", "");

  private final PageContext context;

  public ConsoleServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of(PATH, List.of("GET", "HEAD", "POST"));
  }

  @Override
  public Optional<NavigationEntry> navigation() {
    return Optional.of(new NavigationEntry(PATH, "API console"));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var ready = ready(request);
    var last = context.browser(request).flatMap(BrowserState::console).filter(state -> ready.isEmpty());
    var result = last.flatMap(ConsoleState::result);
    Templates.send(response, 200, "tools/console/console.jte", new ConsoleView(
        context.frame(),
        ready.or(() -> last.map(ConsoleState::typed)).orElse(FIRST),
        last.flatMap(ConsoleState::fault).map(FailureTexts::of).orElse(""),
        result,
        result.flatMap(r -> ApiFailure.of(r.call(), r.scope(), r.tokens())
            .map(failure -> context.failure(failure, r.checked().circumstances()))),
        context.shownFlow(request)));
  }

  /** One of the ready calls, by its place in the list. */
  private static Optional<ConsoleRequest> ready(HttpServletRequest request) {
    try {
      return Optional.ofNullable(request.getParameter("ready")).map(Integer::parseInt)
          .filter(index -> index >= 0 && index < ReadyCall.ALL.size())
          .map(ReadyCall.ALL::get)
          .map(call -> new ConsoleRequest(call.method(), call.path(), call.query(), call.body()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var typed = new ConsoleRequest(
        FormFields.field(request, "method").orElse("GET"),
        FormFields.field(request, "path").orElse(""),
        FormFields.field(request, "query").orElse(""),
        FormFields.field(request, "body").orElse(""));
    var named = FormFields.field(request, "flow");
    var flow = context.flows().call(context.id(request), named.orElse(null), typed);
    Redirects.toPageOf(response, PATH, named, flow, "#answer");
  }
}
