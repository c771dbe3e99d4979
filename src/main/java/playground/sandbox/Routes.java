package playground.sandbox;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.REQUEST;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import playground.sandbox.api.ApiServlet;
import playground.sandbox.api.AuthorizationsServlet;
import playground.sandbox.api.TokenExpiryServlet;
import playground.sandbox.authorize.AuthorizeServlet;
import playground.sandbox.authorize.LogoutServlet;
import playground.sandbox.authorize.MyAuthorizationsServlet;
import playground.sandbox.control.Controls;
import playground.sandbox.control.IntegrationsServlet;
import playground.sandbox.control.ResetServlet;
import playground.sandbox.device.DeviceAuthorizeServlet;
import playground.sandbox.device.DeviceDecision;
import playground.sandbox.device.DeviceTokenServlet;
import playground.sandbox.device.VerifyServlet;
import playground.sandbox.error.Cause;
import playground.sandbox.error.ErrorCatalogueServlet;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.FixedErrorServlet;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.ClockServlet;
import playground.sandbox.fault.FaultFilter;
import playground.sandbox.fault.FaultsPage;
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
import playground.sandbox.protocol.ControlFilter;
import playground.sandbox.protocol.CrossOriginFilter;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.Keys;
import playground.sandbox.store.Store;
import playground.sandbox.token.AccessTokenServlet;
import playground.sandbox.token.RevokeServlet;
import playground.server.Readiness;
import playground.server.SameOriginFilter;
import playground.server.StaticFiles;

/**
 * The table of what the sandbox serves. It routes the requests, and the overview page and the playground read from it what
 * is there. The paths are those of Webex's two hosts.
 */
final class Routes {

  /** Where the identity broker has the same grants as the public gateway below {@code /v1}. */
  private static final String BROKER = "/idb/oauth2/v1/";

  private final Store store;
  private final ConsentPolicy consentPolicy;
  private final IntegrationFile integrationFile;
  private final ActiveFaults faults;
  private final RequestLog log;
  private final Controls controls;
  private final Keys keys;
  private final List<Route> table;
  private final List<ServedPath> endpoints;

  Routes(
      Store store,
      ConsentPolicy consentPolicy,
      IntegrationFile integrationFile,
      ActiveFaults faults,
      RequestLog log,
      Controls controls) {
    this.controls = controls;
    this.store = store;
    this.consentPolicy = consentPolicy;
    this.integrationFile = integrationFile;
    this.faults = faults;
    this.log = log;
    this.keys = store.keys();
    this.table = Stream.of(authorization(), device(), openid(), api(), testing(), portal(), refusals())
        .flatMap(List::stream)
        .toList();
    this.endpoints = table.stream().flatMap(route -> route.endpoints().stream()).toList();
  }

  /** Whether a call of that method and path is played. */
  boolean plays(String method, String path) {
    return endpoints.stream().anyMatch(endpoint -> endpoint.serves(method, path));
  }

  private List<Route> table() {
    return table;
  }

  /** Filters first: they run in the order in which they are added. */
  void addTo(ServletContext servlets) {
    addFilters(servlets);
    StaticFiles.addTo(servlets);
    table.forEach(route -> route.addTo(servlets));
    Route.to(new HomeServlet(store, endpoints)).alsoAt("").addTo(servlets); // the empty pattern is "/" and nothing else
  }

  private void addFilters(ServletContext servlets) {
    // in front of everything: what is turned away further on is to be seen too
    filter(servlets, new LogFilter(log, store.clock()), Set.of(REQUEST, ASYNC), "/*");
    // Not on the token endpoint: programs of any origin post there, with credentials and never with cookies.
    filter(servlets, new SameOriginFilter(), Set.of(REQUEST), Stream.concat(pages(), controls()).toArray(String[]::new));
    filter(servlets, new ControlFilter(), Set.of(REQUEST), controls().toArray(String[]::new));
    filter(servlets, new CrossOriginFilter(), Set.of(REQUEST), "/v1/*", "/idb/*");
    filter(servlets, new FaultFilter(faults), Set.of(REQUEST, ASYNC), "/v1/*", "/idb/*");
  }

