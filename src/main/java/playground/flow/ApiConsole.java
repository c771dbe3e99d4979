package playground.flow;

import java.util.List;
import playground.webex.api.ApiClient;
import playground.webex.api.ApiPath;
import playground.webex.api.ApiRequestException;
import playground.webex.api.ApiRequestFault;

/**
 * The API console. What is typed names a path below the base URL and can reach nothing else ({@link ApiPath}); a redirect
 * is shown and not followed, because the token would go along.
 */
public final class ApiConsole {

  public static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private static final int MAX_BODY = 16 * 1024; // characters

  private final FlowStore store;
  private final ApiClient client;
  private final CircumstanceRecorder recorder;

  ApiConsole(FlowStore store, ApiClient client, CircumstanceRecorder recorder) {
    this.store = store;
    this.client = client;
    this.recorder = recorder;
  }

  void call(BrowserKey key, FlowState flow, ConsoleRequest typed) {
    try {
      requireSendable(typed);
      send(key, flow, typed, ApiPath.typed(typed.path(), typed.query()));
    } catch (ApiRequestException e) {
      store.update(key, state -> state.with(ConsoleState.rejected(typed, e.fault())));
    }
  }

  private void send(BrowserKey key, FlowState flow, ConsoleRequest typed, ApiPath path) {
    var base = flow.server().resourceServer();
    var tokens = flow.tokens().orElseThrow();
    var before = recorder.sandbox();
    var call = client.call(typed.method(), path.below(base), typed.body().strip(), tokens.accessToken());
    var next = call.exchange().response().flatMap(r -> r.header("link")).flatMap(link -> ApiPath.next(base, link));
    var scope = ReadyCall.scopeOf(typed.method(), path.path());
    store.update(key, state -> state.logged(LogEvent.CONSOLE_CALL, call.exchange())).ifPresent(after -> {
      var known = recorder.ofApi(flow, tokens, call.exchange(), before, after);
      var result = new ConsoleState.Result(new CheckedCall(call, known), scope, next, tokens);
      store.update(key, state -> state.with(ConsoleState.sent(typed, result)));
    });
  }

  private static void requireSendable(ConsoleRequest typed) {
    if (!METHODS.contains(typed.method())) {
      throw new ApiRequestException(ApiRequestFault.METHOD_UNKNOWN);
    }
    if (typed.body().length() > MAX_BODY) {
      throw new ApiRequestException(ApiRequestFault.BODY_TOO_LONG);
    }
    if (!typed.body().isBlank() && typed.method().equals("GET")) {
      throw new ApiRequestException(ApiRequestFault.BODY_FORBIDDEN);
    }
    if (!typed.body().isBlank() && !ApiClient.isJson(typed.body())) {
      throw new ApiRequestException(ApiRequestFault.BODY_NOT_JSON);
    }
  }
}
