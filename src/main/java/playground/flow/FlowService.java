package playground.flow;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.database.DatabaseUnavailableException;
import playground.flow.ClaimedSteps.Outcome;
import playground.oauth.AuthorizationServer;
import playground.oauth.CallbackFault;
import playground.oauth.CodeVerifier;
import playground.oauth.Endpoint;
import playground.oauth.Form;
import playground.oauth.Nonce;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure;
import playground.oauth.PendingAuthorization;
import playground.oauth.Secret;
import playground.oauth.TokenRequest;
import playground.oauth.TokenTypeHint;
import playground.oauth.Tokens;
import playground.webex.HttpExchange;
import playground.webex.HttpTransport;
import playground.webex.RedactedRequest;
import playground.webex.api.ApiClient;
import playground.webex.device.DeviceClient;
import playground.webex.identity.ExpectedClaims;
import playground.webex.identity.IdentityClient;
import playground.webex.token.RevocationClient;
import playground.webex.token.TokenClient;

/**
 * The tutorial without servlets: one method a step, in the order of the flow. What a step brings is in the store when
 * its method returns; a step that cannot be taken now throws a {@link FlowException}, and a callback that is rejected an
 * {@link OAuthException}.
 *
 * <p>Thread-safe.
 */
public final class FlowService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FlowService.class);

  private static final int MAX_RETURNED_TO = 8; // loopback names and the public address

  private final FlowSettings settings;
  private final FlowStore store;
  private final Clock clock;
  private final SecureRandom random;
  private final BrowserIds ids;
  private final TokenClient tokenClient;
  private final ApiClient apiClient;
  private final IdentityClient identityClient;
  private final RevocationClient revocationClient;
  private final CircumstanceRecorder recorder;
  private final OrphanedTokens orphans;
  private final ApiConsole console;
  private final DeviceGrants devices;
  private final Set<URI> returnedTo = ConcurrentHashMap.newKeySet(); // where callbacks of ours have come to
  private final SingleFlight flights = new SingleFlight();
  private final ClaimedSteps steps;

  /** With browser ids that end with this process. */
  public FlowService(FlowSettings settings, FlowStore store, Clock clock, SecureRandom random) {
    this(settings, store, clock, random, new BrowserIds(random));
  }

  public FlowService(FlowSettings settings, FlowStore store, Clock clock, SecureRandom random, BrowserIds ids) {
    var transport = new HttpTransport(settings.timeout());
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    this.random = random;
    this.ids = ids;
    this.tokenClient = new TokenClient(transport, clock);
    this.apiClient = new ApiClient(transport, clock);
    this.identityClient = new IdentityClient(transport, clock);
    this.revocationClient = new RevocationClient(transport, clock);
    this.recorder = new CircumstanceRecorder(settings, store, clock);
    this.orphans = new OrphanedTokens(revocationClient);
    this.steps = new ClaimedSteps(settings, store, clock);
    this.console = new ApiConsole(store, apiClient, recorder);
    this.devices =
        new DeviceGrants(settings, store, new DeviceClient(transport, clock), orphans, recorder, clock);
  }

  public FlowSettings settings() {
    return settings;
  }

  /** The id that a cookie holds; empty when it is not one that this service made. */
  public Optional<BrowserId> readId(String cookie) {
    return ids.read(cookie);
  }

  /** An id for a browser that has none; nothing is stored for it. */
  public BrowserId newId() {
    return ids.fresh();
  }

  /** What is known of a browser; empty when nothing is. */
  public Optional<BrowserState> browser(Optional<BrowserId> id) {
    return id.flatMap(known -> store.browser(known, clock.instant()));
  }

  /** The request form as this browser finds it. */
  public RequestForm form(Optional<BrowserState> browser, URI redirectUri) {
    return RequestForm.initial(settings, browser, redirectUri, random);
  }

  /**
   * A flow of this browser.
   *
   * @param id null means the latest
   */
  public Optional<FlowState> flow(BrowserState browser, String id) {
    return id == null ? store.latestFlow(browser.key()) : store.flow(browser.key(), id);
  }

  /**
   * A browser that something is begun in.
   *
   * @param id its id from now on; another than the browser showed when that one has been replaced, or it showed none
   */
  public record Opened(BrowserId id, BrowserState browser) {}

  /** The browser of this id, made if need be. */
  public Opened open(Optional<BrowserId> shown) {
    var now = clock.instant();
    var known = shown.flatMap(id -> store.open(id, now).map(browser -> new Opened(id, browser)));
    return known.orElseGet(() -> {
      var fresh = ids.fresh();
      return new Opened(fresh, store.open(fresh, now).orElseThrow());
    });
  }

  /** Remembers the request form without sending anything. */
  public void save(BrowserState browser, SavedForm form) {
    store.update(browser.key(), state -> state.with(form));
  }

  /** The authorization request that the browser left with last, if its callback is still awaited. */
  public Optional<PendingAuthorization> awaited(BrowserState browser) {
    return store.latestPending(browser.key(), clock.instant());
  }

  /** What may be wrong with the request of a form; it may be sent all the same. */
  public List<RequestWarning> warnings(RequestForm form) {
    return RequestWarnings.of(form, settings, returnedTo);
  }

  /** What a form that nobody has changed depends on at the moment. */
  public FormBasis formBasis() {
    var credentials = settings.credentials();
    var registered = settings.sandbox().flatMap(
        sandbox -> credentials.flatMap(client -> sandbox.registeredScopes(client.clientId())));
    return new FormBasis(credentials, registered, Set.copyOf(returnedTo));
  }

  /** Of these bindings, the handles whose authorization still is pending. */
  public Set<String> pendingHandles(Set<String> handles) {
    return store.pending(handles);
  }

  /**
   * Where the browser is sent in step 1.
   *
   * @param binding goes into a cookie of its own, and comes back with the callback
   */
  public record Departure(Binding binding, URI authorizationUrl) {

    /** Hides the state in the URL. */
    @Override
    public String toString() {
      return "Departure[hidden]";
    }
  }

  /**
   * Step 1: makes the authorization request of a form without faults and notes it as pending (RFC 6749 §4.1.1).
   *
   * @return empty when the form's state has been used already
   * @throws FlowException when too many are pending
   */
  public Optional<Departure> begin(BrowserState browser, RequestForm form) {
    var pending = pending(form);
    var binding = Binding.random(random);
    store.update(browser.key(), state -> state.with(form.saved())); // whatever comes of it, nothing typed is lost
    var url = pending.request().toUri(pending.server());
    var exchange = HttpExchange.navigated(RedactedRequest.navigation(url), pending.begunAt());
    var isBegun = store.atomically(() -> {
      var isNew = store.begin(browser.key(), binding, pending);
      if (isNew) {
        store.update(browser.key(), state -> state.withoutRefusal().logged(LogEvent.AUTHORIZATION_REQUEST, exchange));
      }
      return isNew;
    });
    if (!isBegun) {
      return Optional.empty();
    }
    settings.sandbox().ifPresent(sandbox -> sandbox.registerRedirectUri(form.redirect().own()));
    return Optional.of(new Departure(binding, url));
  }

  private PendingAuthorization pending(RequestForm form) {
    var verifier = form.pkce() ? Optional.of(CodeVerifier.random(random)) : Optional.<CodeVerifier>empty();
    var nonce = form.asksForIdentity() ? Optional.of(Nonce.random(random)) : Optional.<Nonce>empty();
    return new PendingAuthorization(
        settings.server(),
        form.request(verifier.map(CodeVerifier::challenge), nonce),
        form.credentials(),
        verifier,
        clock.instant());
  }

  /** What came of a callback that belongs to a request of the browser. */
  public sealed interface Returned {

    /**
     * It brought a code.
     *
     * @param id names the browser from now on
     */
    record Accepted(BrowserId id, FlowState flow) implements Returned {}

    /** It brought none; the browser's state has the reason. */
    record Refused() implements Returned {}
  }

  /**
   * Step 2: verifies the state and captures the code, or the refusal (RFC 6749 §4.1.2).
   *
   * @throws CallbackException when the callback is rejected because it is not that of a request of this browser, or may
   *     have been changed on its way
   */
  public Returned callback(CallbackRequest request) {
    var offset = recorder.clockOffset();
    Supplier<Returned> outcome = store.atomically(() -> {
      try {
        var returned = returned(request, offset);
        return () -> returned;
      } catch (CallbackException rejected) { // which has used the state up all the same
        return () -> {
          throw rejected;
        };
      }
    });
    return outcome.get();
  }

  /** All of it is one change of the store: a callback that was cut off by an outage or a crash can be sent again. */
  private Returned returned(CallbackRequest request, Duration offset) {
    var query = Form.parseIfWellFormed(request.query());
    try {
      return accepted(request, query.orElseThrow(() -> rejected(CallbackFault.MALFORMED)), offset);
    } catch (OAuthException thrown) {
      var browser = browser(request.browser());
      var rejected = new CallbackException(
          thrown.failure(), recorder.ofCallback(request, thrown.failure(), browser));
      return refuse(request, query.orElseThrow(() -> rejected), rejected, browser.orElseThrow(() -> rejected));
    }
  }

  private Returned refuse(CallbackRequest request, Form query, CallbackException rejected, BrowserState browser) {
    logCallback(browser.key(), request, query, Optional.of(rejected.failure()));
    var refusal = Refusal.of(query, rejected, browser.refusal()).orElseThrow(() -> rejected);
    store.update(browser.key(), state -> state.with(refusal));
    if (refusal.isSuspicious()) {
      throw new CallbackException(refusal.failure(), refusal.circumstances());
    }
    return new Returned.Refused();
  }

  private Returned.Accepted accepted(CallbackRequest request, Form query, Duration offset) {
    var now = clock.instant();
    var taken = take(request, PendingAuthorization.stateOf(query), now);
    if (returnedTo.size() < MAX_RETURNED_TO) {
      returnedTo.add(request.address());
    }
    var code = taken.authorization().verify(query);
    var fresh = ids.fresh();
    var browser = store.renew(request.browser(), fresh, taken.handle(), request.bindings(), now);
    logCallback(browser.key(), request, query, Optional.empty());
    store.update(browser.key(), BrowserState::withoutRefusal);
    var flow = store.addFlow(browser.key(), id -> FlowState.of(id, code, now, offset));
    return new Returned.Accepted(fresh, flow.orElseThrow(FlowService::noFlow));
  }

  private FlowStore.Taken.Pending take(CallbackRequest request, String state, Instant now) {
    var taken = store.take(request.bindings(), state, now);
    if (taken instanceof FlowStore.Taken.Pending pending) {
      return pending;
    }
    throw rejected(((FlowStore.Taken.None) taken).fault());
  }

  private void logCallback(BrowserKey key, CallbackRequest request, Form query, Optional<OAuthFailure> failure) {
    var event = query.value("error").isPresent() ? LogEvent.CALLBACK_WITH_ERROR : LogEvent.CALLBACK_WITH_CODE;
    var url = URI.create(request.address() + "?" + query.encodedForQuery());
    var exchange = HttpExchange.navigated(RedactedRequest.navigation(url), clock.instant());
    store.update(key, state -> state.logged(event, exchange, failure));
  }

  /**
   * Notes in the HTTP log how the browser's callback was answered.
   *
   * @param browser its id after the callback
   * @param location where a redirect leads; empty for a page
   */
  public void callbackAnswered(Optional<BrowserId> browser, int status, Optional<String> location) {
    try {
      browser(browser).ifPresent(known ->
          store.update(known.key(), state -> state.callbackAnswered(status, location)));
    } catch (DatabaseUnavailableException e) {
      LOG.warn("the HTTP log lacks the response to a callback: {}", e.getMessage()); // which must reach the browser all the same
    }
  }

  private static OAuthException rejected(CallbackFault fault) {
    return new OAuthException(new OAuthFailure.CallbackRejected(fault));
  }

  /**
   * Step 3: exchanges the code for tokens (RFC 6749 §4.1.3). A second call meanwhile waits for the first.
   *
   * @param typedSecret another client secret from now on; blank means that of the settings, empty the one in use
   */
  public FlowState exchange(Optional<BrowserId> browser, String flowId, Optional<String> typedSecret) {
    var key = key(browser, flowId);
    typedSecret.ifPresent(typed -> useSecret(key, flowId, typed));
    return steps.once(key, flowId, FlowStep.EXCHANGE, flow ->
        flow.codeRequest().map(code -> exchange(key, flow, code)).orElse(Outcome.UNCHANGED));
  }

  private Outcome exchange(BrowserKey key, FlowState flow, TokenRequest.Code code) {
    var before = recorder.sandbox();
    var exchange = tokenClient.send(code, flow.credentials(), flow.server());
    var now = clock.instant();
    return new Outcome(() -> {
      var known = log(key, LogEvent.CODE_EXCHANGE, exchange.exchange())
          .map(after -> recorder.ofCode(flow, exchange.exchange(), before, after)).orElse(Circumstances.NONE);
      return f -> f.exchanged(exchange, known, now);
    }, Optional.of(exchange), () -> orphans.revoke(flow.server(), flow.credentials(), exchange));
  }

  /**
   * Exchanges the refresh token for the next access token (RFC 6749 §6). A second call meanwhile waits for the first.
   *
   * @param typedSecret as for {@link #exchange}
   * @param turn the number of refreshes when the form was made: a form that is sent twice refreshes once; empty always
   *     refreshes
   */
  public FlowState refresh(
      Optional<BrowserId> browser, String flowId, Optional<String> typedSecret, Optional<String> turn) {
    var key = key(browser, flowId);
    typedSecret.ifPresent(typed -> useSecret(key, flowId, typed));
    return steps.once(key, flowId, FlowStep.REFRESH, flow -> {
      var isFirst = turn.map(shown -> shown.equals(Integer.toString(flow.tokenState().refreshes()))).orElse(true);
      return isFirst || flow.refreshRequest().isEmpty() ? refresh(key, flow) : Outcome.UNCHANGED;
    });
  }

  private Outcome refresh(BrowserKey key, FlowState flow) {
    var request = flow.refreshRequest().orElseThrow(() -> new FlowException(StepFault.NO_REFRESH_TOKEN));
    var before = recorder.sandbox();
    var exchange = tokenClient.send(request, flow.credentials(), flow.server());
    var now = clock.instant();
    return new Outcome(() -> {
      var known = log(key, LogEvent.REFRESH, exchange.exchange())
          .map(after -> recorder.ofRefresh(flow, exchange.exchange(), before, after)).orElse(Circumstances.NONE);
      return f -> f.refreshed(exchange, known, now);
    }, Optional.of(exchange), () -> orphans.revoke(flow.server(), flow.credentials(), exchange));
  }

  private void useSecret(BrowserKey key, String flowId, String typed) {
    store.updateFlow(key, flowId, flow -> {
      var set = settings.secretOf(flow.credentials().clientId());
      var chosen = typed.isBlank() ? set : Optional.of(new Secret(typed.strip()));
      return chosen.map(flow::withSecret).orElse(flow);
    });
  }

  /** Makes the calls of the tutorial: at Webex list rooms, then the own details; at another server userinfo. */
  public FlowState check(Optional<BrowserId> browser, String flowId) {
    var key = key(browser, flowId);
    return steps.once(key, flowId, FlowStep.CHECK, flow -> {
      var tokens = flow.tokens().orElseThrow(() -> new FlowException(StepFault.NO_TOKEN_TO_CHECK));
      var calls = CheckCall.of(flow.server()).stream().map(call -> check(key, flow, tokens, call.at(flow.server()))).toList();
      return Outcome.of(f -> f.checked(calls, tokens));
    });
  }

  private CheckedCall check(BrowserKey key, FlowState flow, Tokens tokens, URI uri) {
    var before = recorder.sandbox();
    var call = apiClient.get(uri, tokens.accessToken());
    var known = log(key, LogEvent.API_CALL, call.exchange())
        .map(after -> recorder.ofApi(flow, tokens, call.exchange(), before, after)).orElse(Circumstances.NONE);
    return new CheckedCall(call, known);
  }

  /** Verifies the ID token and asks userinfo whether it means the same person (OpenID Connect Core §3.1.3.7, §5.3). */
  public FlowState verifyIdToken(Optional<BrowserId> browser, String flowId) {
    var key = key(browser, flowId);
    return steps.once(key, flowId, FlowStep.IDENTITY, flow -> {
      var tokens = flow.tokens().orElseThrow(() -> new FlowException(StepFault.NO_ID_TOKEN));
      var idToken = tokens.idToken().orElseThrow(() -> new FlowException(StepFault.NO_ID_TOKEN));
      var found = identityClient.identify(flow.server(), expected(flow, tokens), idToken, tokens.accessToken());
      found.userinfo().ifPresent(exchange -> log(key, LogEvent.USERINFO, exchange));
      return Outcome.of(f -> f.identified(found, tokens));
    });
  }

  private static ExpectedClaims expected(FlowState flow, Tokens tokens) {
    var authentication = flow.pending().map(pending -> pending.request().authentication());
    return new ExpectedClaims(
        flow.credentials().clientId(),
        flow.server().issuers(),
        authentication.flatMap(parameters -> parameters.nonce()),
        authentication.flatMap(parameters -> parameters.maxAge()),
        flow.pending().map(PendingAuthorization::begunAt).orElse(Instant.EPOCH),
        tokens.replacedIdToken());
  }

  /**
   * Sends a call of the API console, with the pasted token if there is one and a flow's otherwise; how it went is in the
   * browser's state. All but a GET is sent only when it is confirmed.
   *
   * @param flowId null means the latest flow
   * @return the flow; empty when there is none, and the pasted token was used
   */
  public Optional<FlowState> call(Optional<BrowserId> browser, String flowId, ConsoleRequest typed) {
    var known = browser(browser).orElseThrow(FlowService::noFlow);
    var missing = flowId == null ? StepFault.NO_TOKEN_TO_CALL_WITH : StepFault.NO_FLOW;
    var flow = flow(known, flowId);
    var pasted = known.console().flatMap(ConsoleState::pasted);
    if (pasted.isPresent() && (flow.isPresent() || flowId == null)) {
      console.call(known.key(), settings.server(), pasted.get(), typed);
      return flow;
    }
    var held = flow.orElseThrow(() -> new FlowException(missing));
    if (held.tokens().isEmpty()) {
      throw new FlowException(StepFault.NO_TOKEN_TO_CALL_WITH);
    }
    console.call(known.key(), held, typed);
    return flow;
  }

  /** Takes an access token from elsewhere for the API console, and asks how long it lives. */
  public void pasteToken(BrowserState browser, String typed) {
    var ahead = settings.sandbox().map(LocalSandbox::clockOffset).orElse(Duration.ZERO);
    console.paste(browser.key(), settings.server(), typed, clock.instant().plus(ahead));
  }

  /** Forgets the token that was pasted into the API console. */
  public void removePastedToken(Optional<BrowserId> browser) {
    browser(browser).ifPresent(known -> console.removePasted(known.key()));
  }

  /**
   * Starts a device grant: requests its codes (RFC 8628 §3.1). From then on it is polled for. A second call meanwhile
   * waits for the first.
   *
   * @return the grant, or the failure in it; empty when the call that this one waited for failed otherwise
   */
  public Optional<DeviceGrant> startDevice(BrowserState browser, RequestForm form) {
    store.update(browser.key(), state -> state.with(form.saved()));
    requireEndpoint(settings.server(), Endpoint.DEVICE_TOKEN, StepFault.DEVICE_GRANT_UNSUPPORTED);
    requireEndpoint(settings.server(), Endpoint.DEVICE_AUTHORIZATION, StepFault.DEVICE_GRANT_UNSUPPORTED);
    var request = new DeviceRequest(settings.server(), form.credentials(), form.scopes());
    flights.run(List.of(browser.key(), "device"), () -> devices.start(browser.key(), request));
    return viewDevice(browser);
  }

  private static void requireEndpoint(AuthorizationServer server, Endpoint endpoint, StepFault missing) {
    server.endpoint(endpoint).orElseThrow(() -> new FlowException(missing));
  }

  /** Returns the browser's latest device grant and marks it as viewed; empty when there is none. */
  public Optional<DeviceGrant> viewDevice(BrowserState browser) {
    return devices.view(browser.key());
  }

  /**
   * Polls for every device that is due, and returns when no poll is under way. A server does not need it: there it happens
   * by itself several times a second.
   */
  public void pollDevices() {
    devices.pollAll();
  }

  /** Cancels the browser's device grant of that id; a later one goes on. */
  public void cancelDevice(BrowserState browser, String id) {
    devices.cancel(browser.key(), id);
  }

  /**
   * Begins a flow with tokens that were obtained earlier, from the server of the settings and with their credentials; their
   * owner makes sure of both (RFC 9700 §4.4).
   *
   * @return the flow; it has no code to exchange
   */
  public FlowState resume(BrowserState browser, Tokens tokens) {
    var origin = new FlowOrigin(settings.server(), tokens.requested(), Optional.empty(), clock.instant());
    var credentials = settings.credentials().orElseThrow(FlowService::noFlow);
    return store.addFlow(browser.key(), id -> FlowState.of(id, origin, credentials).holding(tokens))
        .orElseThrow(FlowService::noFlow);
  }

  /**
   * Revokes a token of a flow (RFC 7009); how it went is in the browser's state.
   *
   * @param flowId null means the latest flow
   * @return the flow
   */
  public FlowState revoke(Optional<BrowserId> browser, String flowId, TokenTypeHint hint) {
    var known = browser(browser).orElseThrow(FlowService::noFlow);
    var flow = flow(known, flowId).orElseThrow(FlowService::noFlow);
    var tokens = flow.tokens().orElseThrow(FlowService::noFlow);
    requireEndpoint(flow.server(), Endpoint.REVOCATION, StepFault.REVOCATION_UNSUPPORTED);
    var token = hint == TokenTypeHint.REFRESH_TOKEN
        ? tokens.refreshToken().orElseThrow(FlowService::noFlow)
        : tokens.accessToken();
    var before = recorder.sandbox();
    var revoked = revocationClient.revoke(flow.server(), settings.current(flow.credentials()), token, hint);
    var circumstances = log(known.key(), LogEvent.REVOCATION, revoked.exchange())
        .map(after -> recorder.ofRevocation(flow, revoked.exchange(), before, after)).orElse(Circumstances.NONE);
    var result = new RevocationResult(revoked.exchange(), revoked.failure(), circumstances);
    store.update(known.key(), state -> state.with(result));
    return flow;
  }

  /**
   * Forgets everything of this browser, as {@link #forget} does.
   *
   * @param flowId null means the latest flow
   * @return the ID token of that flow, which its provider needs to end the right session; empty when it has none
   */
  public Optional<Secret> signOut(Optional<BrowserId> browser, String flowId) {
    var idToken = browser(browser).flatMap(known -> flow(known, flowId))
        .flatMap(FlowState::tokens).flatMap(Tokens::idToken);
    forget(browser);
    return idToken;
  }

  /** Forgets everything of this browser: what it typed, what it obtained, what it has under way. */
  public void forget(Optional<BrowserId> browser) {
    browser(browser).ifPresent(known -> store.forget(known.key()));
  }

  private BrowserKey key(Optional<BrowserId> browser, String flowId) {
    var known = browser(browser).orElseThrow(FlowService::noFlow);
    return Optional.ofNullable(flowId).flatMap(id -> store.flow(known.key(), id)).map(flow -> known.key())
        .orElseThrow(FlowService::noFlow);
  }

  private static FlowException noFlow() {
    return new FlowException(StepFault.NO_FLOW);
  }

  /** The browser afterwards; empty when it has been forgotten. */
  private Optional<BrowserState> log(BrowserKey key, LogEvent event, HttpExchange exchange) {
    return store.update(key, state -> state.logged(event, exchange));
  }

  /** Stops polling for devices. */
  @Override
  public void close() {
    devices.close();
  }
}
