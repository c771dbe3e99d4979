package playground.flow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;
import playground.oauth.Secret;
import playground.scopes.ScopeCatalogue;
import playground.webex.WebexEndpoints;
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

  /** RFC 6750 §2.1, in the length that a request's head may have. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,6000}=*");

  private static final Pattern SCHEME = Pattern.compile("(?i)^\\s*(authorization:\\s*)?bearer\\s+");

  private final FlowStore store;
  private final ApiClient client;
  private final CircumstanceRecorder recorder;

  ApiConsole(FlowStore store, ApiClient client, CircumstanceRecorder recorder) {
    this.store = store;
    this.client = client;
    this.recorder = recorder;
  }

  /** The token that a call is made with: one of a flow, or one that was pasted. */
  private record Bearer(Secret value, Optional<FlowState> flow) {}

  /** The flow has tokens. */
  void call(BrowserKey key, FlowState flow, ConsoleRequest typed) {
    call(key, flow.server(), new Bearer(flow.tokens().orElseThrow().accessToken(), Optional.of(flow)), typed);
  }

  void call(BrowserKey key, AuthorizationServer server, PastedToken pasted, ConsoleRequest typed) {
    call(key, server, new Bearer(pasted.value(), Optional.empty()), typed);
  }

  private void call(BrowserKey key, AuthorizationServer server, Bearer bearer, ConsoleRequest typed) {
    try {
      requireSendable(typed);
      var path = ApiPath.typed(typed.path(), typed.query());
      if (typed.needsConfirmation() && !typed.isConfirmed()) {
        change(key, console -> console.unconfirmed(typed));
      } else {
        send(key, server, bearer, typed, path);
      }
    } catch (ApiRequestException e) {
      change(key, console -> console.rejected(typed, e.fault()));
    }
  }

  private void send(BrowserKey key, AuthorizationServer server, Bearer bearer, ConsoleRequest typed, ApiPath path) {
    var base = server.resourceServer();
    var before = recorder.sandbox();
    var call = client.call(typed.method(), path.below(base), typed.body().strip(), bearer.value());
    var next = call.exchange().response().flatMap(r -> r.header("link")).flatMap(link -> ApiPath.next(base, link));
    var scope = scopeOf(server, typed.method(), path);
    store.update(key, state -> state.logged(LogEvent.CONSOLE_CALL, call.exchange())).ifPresent(after -> {
      var known = bearer.flow()
          .map(flow -> recorder.ofApi(flow, flow.tokens().orElseThrow(), call.exchange(), before, after))
          .orElseGet(() -> recorder.ofPasted(server, call.exchange(), before, after));
      var checked = new CheckedCall(call, known);
      var result = new ConsoleState.Result(checked, scope, next, bearer.flow().flatMap(FlowState::tokens));
      change(key, console -> console.sent(typed, result));
    });
  }

  /** The scope that a call needs; empty when that is not known. Of another server than Webex only userinfo is known. */
  private static String scopeOf(AuthorizationServer server, String method, ApiPath path) {
    if (WebexEndpoints.isWebex(server)) {
      return ReadyCall.scopeOf(method, path.path());
    }
    var isUserinfo = server.endpoint(Endpoint.USERINFO).equals(Optional.of(path.below(server.resourceServer())));
    return isUserinfo ? ScopeCatalogue.OPENID : "";
  }

  /**
   * Takes an access token from elsewhere, and asks Webex how long it lives.
   *
   * @param typed with or without {@code Bearer} in front
   * @param serverNow by the clock of the server
   */
  void paste(BrowserKey key, AuthorizationServer server, String typed, Instant serverNow) {
    var bare = SCHEME.matcher(typed).replaceFirst("").strip();
    if (!TOKEN.matcher(bare).matches()) {
      change(key, console -> console.rejected(console.typed(), ApiRequestFault.TOKEN_MALFORMED));
      return;
    }
    var token = new Secret(bare);
    if (!WebexEndpoints.isWebex(server)) {
      change(key, console -> console.withPasted(Optional.of(PastedToken.of(token))));
      return;
    }
    var asked = client.expiry(WebexEndpoints.tokenExpiry(server.resourceServer()), token);
    change(key, console -> console.withPasted(Optional.of(PastedToken.of(token, asked, serverNow))));
    store.update(key, state -> state.logged(LogEvent.CONSOLE_CALL, asked.call().exchange()));
  }

  void removePasted(BrowserKey key) {
    change(key, console -> console.withPasted(Optional.empty()));
  }

  private void change(BrowserKey key, UnaryOperator<ConsoleState> change) {
    store.update(key, state -> state.with(change.apply(state.console().orElse(ConsoleState.UNUSED))));
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
