package playground.sandbox;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.REQUEST;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Set;
import playground.sandbox.api.AuthorizationsServlet;
import playground.sandbox.api.PeopleMeServlet;
import playground.sandbox.api.RoomsServlet;
import playground.sandbox.api.TokenExpiryServlet;
import playground.sandbox.authorize.AuthorizeServlet;
import playground.sandbox.authorize.LogoutServlet;
import playground.sandbox.authorize.MyAuthorizationsServlet;
import playground.sandbox.device.DeviceAuthorizeServlet;
import playground.sandbox.device.DeviceDecision;
import playground.sandbox.device.DeviceTokenServlet;
import playground.sandbox.device.VerifyServlet;
import playground.sandbox.error.Cause;
import playground.sandbox.error.ErrorCatalogueServlet;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.FixedErrorServlet;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.FaultFilter;
import playground.sandbox.fault.FaultsServlet;
import playground.sandbox.log.LogFilter;
import playground.sandbox.log.LogServlet;
import playground.sandbox.log.RequestLog;
import playground.sandbox.openid.DiscoveryServlet;
import playground.sandbox.openid.IdTokens;
import playground.sandbox.openid.RotateKeysServlet;
import playground.sandbox.openid.UserInfoServlet;
import playground.sandbox.openid.VerificationServlet;
import playground.sandbox.openid.WebfingerServlet;
import playground.sandbox.persistence.IntegrationFile;
import playground.sandbox.portal.AppServlet;
import playground.sandbox.portal.MyAppsServlet;
import playground.sandbox.portal.NewAppServlet;
import playground.sandbox.portal.NewSecrets;
import playground.sandbox.protocol.BearerAuthentication;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.Keys;
import playground.sandbox.store.Store;
import playground.sandbox.token.AccessTokenServlet;
import playground.sandbox.token.CrossOriginFilter;
import playground.sandbox.token.RevokeServlet;
import playground.server.SameOriginFilter;
import playground.server.StaticFiles;

/** Which servlet serves which path of the sandbox. The paths are those of Webex's two hosts. */
final class Routes {

  /** Where the identity broker has the same grants as the public gateway below {@code /v1}. */
  private static final String BROKER = "/idb/oauth2/v1/";

  private final Store store;
  private final ConsentPolicy consentPolicy;
  private final IntegrationFile integrationFile;
  private final ActiveFaults faults;
  private final RequestLog log;
  private final Keys keys;

  Routes(
      Store store, ConsentPolicy consentPolicy, IntegrationFile integrationFile, ActiveFaults faults, RequestLog log) {
    this.store = store;
    this.consentPolicy = consentPolicy;
    this.integrationFile = integrationFile;
    this.faults = faults;
    this.log = log;
    this.keys = store.keys();
  }

  /** Filters first: they run in the order in which they are added. */
  void addTo(ServletContext servlets) {
    addFilters(servlets);
    add(servlets, new HomeServlet(store), ""); // the empty pattern is "/" and nothing else
    add(servlets, new HealthServlet(), "/healthz");
    StaticFiles.addTo(servlets);
    addBroker(servlets);
    addDevice(servlets);
    addOpenid(servlets);
    addApi(servlets);
    addPortal(servlets);
    add(servlets, new FaultsServlet(faults), FaultsServlet.PATH, FaultsServlet.OLD_PATH);
    add(servlets, new FixedErrorServlet(ErrorText.NOT_FOUND, Cause.NO_SUCH_PATH), "/v1/*", "/idb/*");
    add(servlets, new FixedErrorServlet(ErrorText.NO_API_VERSION, Cause.NO_API_VERSION),
        "/authorize", "/access_token", "/rooms", "/people/*");
  }

