package playground.sandbox;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.sandbox.answer.AlwaysRefused;
import playground.sandbox.answer.SandboxErrors;
import playground.sandbox.answer.WireText;
import playground.sandbox.api.PeopleMeServlet;
import playground.sandbox.api.RoomsServlet;
import playground.sandbox.broker.AccessTokenServlet;
import playground.sandbox.broker.AuthorizeServlet;
import playground.sandbox.broker.Consenting;
import playground.sandbox.declared.WrongFile;
import playground.sandbox.kept.Keeping;
import playground.sandbox.portal.AppServlet;
import playground.sandbox.portal.MyAppsServlet;
import playground.sandbox.portal.NewAppServlet;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.Registration;
import playground.sandbox.store.Store;
import playground.sandbox.trouble.Troubles;
import playground.server.HostAllowlist;
import playground.server.SameOriginFilter;
import playground.server.Site;
import playground.server.StaticFiles;

/**
 * A pretend Webex: a developer portal, an authorization server and a few API calls, with made-up people and rooms. All
 * of it is in memory and gone when the program ends, but for the integrations when a file keeps them.
 */
public final class Sandbox {

  private final Store store;
  private final Consenting consenting;
  private final Keeping keeping;
  private final Troubles troubles = new Troubles();

  /**
   * @param clock the only one; moving it makes codes and tokens expire
   * @param random makes ids, secrets, codes and tokens
   */
  public Sandbox(Clock clock, SecureRandom random) {
    this(Store.fresh(clock, random));
  }

  private Sandbox(Store store) {
    this(store, new Consenting(Consenting.Mode.ask, store.people().all().get(0)));
  }

  /** With what is known beforehand, and somebody to answer its pages. */
  public Sandbox(Store store, Consenting consenting) {
    this(store, consenting, Keeping.nothing());
  }

  /** With what is known beforehand, somebody to answer its pages, and a place where integrations outlive it. */
  public Sandbox(Store store, Consenting consenting, Keeping keeping) {
    this.store = store;
    this.consenting = consenting;
    this.keeping = keeping;
  }

  /** With the made-up people, each asked for consent, and integrations that may outlive it. */
  public static Sandbox keeping(Optional<Path> data, Clock clock, SecureRandom random) {
    var store = Store.fresh(clock, random);
    var keeping = data.map(file -> Keeping.in(file, store)).orElseGet(Keeping::nothing);
    return new Sandbox(store, new Consenting(Consenting.Mode.ask, store.people().all().get(0)), keeping);
  }

  /**
   * Registers an integration, as a developer does in Webex's portal.
   *
   * @param redirectUri absolute, without fragment; compared as this exact text
   * @param scopes what it may ask for; the OpenID Connect ones need no registration
   * @return its client id and its secret, fresh
   */
  public ClientCredentials register(String name, URI redirectUri, Scopes scopes) {
    return store.integrations().register(Registration.of(name, redirectUri, scopes)).credentials();
  }

  /**
   * Registers an integration unless one of that name is kept from an earlier start; that one keeps what it has, and
   * gets these redirect URIs, because the port may be another one now.
   *
   * @throws WrongFile when there is no room for it among those that were kept
   */
  public ClientCredentials registerOnce(String name, List<URI> redirectUris, Scopes scopes) {
    var integrations = store.integrations();
    var known = integrations.withName(name);
    if (known.isPresent()) {
      var registration = known.get().registration().withRedirectUris(redirectUris);
      integrations.change(known.get().clientId(), registration);
      return known.get().credentials();
    }
    if (integrations.all().size() == Integrations.MAX_INTEGRATIONS) {
      throw new WrongFile("sandbox.data holds " + Integrations.MAX_INTEGRATIONS + " integrations, which leaves no room for “"
          + name + "”; delete one of them, or name another file");
    }
    return integrations.register(Registration.of(name, redirectUris, scopes)).credentials();
  }

  /** Registers one more place to return to; at most 10 are kept, and one that is there is not added again. */
  public void addRedirectUri(String clientId, URI redirectUri) {
    store.integrations().addRedirectUri(clientId, redirectUri);
  }

  /** All that it serves, on one port; loopback names only. */
  public Site site() {
    return site(HostAllowlist.loopback());
  }

  /** All that it serves, on one port, by these names. */
  public Site site(HostAllowlist hosts) {
    return new Site(
        "sandbox",
        hosts,
        Set.of("GET", "HEAD", "POST"),
        "",
        Optional.empty(),
        new SandboxErrors(),
        this::addRoutes);
  }

  private void addRoutes(ServletContext servlets) {
    add(servlets, new HomeServlet(store), ""); // the empty pattern is "/" and nothing else
    add(servlets, new HealthServlet(), "/healthz");
    StaticFiles.addTo(servlets);
    add(servlets, new AuthorizeServlet(store, consenting, troubles), AuthorizeServlet.PATH);
    add(servlets, new AccessTokenServlet(store, troubles), "/v1/access_token");
    add(servlets, new RoomsServlet(store), "/v1/rooms");
    add(servlets, new PeopleMeServlet(store), "/v1/people/me");
    add(servlets, new AlwaysRefused(WireText.NOT_FOUND, "there is no such path"), "/v1/*");
    add(servlets, new AlwaysRefused(WireText.NO_API_VERSION, "the path lacks /v1"),
        "/authorize", "/access_token", "/rooms", "/people/*");
    addPortal(servlets);
    // Not on the token endpoint: programs of any origin post there, with credentials and never with cookies.
    var sameOrigin = servlets.addFilter("same-origin", new SameOriginFilter());
    sameOrigin.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, AuthorizeServlet.PATH);
  }

  private void addPortal(ServletContext servlets) {
    add(servlets, new AnswersServlet(), "/answers");
    add(servlets, new MyAppsServlet(store, keeping), MyAppsServlet.PATH);
    add(servlets, new NewAppServlet(store, keeping), NewAppServlet.PATH);
    add(servlets, new AppServlet(store, keeping), MyAppsServlet.PATH + "/*");
    var sameOrigin = servlets.addFilter("same-origin-portal", new SameOriginFilter());
    sameOrigin.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, MyAppsServlet.PATH + "/*");
  }

  private static void add(ServletContext servlets, Servlet servlet, String... patterns) {
    servlets.addServlet("path " + patterns[0], servlet).addMapping(patterns);
  }
}
