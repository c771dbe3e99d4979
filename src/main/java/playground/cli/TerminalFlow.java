package playground.cli;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.config.TerminalConfig;
import playground.flow.ApiFailure;
import playground.flow.CallbackRequest;
import playground.flow.CheckedCall;
import playground.flow.Circumstances;
import playground.flow.BrowserId;
import playground.flow.BrowserState;
import playground.flow.DeviceGrant;
import playground.flow.FlowException;
import playground.flow.FlowService;
import playground.flow.FlowSettings;
import playground.flow.FlowState;
import playground.flow.RequestForm;
import playground.flow.StepFault;
import playground.flow.memory.MemoryFlowStore;
import playground.oauth.AuthorizationServer;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure;
import playground.oauth.ResponseFault;
import playground.oauth.Secret;
import playground.oauth.TokenTypeHint;
import playground.oauth.Tokens;
import playground.sandbox.Sandbox;
import playground.text.FailureText;
import playground.text.FailureTexts;
import playground.text.NamedServer;
import playground.text.TerminalTexts;
import playground.webex.Discovery;
import playground.webex.WebexEndpoints;

/**
 * The steps of one flow, as a command takes them: those of {@link FlowService}, with this process in the place of a
 * browser. A step that fails throws a {@link CommandFailure}.
 */
final class TerminalFlow implements AutoCloseable {

  private static final String DISCOVERY = "/v1/.well-known/openid-configuration";
  private static final String ISSUER = "/idb";

  private final FlowService flows;
  private final NamedServer server;
  private BrowserId browser;
  private Map<String, Secret> bindings = Map.of();

  private TerminalFlow(FlowService flows, NamedServer server) {
    this.flows = flows;
    this.server = server;
    this.browser = flows.open(Optional.empty()).id();
  }

  /**
   * @throws CommandFailure when the sandbox, or the server's discovery document, does not come
   */
  static TerminalFlow of(TerminalConfig config, Clock clock, SecureRandom random) {
    var configured = new ConfiguredServer(config.webex());
    var server = config.sandbox().map(origin -> sandbox(config, origin)).orElseGet(() -> discovered(configured));
    var credentials = config.sandbox().isPresent() ? Optional.of(Sandbox.TERMINAL_CREDENTIALS) : config.credentials();
    var settings = new FlowSettings(
        configured.described(server), credentials, configured.scopes(server, config.requested().scopes()), config.webex().timeout(),
        Optional.empty(), Optional.empty());
    var flows = new FlowService(settings, MemoryFlowStore.forThisProcess(), clock, random);
    return new TerminalFlow(flows, NamedServer.of(settings.server(), config.sandbox().isPresent()));
  }

  private static AuthorizationServer discovered(ConfiguredServer configured) {
    try {
      return configured.configured();
    } catch (OAuthException e) {
      throw CommandFailure.of(e.failure(), FailureTexts.ofDiscovery(e.failure()));
    }
  }

  /** Its discovery document shows that it is one, and that it runs. */
  private static AuthorizationServer sandbox(TerminalConfig config, URI origin) {
    try {
      new Discovery(origin.resolve(DISCOVERY), List.of(origin + ISSUER)).read(config.webex().timeout());
      return WebexEndpoints.at(origin.resolve("/v1"));
    } catch (OAuthException e) {
      throw new CommandFailure(ExitCode.NOBODY_THERE, noSandbox(origin, e.failure()));
    }
  }

  private static FailureText noSandbox(URI origin, OAuthFailure failure) {
    if (failure instanceof OAuthFailure.UnusableResponse unusable) {
      return unusable.fault() == ResponseFault.ISSUER_UNTRUSTED
          ? TerminalTexts.sandboxIsElsewhere(origin, unusable.detail())
          : TerminalTexts.notASandbox(origin);
    }
    return TerminalTexts.noSandbox(origin);
  }

  AuthorizationServer server() {
    return flows.settings().server();
  }

  String clientId() {
    return flows.settings().credentials().orElseThrow().clientId();
  }

  private BrowserState state() {
    return flows.browser(Optional.of(browser)).orElseThrow(() -> new FlowException(StepFault.NO_FLOW));
  }

  private RequestForm form(URI redirectUri) {
    return flows.form(Optional.of(state()), redirectUri);
  }

  /** Step 1: where the person is to go. */
  URI begin(URI redirectUri) {
    var departure = flows.begin(state(), form(redirectUri)).orElseThrow();
    bindings = Map.of(departure.binding().handle(), departure.binding().value());
    return departure.authorizationUrl();
  }

  /**
   * Steps 2 and 3: verifies the callback, and exchanges its code.
   *
   * @param query of the callback; null when it has none
   * @throws playground.flow.CallbackException when it is not the callback that is awaited, which may still come
   * @throws CommandFailure when the server refused, then or at the exchange
   */
  FlowState finish(URI address, String query) {
    var returned = flows.callback(new CallbackRequest(Optional.of(browser), bindings, address, query));
    if (returned instanceof FlowService.Returned.Accepted accepted) {
      browser = accepted.id();
      return withTokens(flows.exchange(Optional.of(browser), accepted.flow().id(), Optional.empty()));
    }
    var refusal = state().refusal().orElseThrow();
    throw failure(refusal.failure(), refusal.circumstances());
  }

  /** A flow that begins with tokens of a file. */
  FlowState resume(Tokens tokens) {
    return flows.resume(state(), tokens);
  }

  FlowState refresh(FlowState flow) {
    return withTokens(flows.refresh(Optional.of(browser), flow.id(), Optional.empty(), Optional.empty()));
  }

  private FlowState withTokens(FlowState flow) {
    flow.lastExchange().flatMap(exchange -> exchange.failure()).ifPresent(failure -> {
      throw failure(failure, flow.circumstances());
    });
    return flow;
  }

  List<CheckedCall> check(FlowState flow) {
    return flows.check(Optional.of(browser), flow.id()).checks();
  }

  /**
   * @throws CommandFailure when the server did not confirm it
   */
  void revoke(FlowState flow, TokenTypeHint hint) {
    flows.revoke(Optional.of(browser), flow.id(), hint);
    var result = state().revocation().orElseThrow();
    result.failure().ifPresent(failure -> {
      throw failure(failure, result.circumstances());
    });
  }

  /**
   * Requests the codes of a device grant; it is polled for from then on.
   *
   * @throws CommandFailure when there are none
   */
  DeviceGrant startDevice() {
    var grant = flows.startDevice(state(), form(URI.create("http://localhost/"))).orElseThrow();
    grant.start().failure().ifPresent(failure -> {
      throw failure(failure, grant.circumstances());
    });
    return grant;
  }

  /** As it stands now; asking for it keeps the polls going. */
  DeviceGrant device() {
    return flows.viewDevice(state()).orElseThrow();
  }

  /** The flow that the tokens of a device grant began. */
  FlowState ofDevice(String flowId) {
    return flows.flow(state(), flowId).orElseThrow();
  }

  FailureText words(OAuthFailure failure, Circumstances known) {
    return FailureTexts.of(failure, known, server);
  }

  FailureText words(ApiFailure failure, Circumstances known) {
    return FailureTexts.of(failure, known, server);
  }

  FailureText words(StepFault fault) {
    return FailureTexts.of(fault, server);
  }

  CommandFailure failure(OAuthFailure failure, Circumstances known) {
    return CommandFailure.of(failure, words(failure, known));
  }

  @Override
  public void close() {
    flows.close();
  }
}