  private void addFilters(ServletContext servlets) {
    // in front of everything: what is turned away further on is to be seen too
    filter(servlets, new LogFilter(log, store.clock()), Set.of(REQUEST, ASYNC), "/*");
    add(servlets, new LogServlet(log, store.integrations()), LogServlet.PATH);
    // Not on the token endpoint: programs of any origin post there, with credentials and never with cookies.
    filter(servlets, new SameOriginFilter(), Set.of(REQUEST),
        AuthorizeServlet.PATH, BROKER + "authorize", VerifyServlet.PATH, MyAuthorizationsServlet.PATH,
        MyAppsServlet.PATH, MyAppsServlet.PATH + "/*", FaultsServlet.PATH, FaultsServlet.PATH + "/*",
        FaultsServlet.OLD_PATH, FaultsServlet.OLD_PATH + "/*");
    filter(servlets, new CrossOriginFilter(), Set.of(REQUEST), AccessTokenServlet.PATH);
    filter(servlets, new FaultFilter(faults), Set.of(REQUEST, ASYNC), "/v1/*", "/idb/*");
  }

  private void addBroker(ServletContext servlets) {
    var idTokens = new IdTokens(keys, store.clock(), faults);
    add(servlets, new AuthorizeServlet(store, consentPolicy, faults), AuthorizeServlet.PATH, BROKER + "authorize");
    add(servlets, new AccessTokenServlet(store, faults, idTokens), AccessTokenServlet.PATH, BROKER + "access_token");
    add(servlets, new RevokeServlet(store), RevokeServlet.PATH);
    add(servlets, new LogoutServlet(store), LogoutServlet.PATH);
    add(servlets, new MyAuthorizationsServlet(store), MyAuthorizationsServlet.PATH);
  }

  private void addDevice(ServletContext servlets) {
    var decision = new DeviceDecision(store, consentPolicy, faults);
    add(servlets, new DeviceAuthorizeServlet(store, decision), "/v1/device/authorize");
    add(servlets, new DeviceTokenServlet(store, faults), "/v1/device/token");
    add(servlets, new VerifyServlet(store, decision), VerifyServlet.PATH);
  }

  private void addOpenid(ServletContext servlets) {
    add(servlets, new UserInfoServlet(new BearerAuthentication(store, faults)), "/v1/userinfo");
    add(servlets, new VerificationServlet(keys), "/v1/verification");
    add(servlets, new DiscoveryServlet(faults),
        "/v1/.well-known/openid-configuration", "/idb/.well-known/openid-configuration");
    add(servlets, new WebfingerServlet(store.people()), "/v1/.well-known/webfinger");
    add(servlets, new RotateKeysServlet(keys), RotateKeysServlet.PATH, RotateKeysServlet.OLD_PATH);
  }

  private void addApi(ServletContext servlets) {
    add(servlets, new RoomsServlet(store, faults), "/v1/rooms");
    add(servlets, new PeopleMeServlet(store, faults), "/v1/people/me");
    add(servlets, new TokenExpiryServlet(store, faults), "/v1/authorizations/tokenExpiry");
    add(servlets, new AuthorizationsServlet(store, faults), "/v1/authorizations/*");
  }

  private void addPortal(ServletContext servlets) {
    add(servlets, new ErrorCatalogueServlet(), "/answers");
    add(servlets, new MyAppsServlet(store, integrationFile), MyAppsServlet.PATH);
    var newSecrets = new NewSecrets(store.clock());
    add(servlets, new NewAppServlet(store, newSecrets), NewAppServlet.PATH);
    add(servlets, new AppServlet(store, integrationFile, newSecrets), MyAppsServlet.PATH + "/*");
  }

  private static void filter(ServletContext servlets, Filter filter, Set<DispatcherType> when, String... patterns) {
    var added = servlets.addFilter(filter.getClass().getSimpleName(), filter);
    added.setAsyncSupported(true); // a delayed response gives its thread back
    added.addMappingForUrlPatterns(EnumSet.copyOf(when), true, patterns);
  }

  private static void add(ServletContext servlets, Servlet servlet, String... patterns) {
    var added = servlets.addServlet("path " + patterns[0], servlet);
    added.setAsyncSupported(true);
    added.addMapping(patterns);
  }
}
