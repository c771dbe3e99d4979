package playground.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import playground.oauth.ClientCredentials;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.control.Controls;
import playground.sandbox.error.SandboxErrors;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.MemoryFaults;
import playground.sandbox.fault.jdbc.JdbcFaults;
import playground.sandbox.log.LogEntry;
import playground.sandbox.log.MemoryLog;
import playground.sandbox.log.RequestLog;
import playground.sandbox.log.jdbc.JdbcLog;
import playground.sandbox.persistence.IntegrationFile;
import playground.sandbox.seed.InvalidFileException;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.Store;
import playground.sandbox.store.jdbc.JdbcStore;
import playground.sandbox.store.memory.MemoryStore;
import playground.sandbox.view.Exposure;
import playground.sandbox.view.PlaygroundBeside;
import playground.server.Site;

/**
 * A pretend Webex: a developer portal, an authorization server and a few API calls, with made-up people and rooms. All
 * of it is in memory and gone when the program ends, but for the integrations when a file keeps them; or it is in a
 * database, and other nodes have the same.
 */
public final class Sandbox {

  /** Of the integration that is there from the start: the same each time, so that open pages outlive a restart. */
  static final String BUILT_IN_CLIENT_ID = "C" + "0123456789abcdef".repeat(4);

  /** Scopes that a built-in integration is registered with; a request can name any of them. */
  public static final Scopes BUILT_IN_SCOPES =
      Scopes.parse("spark:rooms_read spark:rooms_write spark:people_read spark:memberships_read spark:memberships_write"
          + " spark:messages_read spark:messages_write spark:kms");

  /**
   * Of the integration for programs in a terminal, which cannot be told a secret that was made up at the start. Anybody can
   * read it here, as its value says.
   */
  public static final ClientCredentials TERMINAL_CREDENTIALS =
      new ClientCredentials("C" + "fedcba9876543210".repeat(4), Optional.of(new Secret("only-for-the-sandbox")));

  /** Its redirect URIs on this machine, in the order in which a program tries their ports: a playground may have the first. */
  public static final List<URI> TERMINAL_REDIRECT_URIS =
      List.of(URI.create("http://localhost:8080/callback"), URI.create("http://localhost:8082/callback"));

  private static final String TERMINAL_NAME = "Command line";

  private final Store store;
  private final ActiveFaults faults;
  private final RequestLog log;
  private final Controls controls;
  private final Routes routes;

  /**
   * @param clock the only one; moving it makes codes and tokens expire
   * @param random makes ids, secrets, codes and tokens
   */
  public Sandbox(Clock clock, SecureRandom random) {
    this(new MemoryStore(clock, random));
  }

  private Sandbox(Store store) {
    this(store, ConsentPolicy.asking(store.people()));
  }

  /** With seed data, and a consent policy. */
  public Sandbox(Store store, ConsentPolicy consentPolicy) {
    this(store, consentPolicy, IntegrationFile.none());
  }

  /** With seed data, a consent policy, and a file in which integrations outlive it. */
  public Sandbox(Store store, ConsentPolicy consentPolicy, IntegrationFile integrationFile) {
    this(store, consentPolicy, integrationFile, new MemoryFaults(), new MemoryLog());
  }

  private Sandbox(
      Store store, ConsentPolicy consentPolicy, IntegrationFile integrationFile, ActiveFaults faults, RequestLog log) {
    this.store = store;
    this.faults = faults;
    this.log = log;
    this.controls = new Controls(store, faults, log, BUILT_IN_CLIENT_ID);
    this.routes = new Routes(store, consentPolicy, integrationFile, faults, log, controls);
  }

  /** One of several that share everything: its faults, its clock and its log are those of all. */
  public static Sandbox on(JdbcStore store, ConsentPolicy consentPolicy) {
    return new Sandbox(
        store,
        consentPolicy,
        IntegrationFile.none(),
        new JdbcFaults(store.database(), store.realClock()),
        new JdbcLog(store.database(), store.realClock()));
  }

  /** With the made-up people, each asked for consent, and integrations that may outlive it. */
  public static Sandbox withDataFile(Optional<Path> data, Clock clock, SecureRandom random) {
    var store = new MemoryStore(clock, random);
    var integrationFile = data.map(file -> IntegrationFile.in(file, store)).orElseGet(IntegrationFile::none);
    return new Sandbox(store, ConsentPolicy.asking(store.people()), integrationFile);
  }

  /**
   * Registers an integration, as a developer does in Webex's portal.
   *
   * @param redirectUri absolute, without fragment; compared as this exact text
   * @param scopes what it may ask for; the OpenID Connect ones need no registration
   * @return its client id and its secret, fresh
   */
  public ClientCredentials register(String name, URI redirectUri, Scopes scopes) {
    return register(ClientMetadata.of(name, redirectUri, scopes));
  }

  /** Registers an integration with all that a developer can say of it. */
  public ClientCredentials register(ClientMetadata metadata) {
    return store.integrations().register(metadata).credentials();
  }

  /**
   * Registers the built-in integration unless it is stored from an earlier start, or another node has registered it; then
   * it stays as it is, and gets these redirect URIs, because the port may be another one now. In a shared store those of
   * the other nodes stay as far as there is room.
   *
   * <p>From now on it stays when the integrations are replaced or the sandbox is reset.
   *
   * @return {@link #BUILT_IN_CLIENT_ID} and a fresh secret, unless others were stored
   * @throws InvalidFileException when there is no room for it among those that were stored
   */
  public ClientCredentials registerOnce(String name, List<URI> redirectUris, Scopes scopes) {
    var credentials = store.integrations().inOneStep(() -> registeredOnce(name, redirectUris, scopes));
    controls.keep(credentials.clientId());
    return credentials;
  }

