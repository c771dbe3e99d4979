package playground.web.tools.console;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import playground.flow.ApiFailure;
import playground.flow.FlowException;
import playground.flow.StepFault;
import playground.html.Templates;
import playground.web.tools.console.ConsoleState.Result;
import playground.web.tools.console.ConsoleState.Typed;
import playground.web.view.FailureView;
import playground.web.view.Setup;
import playground.web.session.BrowserSession;
import playground.web.session.Flow;
import playground.web.session.FormFields;
import playground.webex.ApiClient;
import playground.webex.ApiPath;
import playground.webex.ApiRequestException;
import playground.webex.ApiRequestFault;

/**
 * The API console. What is typed names a path below the base URL and can reach nothing else ({@link ApiPath}); a
 * redirect is shown and not followed, because the token would go along.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class ConsoleServlet extends HttpServlet {

  public static final String PATH = "/console";

  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final Setup setup;
  private final ApiClient webex;
  private final Clock clock;

  public ConsoleServlet(Setup setup, ApiClient webex, Clock clock) {
    this.setup = setup;
    this.webex = webex;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var session = BrowserSession.existing(request, clock);
    var state = session.map(ConsoleServlet::state).orElseGet(ConsoleState::new);
    var tokens = session.flatMap(s -> s.flow(null)).flatMap(Flow::tokens);
    var typed = chosen(request).or(state::typed).orElse(new Typed("GET", "/rooms", "max=10", "", Optional.empty()));
    var answer = chosen(request).isPresent() ? Optional.<Result>empty() : state.answered();
    var trouble = answer
        .flatMap(a -> ApiFailure.of(a.call(), a.wanted(), a.tokens(), clock.instant()))
        .map(failure -> FailureView.of(failure, setup));
    Templates.send(
        response, 200, "tools/console/console.jte", new ConsoleView(setup, METHODS, typed, answer, trouble, tokens));
  }

  /** One of the ready calls, by its place in the list. */
  private static Optional<Typed> chosen(HttpServletRequest request) {
    var number = Optional.ofNullable(request.getParameter("ready")).filter(text -> text.matches("\\d{1,2}"));
    return number
        .map(Integer::parseInt)
        .filter(index -> index < ReadyCall.ALL.size())
        .map(ReadyCall.ALL::get)
        .map(call -> new Typed(call.method(), call.path(), call.query(), call.body(), Optional.empty()));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var session = BrowserSession.existing(request, clock).orElseThrow(() -> new FlowException(StepFault.NO_FLOW));
    var flow = session.flow(null).filter(f -> f.tokens().isPresent()).orElseThrow(ConsoleServlet::noToken);
    var typed = typed(request, Optional.empty());
    try {
      send(flow, state(session), typed);
    } catch (ApiRequestException e) {
      state(session).refuse(typed(request, Optional.of(e.fault())));
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", PATH + "#answer");
  }

  private void send(Flow flow, ConsoleState state, Typed typed) {
    requireSendable(typed);
    var path = ApiPath.typed(typed.path(), typed.query());
    var tokens = flow.tokens().orElseThrow(ConsoleServlet::noToken);
    var base = flow.webex().baseUrl();
    var call = webex.call(typed.method(), path.below(base), typed.body().strip(), tokens.accessToken());
    flow.called("The console calls the API", call.exchange());
    var next = call.exchange().answer().flatMap(a -> a.header("link")).flatMap(link -> ApiPath.next(base, link));
    state.note(typed, new Result(call, ReadyCall.scopeOf(typed.method(), path.path()), next, tokens));
  }

  private static void requireSendable(Typed typed) {
    if (!METHODS.contains(typed.method())) {
      throw new ApiRequestException(ApiRequestFault.METHOD_UNKNOWN);
    }
    if (typed.body().length() > ApiClient.MAX_BODY_LENGTH) {
      throw new ApiRequestException(ApiRequestFault.BODY_TOO_LONG);
    }
    if (!typed.body().isBlank() && typed.method().equals("GET")) {
      throw new ApiRequestException(ApiRequestFault.BODY_FORBIDDEN);
    }
    if (!typed.body().isBlank() && !ApiClient.isJson(typed.body())) {
      throw new ApiRequestException(ApiRequestFault.BODY_NOT_JSON);
    }
  }

  private static Typed typed(HttpServletRequest request, Optional<ApiRequestFault> problem) {
    return new Typed(
        FormFields.field(request, "method").orElse("GET"),
        FormFields.field(request, "path").orElse(""),
        FormFields.field(request, "query").orElse(""),
        FormFields.field(request, "body").orElse(""),
        problem);
  }

  private static ConsoleState state(BrowserSession session) {
    return session.kept(ConsoleState.class, ConsoleState::new);
  }

  private static FlowException noToken() {
    return new FlowException(StepFault.NO_TOKEN_TO_CALL_WITH);
  }
}