  /** Where people press buttons. */
  private static Stream<String> pages() {
    return Stream.of(
        AuthorizeServlet.PATH, BROKER + "authorize", VerifyServlet.PATH, MyAuthorizationsServlet.PATH,
        MyAppsServlet.PATH, MyAppsServlet.PATH + "/*");
  }

  private Stream<String> controls() {
    return table.stream().filter(Route::isControl).flatMap(route -> route.patterns().stream());
  }

  private List<Route> authorization() {
    var idTokens = new IdTokens(keys, store.clock(), faults);
    return List.of(
        Route.to(new AuthorizeServlet(store, consentPolicy, faults))
            .at(EndpointGroup.AUTHORIZATION_CODE, AuthorizeServlet.PATH,
                "Sign-in and consent; redirects the browser with a code.")
            .at(EndpointGroup.IDENTITY_BROKER, BROKER + "authorize", "The same page as /v1/authorize.")
            .asPages(),
        Route.to(new AccessTokenServlet(store, faults, idTokens))
            .at(EndpointGroup.AUTHORIZATION_CODE, AccessTokenServlet.PATH,
                "Exchanges a code or a refresh token for an access token.")
            .at(EndpointGroup.IDENTITY_BROKER, BROKER + "access_token", "The same as /v1/access_token, with the broker’s error format."),
        Route.to(new RevokeServlet(store))
            .at(EndpointGroup.IDENTITY_BROKER, RevokeServlet.PATH, "Revokes a token."),
        Route.to(new LogoutServlet(store))
            .at(EndpointGroup.IDENTITY_BROKER, LogoutServlet.PATH, "Signs the user out.")
            .asPages());
  }

  private List<Route> device() {
    var decision = new DeviceDecision(store, consentPolicy, faults);
    return List.of(
        Route.to(new DeviceAuthorizeServlet(store, decision))
            .at(EndpointGroup.DEVICE_GRANT, "/v1/device/authorize", "Issues a device code and a six-digit user code."),
        Route.to(new DeviceTokenServlet(store, faults))
            .at(EndpointGroup.DEVICE_GRANT, "/v1/device/token", "The device polls until the user has decided."),
        Route.to(new VerifyServlet(store, decision))
            .at(EndpointGroup.DEVICE_GRANT, VerifyServlet.PATH, "The page on which the user enters the six digits.")
            .asPages());
  }

  private List<Route> openid() {
    return List.of(
        Route.to(new DiscoveryServlet(faults))
            .at(EndpointGroup.OPENID_CONNECT, "/v1/.well-known/openid-configuration", "Discovery.")
            .at(EndpointGroup.OPENID_CONNECT, "/idb/.well-known/openid-configuration", "Discovery, below the issuer."),
        Route.to(new UserInfoServlet(new BearerAuthentication(store, faults)))
            .at(EndpointGroup.OPENID_CONNECT, "/v1/userinfo", "openid", "Claims about the user."),
        Route.to(new VerificationServlet(keys))
            .at(EndpointGroup.OPENID_CONNECT, "/v1/verification", "The keys that verify ID tokens."),
        Route.to(new WebfingerServlet(store.people()))
            .at(EndpointGroup.OPENID_CONNECT, "/v1/.well-known/webfinger", "The issuer of an e-mail address."),
        Route.to(new RotateKeysServlet(keys))
            .at(EndpointGroup.TESTING, RotateKeysServlet.PATH, "Signs ID tokens with a new key from now on.")
            .alsoAt(RotateKeysServlet.OLD_PATH)
            .asControl());
  }

