package playground.sandbox;

import jakarta.servlet.DispatcherType;
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
import playground.sandbox.api.PeopleMeServlet;
import playground.sandbox.api.RoomsServlet;
import playground.sandbox.broker.AccessTokenServlet;
import playground.sandbox.broker.AuthorizeServlet;
import playground.sandbox.broker.Consenting;
import playground.sandbox.broker.DeviceAuthorizeServlet;
import playground.sandbox.broker.DeviceDecision;
import playground.sandbox.broker.DeviceTokenServlet;
import playground.sandbox.broker.MyAuthorizationsServlet;
import playground.sandbox.broker.VerifyServlet;
import playground.sandbox.openid.DiscoveryServlet;
import playground.sandbox.openid.IdTokens;
import playground.sandbox.openid.Keys;
import playground.sandbox.openid.RotateKeysServlet;
import playground.sandbox.openid.UserInfoServlet;
import playground.sandbox.openid.VerificationServlet;
import playground.sandbox.openid.WebfingerServlet;
import playground.sandbox.store.Registration;
import playground.sandbox.store.Store;
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

  private final Store store;
  private final Consenting consenting;
  private final Troubles troubles = new Troubles();
  private final Keys keys;

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
    this.keys = new Keys(store.clock());
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

  /** Registers one more place to return to; at most 10 are kept, and one that is there is not added again. */
  public void addRedirectUri(String clientId, URI redirectUri) {
    store.integrations().addRedirectUri(clientId, redirectUri);
  }

  /** What goes wrong on purpose; nothing, at first. */
  public Troubles troubles() {
    return troubles;
  }

  /** All that it serves, on one port; loopback names only. */
  public Site site() {
    return new Site(
        "sandbox",
        HostAllowlist.loopback(),
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
    addBroker(servlets);
    addOpenid(servlets);
    add(servlets, new RoomsServlet(store), "/v1/rooms");
    add(servlets, new PeopleMeServlet(store), "/v1/people/me");
    add(servlets, new AlwaysRefused(WireText.NOT_FOUND, "there is no such path"), "/v1/*");
    add(servlets, new AlwaysRefused(WireText.NO_API_VERSION, "the path lacks /v1"),
        "/authorize", "/access_token", "/rooms", "/people/*");
    // Not on the token endpoint: programs of any origin post there, with credentials and never with cookies.
    var sameOrigin = servlets.addFilter("same-origin", new SameOriginFilter());
    sameOrigin.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST),
        false,
        AuthorizeServlet.PATH,
        VerifyServlet.PATH,
        MyAuthorizationsServlet.PATH,
        RotateKeysServlet.PATH);
  }

  private void addBroker(ServletContext servlets) {
    var idTokens = new IdTokens(keys, store.clock(), troubles);
    var decision = new DeviceDecision(store, consenting, troubles);
    add(servlets, new AuthorizeServlet(store, consenting, troubles), AuthorizeServlet.PATH);
    add(servlets, new AccessTokenServlet(store, troubles, idTokens), AccessTokenServlet.PATH);
    add(servlets, new DeviceAuthorizeServlet(store, decision), "/v1/device/authorize");
    add(servlets, new DeviceTokenServlet(store), "/v1/device/token");
    add(servlets, new VerifyServlet(store, decision), VerifyServlet.PATH);
    add(servlets, new MyAuthorizationsServlet(store), MyAuthorizationsServlet.PATH);
  }

  /** The paths are those of Webex's two hosts. */
  private void addOpenid(ServletContext servlets) {
    add(servlets, new UserInfoServlet(store.tokens()), "/v1/userinfo");
    add(servlets, new VerificationServlet(keys), "/v1/verification");
    add(servlets, new DiscoveryServlet(),
        "/v1/.well-known/openid-configuration", "/idb/.well-known/openid-configuration");
    add(servlets, new WebfingerServlet(store.people()), "/v1/.well-known/webfinger");
    add(servlets, new RotateKeysServlet(keys), RotateKeysServlet.PATH);
  }

  private static void add(ServletContext servlets, Servlet servlet, String... patterns) {
    servlets.addServlet("path " + patterns[0], servlet).addMapping(patterns);
  }
}
