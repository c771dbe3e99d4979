package playground.sandbox;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.REQUEST;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.sandbox.answer.AlwaysRefused;
import playground.sandbox.answer.SandboxErrors;
import playground.sandbox.answer.WireText;
import playground.sandbox.api.AuthorizationsServlet;
import playground.sandbox.api.PeopleMeServlet;
import playground.sandbox.api.RoomsServlet;
import playground.sandbox.api.TokenExpiryServlet;
import playground.sandbox.broker.AccessTokenServlet;
import playground.sandbox.broker.AuthorizeServlet;
import playground.sandbox.broker.Consenting;
import playground.sandbox.broker.LogoutServlet;
import playground.sandbox.broker.OtherOrigins;
import playground.sandbox.broker.RevokeServlet;
import playground.sandbox.log.LogFilter;
import playground.sandbox.log.LogServlet;
import playground.sandbox.log.RequestLog;
import playground.sandbox.store.Registration;
import playground.sandbox.store.Store;
import playground.sandbox.trouble.ScenariosServlet;
import playground.sandbox.trouble.TroubleFilter;
import playground.sandbox.trouble.Troubles;
import playground.server.HostAllowlist;
import playground.server.SameOriginFilter;
import playground.server.Site;
import playground.server.StaticFiles;

/**
 * A pretend Webex: an authorization server and two API calls, with made-up people, rooms and nothing else. All of it is
 * in memory and gone when the program ends.
 */
public final class Sandbox {

  /** Where the identity broker has the same grants as the public gateway below {@code /v1}. */
  private static final String BROKER = "/idb/oauth2/v1/";

  private final Store store;
  private final Consenting consenting;
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
    this.store = store;
    this.consenting = consenting;
  }

  /**
   * Registers an integration, as a developer does in Webex's portal.
   *
   * @param redirectUri absolute, without fragment; compared as this exact text
   * @param scopes what it may ask for; the OpenID Connect ones need no registration
   * @return its client id and its secret, fresh
   */
  public ClientCredentials register(String name, URI redirectUri, Scopes scopes) {
    return register(Registration.of(name, redirectUri, scopes));
  }

  /** Registers an integration with all that a developer can say of it. */
  public ClientCredentials register(Registration registration) {
    return store.integrations().register(registration).credentials();
  }

  /** Registers one more place to return to; at most 10 are kept, and one that is there is not added again. */
  public void addRedirectUri(String clientId, URI redirectUri) {
    store.integrations().addRedirectUri(clientId, redirectUri);
  }

  /** All that it serves, on one port; loopback names only. */
  public Site site() {
    return new Site(
        "sandbox",
        HostAllowlist.loopback(),
        Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"),
        "",
        Optional.empty(),
        new SandboxErrors(),
        this::addRoutes);
  }

  private void addRoutes(ServletContext servlets) {
    add(servlets, new HomeServlet(store), ""); // the empty pattern is "/" and nothing else
    add(servlets, new HealthServlet(), "/healthz");
    StaticFiles.addTo(servlets);
    add(servlets, new AuthorizeServlet(store, consenting, troubles), AuthorizeServlet.PATH, BROKER + "authorize");
    addLog(servlets);
    addTrouble(servlets);
    addBroker(servlets);
    addApi(servlets);
    add(servlets, new AlwaysRefused(WireText.NOT_FOUND, "there is no such path"), "/v1/*", "/idb/*");
    add(servlets, new AlwaysRefused(WireText.NO_API_VERSION, "the path lacks /v1"),
        "/authorize", "/access_token", "/rooms", "/people/*");
  }

  /** In front of everything: what is turned away further on is to be seen too. */
  private void addLog(ServletContext servlets) {
    var log = new RequestLog();
    filter(servlets, new LogFilter(log, store.clock()), Set.of(REQUEST, ASYNC), "/*");
    add(servlets, new LogServlet(log), LogServlet.PATH);
  }

  private void addTrouble(ServletContext servlets) {
    // Not on the token endpoint: programs of any origin post there, with credentials and never with cookies.
    filter(servlets, new SameOriginFilter(), Set.of(REQUEST),
        AuthorizeServlet.PATH, BROKER + "authorize", ScenariosServlet.PATH, ScenariosServlet.PATH + "/*");
    filter(servlets, new OtherOrigins(), Set.of(REQUEST), AccessTokenServlet.PATH);
    filter(servlets, new TroubleFilter(troubles), Set.of(REQUEST, ASYNC), "/v1/*", "/idb/*");
    add(servlets, new ScenariosServlet(troubles, store.clock()), ScenariosServlet.PATH);
  }

  private void addBroker(ServletContext servlets) {
    add(servlets, new AccessTokenServlet(store, troubles), AccessTokenServlet.PATH, BROKER + "access_token");
    add(servlets, new RevokeServlet(store), RevokeServlet.PATH);
    add(servlets, new LogoutServlet(store), LogoutServlet.PATH);
  }

  private void addApi(ServletContext servlets) {
    add(servlets, new RoomsServlet(store, troubles), "/v1/rooms");
    add(servlets, new PeopleMeServlet(store, troubles), "/v1/people/me");
    add(servlets, new TokenExpiryServlet(store, troubles), "/v1/authorizations/tokenExpiry");
    add(servlets, new AuthorizationsServlet(store, troubles), "/v1/authorizations/*");
  }

  /** Filters run in the order in which they are added here. */
  private static void filter(ServletContext servlets, Filter filter, Set<DispatcherType> when, String... patterns) {
    var added = servlets.addFilter(filter.getClass().getSimpleName(), filter);
    added.setAsyncSupported(true); // a delayed answer gives its thread back
    added.addMappingForUrlPatterns(EnumSet.copyOf(when), true, patterns);
  }

  private static void add(ServletContext servlets, Servlet servlet, String... patterns) {
    servlets.addServlet("path " + patterns[0], servlet).addMapping(patterns);
  }
}
