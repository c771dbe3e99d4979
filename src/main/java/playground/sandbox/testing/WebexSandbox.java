package playground.sandbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import playground.oauth.Scopes;
import playground.sandbox.Sandbox;
import playground.sandbox.fault.FaultType;
import playground.sandbox.openid.Issuer;
import playground.sandbox.protocol.ScopeCheck;
import playground.sandbox.seed.SeedData;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Person;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.memory.MemoryStore;
import playground.sandbox.view.Exposure;
import playground.server.WebServer;

/**
 * A Webex for tests, on a free port of this machine, in memory. There can be several at once. Safe for use by several
 * threads.
 */
public final class WebexSandbox implements AutoCloseable {

  /** As an address and not as localhost, which may also be another address, where another program has the port. */
  private static final String HOST = "127.0.0.1";

  /** For requests under way when it is closed: a test that ends waits for none. */
  private static final Duration GRACE = Duration.ZERO;

  private final MemoryStore store;
  private final Sandbox sandbox;
  private final WebServer server;
  private final URI origin;
  private final SandboxIntegration integration;
  private final MovableClock clock;

  /**
   * @param integration the first of the seed data
   * @param mode whether it consents by itself
   */
  WebexSandbox(SeedData seed, SandboxIntegration integration, ConsentPolicy.Mode mode) {
    this.store = new MemoryStore(Clock.systemUTC(), new SecureRandom(), seed.people(), seed.rooms());
    store.seed(seed.integrations());
    this.sandbox = new Sandbox(store, new ConsentPolicy(mode, seed.people().all().get(0)));
    this.integration = integration;
    this.clock = new MovableClock(store.clock(), sandbox::moveClock);
    this.server = bound();
    server.startWithoutRequestLog(sandbox.site(Exposure.toThisMachine()), GRACE);
    this.origin = URI.create("http://" + HOST + ":" + server.port());
  }

  private static WebServer bound() {
    try {
      return WebServer.bind(HOST, 0, "another range of free ports");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without further calls: {@link SandboxIntegration#standard()}, and made-up people and rooms. */
  public static WebexSandboxBuilder builder() {
    return new WebexSandboxBuilder(List.of(), List.of(), List.of(), ConsentPolicy.Mode.accept);
  }

  /** What your client uses in the place of {@code https://webexapis.com/v1}. */
  public URI baseUrl() {
    return origin.resolve("/v1");
  }

  /** Of ID tokens; discovery is below it, at {@code /.well-known/openid-configuration}. */
  public URI issuer() {
    return URI.create(Issuer.at(origin.toString()));
  }

  /** The first integration. */
  public SandboxIntegration integration() {
    return integration;
  }

  /** The first person, as whom the sandbox signs in and consents. */
  public SandboxPerson person() {
    return SandboxPerson.of(store.people().all().get(0));
  }

  /** As {@link #authorize(URI, String)}, as the first person. */
  public URI authorize(URI requestUrl) {
    return authorize(requestUrl, person().email());
  }

  /**
   * Does what a person at a browser does: opens the authorization request, signs in and consents. Sends real HTTP requests,
   * so faults apply to them.
   *
   * @param requestUrl to which your client sends the browser
   * @return the callback, with code and state or with an error; nothing is sent there
   * @throws IllegalArgumentException when the request goes to another server, or there is no such person
   * @throws NoCallbackException when the sandbox shows a page instead, as for a Redirect URI that is not registered
   */
  public URI authorize(URI requestUrl, String email) {
    requirePerson(email);
    var trackingId = "WebexSandbox_" + UUID.randomUUID();
    var response = new ConsentingBrowser(origin, trackingId).accept(requestUrl, email);
    if (response.location() == null) {
      throw new NoCallbackException(response.status(), causes(trackingId));
    }
    return URI.create(response.location());
  }

  private List<String> causes(String trackingId) {
    return log().stream().filter(request -> request.trackingId().equals(trackingId))
        .flatMap(request -> request.causes().stream()).toList();
  }

  private Person requirePerson(String email) {
    return store.people().withEmail(email).orElseThrow(() -> new IllegalArgumentException(
        "Nobody has the e-mail address " + email + ". The people are "
            + store.people().all().stream().map(Person::email).collect(Collectors.joining(", ")) + "."));
  }

  /** An access token without the flow; as {@link #tokens}. */
  public String token(String... scopes) {
    return tokens(scopes).accessToken();
  }

  /**
   * Tokens without the flow, for the first integration and the first person. No request is sent, so no fault applies.
   *
   * @param scopes none means all that the integration may request
   * @throws IllegalArgumentException when the integration may not request one of them
   */
  public SandboxTokens tokens(String... scopes) {
    var registered = store.integrations().withClientId(integration.clientId()).orElseThrow();
    var granted = scopes.length == 0 ? registered.scopes() : Scopes.parse(String.join(" ", scopes));
    ScopeCheck.refusal(granted, registered).ifPresent(why -> {
      throw new IllegalArgumentException("No token for these scopes: " + why + ".");
    });
    var now = store.clock().instant();
    var grant = Grant.byCode(registered, new SignIn(requirePerson(person().email()), now), granted, Optional.empty(), now);
    store.grants().add(grant);
    return new SandboxTokens(
        store.tokens().newAccess(grant, granted).reveal(), store.tokens().newRefresh(grant).reveal());
  }

  /** Revokes every code and token of all integrations, as people do who withdraw their consent. */
  public void revokeTokens() {
    store.integrations().all().forEach(one -> store.grants().revokeAllOf(one.clientId()));
  }

  /** As {@link #fault(Fault)}, at the fault's default path, until the faults are cleared. */
  public void fault(FaultType type) {
    fault(Fault.of(type));
  }

  /** As {@link #fault(Fault)}, until the faults are cleared. */
  public void fault(FaultType type, String path) {
    fault(Fault.of(type).at(path));
  }

  /**
   * Switches a fault on, beside those that are on.
   *
   * @throws IllegalArgumentException when it cannot apply there, so often, or so many seconds
   * @throws IllegalStateException when too many faults are on
   */
  public void fault(Fault fault) {
    if (!sandbox.faults().add(List.of(fault.switchedOn()))) {
      throw new IllegalStateException("Too many faults are on. Clear them first.");
    }
  }

  /** Switches all faults off. */
  public void clearFaults() {
    sandbox.faults().replace(List.of());
  }

  public MovableClock clock() {
    return clock;
  }

  /** The latest 1,000 requests, in the order of their arrival. */
  public List<LoggedRequest> log() {
    var requests = new ArrayList<>(sandbox.log().stream().map(LoggedRequest::of).toList());
    Collections.reverse(requests);
    return List.copyOf(requests);
  }

  /**
   * Goes back to the start: its integrations, rooms and messages, the real time, no fault, an empty log, and nothing that
   * people have allowed. Port and signing keys stay.
   */
  public void reset() {
    sandbox.reset();
  }

  /** Ends it: its port is free, and none of its threads is left. May be called again. */
  @Override
  public void close() {
    server.close();
  }
}