  private List<Route> api() {
    var calls = new ApiServlet(store, faults);
    var listed = calls.operations().stream()
        .map(one -> new ServedPath(EndpointGroup.API, List.of(one.method()), one.path(), one.scope(), one.meaning()))
        .toList();
    return List.of(
        Route.to(calls).alsoAt(calls.patterns()).listing(listed),
        Route.to(new TokenExpiryServlet(store, faults))
            .at(EndpointGroup.API, "/v1/authorizations/tokenExpiry", "The remaining lifetime of the token."),
        Route.to(new AuthorizationsServlet(store, faults)).alsoAt("/v1/authorizations/*").listing(List.of(
            forAdministrators("GET", "", "identity:tokens_read", "The authorizations of a user."),
            forAdministrators("DELETE", "", "identity:tokens_write", "Ends all authorizations of an integration."),
            forAdministrators("DELETE", "/{authorizationId}", "identity:tokens_write", "Ends an authorization."))));
  }

  private static ServedPath forAdministrators(String method, String rest, String scope, String meaning) {
    return new ServedPath(
        EndpointGroup.API, List.of(method), "/v1/authorizations" + rest, scope, meaning + " For administrators.");
  }

  private List<Route> testing() {
    var faultsPage = new FaultsPage(faults, store.clock());
    return List.of(
        Route.to(new FaultsServlet(faults, faultsPage))
            .at(EndpointGroup.TESTING, FaultsServlet.PATH, "Faults on demand.")
            .alsoAt(FaultsServlet.OLD_PATH)
            .asControl(),
        Route.to(new ClockServlet(store.clock(), faultsPage))
            .at(EndpointGroup.TESTING, ClockServlet.PATH, "The sandbox’s time, which can be moved forward.")
            .asControl(),
        Route.to(new IntegrationsServlet(controls))
            .at(EndpointGroup.TESTING, IntegrationsServlet.PATH, "The registered integrations, for programs.")
            .asControl(),
        Route.to(new ResetServlet(controls))
            .at(EndpointGroup.TESTING, ResetServlet.PATH, "Back to the seed data.")
            .asControl(),
        Route.to(new LogServlet(log, store.integrations()))
            .at(EndpointGroup.TESTING, LogServlet.PATH, "Every request with its response and the cause of a refusal."),
        Route.to(new MyAuthorizationsServlet(store))
            .at(EndpointGroup.TESTING, MyAuthorizationsServlet.PATH, "The user’s authorizations, which can be revoked.")
            .asPages(),
        Route.to(new HealthServlet())
            .at(EndpointGroup.TESTING, "/healthz", "Whether the sandbox is running.")
            .at(EndpointGroup.TESTING, Readiness.PATH, "Whether the sandbox can serve requests."),
        Route.to(new OpenApiServlet(this::table))
            .at(EndpointGroup.TESTING, OpenApiServlet.PATH, "What the sandbox serves, as an OpenAPI 3.1 document."));
  }

  private List<Route> portal() {
    var newSecrets = new NewSecrets(store.clock());
    return List.of(
        Route.to(new ErrorCatalogueServlet()).alsoAt("/answers"),
        Route.to(new MyAppsServlet(store, integrationFile)).alsoAt(MyAppsServlet.PATH),
        Route.to(new NewAppServlet(store, newSecrets)).alsoAt(NewAppServlet.PATH),
        Route.to(new AppServlet(store, integrationFile, newSecrets)).alsoAt(MyAppsServlet.PATH + "/*"));
  }

  private static List<Route> refusals() {
    return List.of(
        Route.to(new FixedErrorServlet(ErrorText.NOT_FOUND, Cause.NOT_PLAYED)).alsoAt("/v1/*", "/idb/*"),
        Route.to(new FixedErrorServlet(ErrorText.NO_API_VERSION, Cause.NO_API_VERSION))
            .alsoAt("/authorize", "/access_token", "/rooms", "/people/*"));
  }

  private static void filter(ServletContext servlets, Filter filter, Set<DispatcherType> when, String... patterns) {
    var added = servlets.addFilter(filter.getClass().getSimpleName(), filter);
    added.setAsyncSupported(true); // a delayed response gives its thread back
    added.addMappingForUrlPatterns(EnumSet.copyOf(when), true, patterns);
  }
}
