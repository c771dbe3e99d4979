package playground.web.tools.console;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.flow.BrowserState;
import playground.flow.ConsoleRequest;
import playground.flow.ConsoleState;
import playground.flow.FlowState;
import playground.flow.ReadyCall;
import playground.html.Templates;
import playground.oauth.Endpoint;
import playground.scopes.ScopeCatalogue;
import playground.web.view.FailureView;
import playground.web.view.FormFields;
import playground.web.view.NavigationEntry;
import playground.web.view.PageContext;
import playground.web.view.Part;
import playground.web.view.Redirects;

/**
 * The API console: {@code GET /console} shows it, {@code POST /console} sends a call. The call goes with the flow's token, or
 * with one from elsewhere that {@code POST /console/token} takes and {@code POST /console/token/remove} forgets.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class ConsoleServlet extends HttpServlet implements Part {

  private static final String PATH = "/console";
  private static final String TOKEN = "/console/token";
  private static final String REMOVE = "/console/token/remove";

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
    return Map.of(PATH, List.of("GET", "HEAD", "POST"), TOKEN, List.of("POST"), REMOVE, List.of("POST"));
  }

  @Override
  public Optional<NavigationEntry> navigation() {
    return Optional.of(new NavigationEntry(PATH, "API console"));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var last = context.browser(request).flatMap(BrowserState::console);
    var ready = ready(request);
    var isEdited = ready.isPresent() || request.getParameter("edit") != null;
    var shown = last.filter(state -> !isEdited);
    var view = new ConsoleView(
        context.frame(),
        ready.or(() -> last.map(ConsoleState::typed).filter(ConsoleRequest::isTyped)).orElseGet(this::first),
        new ConsoleView.Calls(calls(), context.settings().sandbox()),
        shown,
        shown.flatMap(ConsoleState::result).flatMap(this::failure),
        new ConsoleView.Bearer(last.flatMap(ConsoleState::pasted), context.shownFlow(request)));
    Templates.send(response, 200, "tools/console/console.jte", view);
  }

  private Optional<FailureView> failure(ConsoleState.Result result) {
    return result.failure().map(failure -> context.failure(failure, result.checked().circumstances()));
  }

  /** The calls to choose from. Of another server than Webex only userinfo is known. */
  private List<ReadyCall> calls() {
    return context.serverKind().isWebex() ? ReadyCall.ALL : userinfo().stream().toList();
  }

  private Optional<ReadyCall> userinfo() {
    var server = context.settings().server();
    var base = server.resourceServer().toString();
    return server.endpoint(Endpoint.USERINFO).map(URI::toString).filter(url -> url.startsWith(base + "/"))
        .map(url -> new ReadyCall(
            "GET", url.substring(base.length()), "", "", ScopeCatalogue.OPENID, ReadyCall.Purpose.READ_USERINFO));
  }

  /** What the fields hold before anything is typed. */
  private ConsoleRequest first() {
    return calls().stream().findFirst().map(ConsoleServlet::request).orElse(ConsoleRequest.ROOT);
  }

  private static ConsoleRequest request(ReadyCall call) {
    return new ConsoleRequest(call.method(), call.path(), call.query(), call.body(), false);
  }

  /** One of the ready calls, by its place in the list. */
  private Optional<ConsoleRequest> ready(HttpServletRequest request) {
    try {
      return Optional.ofNullable(request.getParameter("ready")).map(Integer::parseInt)
          .filter(index -> index >= 0 && index < calls().size())
          .map(index -> request(calls().get(index)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    switch (request.getServletPath()) {
      case TOKEN -> {
        context.flows().pasteToken(context.open(request, response), FormFields.field(request, "token").orElse(""));
        Redirects.to(response, PATH + "#token-title");
      }
      case REMOVE -> {
        context.flows().removePastedToken(context.id(request));
        Redirects.to(response, PATH + "#token-title");
      }
      default -> call(request, response);
    }
  }

  private void call(HttpServletRequest request, HttpServletResponse response) {
    var typed = new ConsoleRequest(
        FormFields.field(request, "method").orElse("GET"),
        FormFields.field(request, "path").orElse(""),
        FormFields.field(request, "query").orElse(""),
        FormFields.field(request, "body").orElse(""),
        FormFields.field(request, "confirmed").isPresent());
    var named = FormFields.field(request, "flow");
    var flow = context.flows().call(context.id(request), named.orElse(null), typed);
    var shown = named.flatMap(name -> flow).map(FlowState::id).map(id -> "?flow=" + id).orElse("");
    Redirects.to(response, PATH + shown + "#answer");
  }
}
