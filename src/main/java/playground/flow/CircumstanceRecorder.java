package playground.flow;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.flow.Circumstances.Address;
import playground.flow.Circumstances.Authentication;
import playground.flow.Circumstances.SandboxFacts;
import playground.flow.Circumstances.SentCode;
import playground.flow.Circumstances.SentToken;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientAuthentication;
import playground.oauth.Endpoint;
import playground.oauth.Lifetime;
import playground.oauth.OAuthFailure;
import playground.oauth.Scopes;
import playground.oauth.Tokens;
import playground.oauth.TransportFault;
import playground.webex.HttpExchange;

/**
 * Records what is known of a request when it is over: from the browser's flows and its HTTP log, and from the sandbox in
 * this process. Thread-safe.
 */
final class CircumstanceRecorder {

  private static final String BASE_URL = "webex.base-url";
  private static final Duration A_MOMENT = Duration.ofMinutes(10);

  private final FlowSettings settings;
  private final FlowStore store;
  private final Clock clock;
  private final Instant startedAt;

  CircumstanceRecorder(FlowSettings settings, FlowStore store, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /** What the sandbox is told to do; recorded before a request is sent, because a fault may end with it. */
  Optional<SandboxFacts> sandbox() {
    return settings.sandbox()
        .map(sandbox -> new SandboxFacts(sandbox.activeFaults(), sandbox.clockOffset(), Optional.empty(), true));
  }

  /**
   * @param before the sandbox before the request
   * @param after the browser after it, its log included
   */
  Circumstances ofCode(FlowState flow, HttpExchange exchange, Optional<SandboxFacts> before, BrowserState after) {
    return new Circumstances(
        Optional.of(address(flow.server(), Optional.of(Endpoint.TOKEN), exchange, after)),
        Optional.of(new SentCode(
            Duration.between(flow.origin().startedAt(), exchange.sentAt()), moved(flow, before), earlierTry(flow, exchange))),
        Optional.empty(),
        Optional.of(scopes(flow.origin().requested(), flow.credentials().clientId(), after)),
        logged(before, exchange),
        Optional.empty());
  }

  /** The try that may have used the code up counts, whatever came after it. */
  private Optional<OAuthFailure> earlierTry(FlowState flow, HttpExchange sent) {
    if (flow.tokenState().hasUnreportedTry()) {
      return Optional.of(new OAuthFailure.NoResponse(
          TransportFault.PROCESS_ENDED, sent.request().uri().getRawAuthority(), settings.timeout()));
    }
    var last = flow.lastExchange().flatMap(exchange -> exchange.failure());
    var before = flow.circumstances().code().flatMap(SentCode::earlierTry);
    return before.filter(SentCode::mayHaveArrived).or(() -> last);
  }

  /** Likewise for a refresh. */
  Circumstances ofRefresh(FlowState flow, HttpExchange exchange, Optional<SandboxFacts> before, BrowserState after) {
    return new Circumstances(
        Optional.of(address(flow.server(), Optional.of(Endpoint.TOKEN), exchange, after)),
        Optional.empty(),
        flow.tokens().map(tokens -> token(flow, tokens.refreshLifetime(), exchange.sentAt(), before)),
        Optional.of(scopes(flow.origin().requested(), flow.credentials().clientId(), after)),
        logged(before, exchange),
        Optional.empty());
  }

  /** Likewise for a call of the API. */
  Circumstances ofApi(
      FlowState flow, Tokens tokens, HttpExchange exchange, Optional<SandboxFacts> before, BrowserState after) {
    return new Circumstances(
        Optional.of(address(flow.server(), endpointOf(flow.server(), exchange), exchange, after)),
        Optional.empty(),
        Optional.of(token(flow, tokens.lifetime(), exchange.sentAt(), before)),
        Optional.empty(),
        logged(before, exchange),
        Optional.empty());
  }

  /** Userinfo is an endpoint of the authorization server, wherever that is; any other call is of the API. */
  private static Optional<Endpoint> endpointOf(AuthorizationServer server, HttpExchange exchange) {
    return server.endpoint(Endpoint.USERINFO).filter(exchange.request().uri()::equals).map(userinfo -> Endpoint.USERINFO);
  }

  /** Likewise for a call of the API with a token from elsewhere. */
  Circumstances ofPasted(
      AuthorizationServer server, HttpExchange exchange, Optional<SandboxFacts> before, BrowserState after) {
    return new Circumstances(
        Optional.of(address(server, endpointOf(server, exchange), exchange, after)),
        Optional.empty(), Optional.empty(), Optional.empty(), logged(before, exchange), Optional.empty());
  }

  /** Likewise for a request of a device grant. */
  Circumstances ofDevice(
      DeviceRequest request, Endpoint endpoint, HttpExchange exchange, Optional<SandboxFacts> before, BrowserState after) {
    return new Circumstances(
        Optional.of(address(request.server(), Optional.of(endpoint), exchange, after)),
        Optional.empty(),
        Optional.empty(),
        Optional.of(scopes(request.scopes(), request.credentials().clientId(), after)),
        logged(before, exchange),
        Optional.empty());
  }

  /** Likewise for a revocation. */
  Circumstances ofRevocation(
      FlowState flow, HttpExchange exchange, Optional<SandboxFacts> before, BrowserState after) {
    return new Circumstances(
        Optional.of(address(flow.server(), Optional.of(Endpoint.REVOCATION), exchange, after)),
        Optional.empty(), Optional.empty(), Optional.empty(), logged(before, exchange), Optional.empty());
  }

  /**
   * For a callback that was rejected, or that brings a refusal.
   *
   * @param browser that it came to; empty when that is not known
   */
  Circumstances ofCallback(CallbackRequest request, OAuthFailure failure, Optional<BrowserState> browser) {
    var scopes = failure instanceof OAuthFailure.AuthorizationDenied denied
        ? Optional.of(scopes(denied.request().scopes(), denied.request().clientId(), browser))
        : Optional.<ScopeFacts>empty();
    return new Circumstances(
        Optional.empty(), Optional.empty(), Optional.empty(), scopes, sandbox(), restart(request, browser));
  }

  /**
   * Only this process makes such bindings; when the browser has some, but has sent no authorization request to this
   * process, they are those of the process before it.
   */
  private Optional<Duration> restart(CallbackRequest request, Optional<BrowserState> browser) {
    var hasBegunHere = browser.stream().flatMap(state -> state.log().stream())
        .anyMatch(entry -> entry.event() == LogEvent.AUTHORIZATION_REQUEST);
    return request.bindings().isEmpty() || hasBegunHere
        ? Optional.empty()
        : Optional.of(Duration.between(startedAt, clock.instant()));
  }

  private Address address(
      AuthorizationServer server, Optional<Endpoint> endpoint, HttpExchange exchange, BrowserState after) {
    var uri = exchange.request().uri();
    var own = endpoint.flatMap(server::settingOf);
    return new Address(
        uri,
        own.orElse(BASE_URL),
        own.isPresent() ? hasSucceeded(uri.toString(), exchange, after) : isBaseProven(server, exchange, after),
        earlier(exchange, after).anyMatch(other -> isOfHost(other, uri) && other.response().isPresent()),
        endpoint.map(named -> authentication(server, named)));
  }

  private static Authentication authentication(AuthorizationServer server, Endpoint endpoint) {
    var method = server.authenticationAt(endpoint);
    return new Authentication(method, method == ClientAuthentication.atWebex(endpoint));
  }

  private boolean isBaseProven(AuthorizationServer server, HttpExchange exchange, BrowserState after) {
    return hasSucceeded(server.resourceServer() + "/", exchange, after) || server.settingOf(Endpoint.AUTHORIZATION).isEmpty()
        && store.flows(after.key()).stream()
            .anyMatch(flow -> flow.origin().code().isPresent() && flow.server().equals(server));
  }

  private static boolean hasSucceeded(String start, HttpExchange exchange, BrowserState after) {
    return earlier(exchange, after).anyMatch(other -> other.request().uri().toString().startsWith(start)
        && other.response().filter(response -> response.status() / 100 == 2).isPresent());
  }

  /** The exchanges of this browser before this one, as long as they say anything of the present. */
  private static Stream<HttpExchange> earlier(HttpExchange exchange, BrowserState after) {
    var all = after.log().stream().map(LoggedExchange::exchange).toList();
    var index = all.lastIndexOf(exchange);
    return all.stream().limit(index < 0 ? all.size() : index)
        .filter(other -> !other.sentAt().isBefore(exchange.sentAt().minus(A_MOMENT)));
  }

  private static boolean isOfHost(HttpExchange exchange, URI uri) {
    return uri.getRawAuthority().equals(exchange.request().uri().getRawAuthority());
  }

  private static SentToken token(FlowState flow, Lifetime lifetime, Instant sentAt, Optional<SandboxFacts> before) {
    var came = lifetime.end().flatMap(end -> lifetime.duration().map(end::minus)).orElse(flow.origin().startedAt());
    return new SentToken(
        lifetime.duration(), Duration.between(came, sentAt), moved(flow, before), flow.tokenState().hasUnreportedTry());
  }

  private static Duration moved(FlowState flow, Optional<SandboxFacts> before) {
    return before.map(SandboxFacts::clockOffset).orElse(Duration.ZERO).minus(flow.tokenState().clockAtGrant());
  }

  /** How far the sandbox's clock is ahead now; zero with another server. */
  Duration clockOffset() {
    return settings.sandbox().map(LocalSandbox::clockOffset).orElse(Duration.ZERO);
  }

  private ScopeFacts scopes(Scopes requested, String clientId, BrowserState browser) {
    return scopes(requested, clientId, Optional.of(browser));
  }

  private ScopeFacts scopes(Scopes requested, String clientId, Optional<BrowserState> browser) {
    var accepted = browser.map(known -> store.flows(known.key())).orElse(List.of()).stream()
        .filter(flow -> flow.credentials().clientId().equals(clientId) && flow.server().equals(settings.server()))
        .map(flow -> flow.origin().requested())
        .reduce(new Scopes(List.of()), Scopes::plus);
    return ScopeFacts.of(
        requested, settings.sandbox().flatMap(sandbox -> sandbox.registeredScopes(clientId)), accepted);
  }

  private Optional<SandboxFacts> logged(Optional<SandboxFacts> before, HttpExchange exchange) {
    var trackingId = exchange.response().flatMap(HttpExchange.Response::trackingId)
        .filter(id -> settings.sandbox().filter(sandbox -> sandbox.hasLogged(id)).isPresent());
    var request = exchange.request();
    var isPlayed = settings.sandbox()
        .filter(sandbox -> sandbox.plays(request.method(), request.uri().getPath())).isPresent();
    return before.map(facts -> new SandboxFacts(facts.faults(), facts.clockOffset(), trackingId, isPlayed));
  }
}