  private ClientCredentials registeredOnce(String name, List<URI> redirectUris, Scopes scopes) {
    var integrations = store.integrations();
    var known = integrations.withName(name).or(() -> integrations.withClientId(BUILT_IN_CLIENT_ID));
    if (known.isPresent()) {
      var uris = store.isShared() ? together(redirectUris, known.get().redirectUris()) : redirectUris;
      integrations.change(known.get().clientId(), known.get().metadata().withRedirectUris(uris));
      return known.get().credentials();
    }
    if (integrations.all().size() == Integrations.MAX_INTEGRATIONS) {
      throw new InvalidFileException((store.isShared() ? "store.url" : "sandbox.data") + " holds "
          + Integrations.MAX_INTEGRATIONS + " integrations, which leaves no room for “" + name + "”; delete one of them"
          + (store.isShared() ? "" : ", or name another file"));
    }
    return integrations.registerAs(BUILT_IN_CLIENT_ID, ClientMetadata.of(name, redirectUris, scopes)).credentials();
  }

  /**
   * Registers the integration for programs in a terminal, {@link #TERMINAL_CREDENTIALS}, for both grants. One that
   * is there, stored from an earlier start, stays as it is; without room for it nothing happens.
   */
  public void registerTerminal() {
    var uris = Stream.concat(TERMINAL_REDIRECT_URIS.stream(), DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.stream()).toList();
    var integrations = store.integrations();
    controls.keep(TERMINAL_CREDENTIALS.clientId());
    integrations.inOneStep(() ->
        integrations.withClientId(TERMINAL_CREDENTIALS.clientId()).isPresent()
                || integrations.all().size() == Integrations.MAX_INTEGRATIONS
            ? TERMINAL_CREDENTIALS
            : integrations.add(TERMINAL_CREDENTIALS, ClientMetadata.of(TERMINAL_NAME, uris, BUILT_IN_SCOPES)).credentials());
  }

  /** Each once, as far as there is room. */
  private static List<URI> together(List<URI> first, List<URI> others) {
    return Stream.concat(first.stream(), others.stream()).distinct().limit(Integrations.MAX_REDIRECT_URIS).toList();
  }

  /** Registers one more place to return to; there are at most 10, and one that is there is not added again. */
  public void addRedirectUri(String clientId, URI redirectUri) {
    store.integrations().addRedirectUri(clientId, redirectUri);
  }

  /** What goes wrong on purpose; nothing, at first. */
  public ActiveFaults faults() {
    return faults;
  }

  /** Names of the faults that are switched on. */
  public List<String> activeFaults() {
    return faults.all().stream().map(active -> active.type().wireName()).toList();
  }

  /**
   * Goes back to the seed data: its integrations, rooms and messages, the real time, no fault, an empty log, and nothing
   * that people have allowed. The signing keys stay, and so does the built-in integration.
   */
  public void reset() {
    controls.reset();
  }

  /**
   * Moves its clock forward, from where it is, so that codes and tokens expire.
   *
   * @param forward whole seconds
   * @throws IllegalArgumentException when it is not positive, has a fraction of a second, or takes the clock further ahead
   *     than {@link playground.sandbox.store.SandboxClock#MAX_AHEAD}
   */
  public void moveClock(Duration forward) {
    controls.moveClock(forward);
  }

  /** Sets its clock back to the real time. */
  public void resetClock() {
    store.clock().toRealTime();
  }

  /** How far its clock is ahead of the real one. */
  public Duration clockOffset() {
    return store.clock().offset();
  }

  /** The credentials of an integration; empty when there is none with that client id. */
  public Optional<ClientCredentials> credentials(String clientId) {
    return store.integrations().withClientId(clientId).map(Integration::credentials);
  }

  /** The scopes of an integration; empty when there is none with that client id. */
  public Optional<Scopes> registeredScopes(String clientId) {
    return store.integrations().withClientId(clientId).map(Integration::scopes);
  }

  /** The latest requests with their responses and diagnoses, newest first. */
  public List<LogEntry> log() {
    return log.all();
  }

  /** Whether its log has a request with that tracking id. */
  public boolean hasLogged(String trackingId) {
    return log.has(trackingId);
  }

  /** Whether it plays a call of that method and path; every other call is a 404 there. */
  public boolean plays(String method, String path) {
    return routes.plays(method, path);
  }

  /** All that it serves, on one port. */
  public Site site(Exposure exposure) {
    return site(exposure, Optional.empty());
  }

  /** The same beside a playground. */
  public Site site(Exposure exposure, PlaygroundBeside playground) {
    return site(exposure, Optional.of(playground));
  }

  private Site site(Exposure exposure, Optional<PlaygroundBeside> playground) {
    return new Site(
        "sandbox",
        exposure.hosts(),
        Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"),
        "",
        new SandboxErrors(playground.map(PlaygroundBeside::address)),
        servlets -> {
          exposure.addTo(servlets);
          playground.ifPresent(beside -> beside.addTo(servlets));
          routes.addTo(servlets);
        });
  }
}
