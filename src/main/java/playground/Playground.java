package playground;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import playground.server.AllowedMethods;
import playground.server.HostAllowlist;
import playground.server.SameOriginFilter;
import playground.server.SessionPolicy;
import playground.server.Site;
import playground.server.StaticFiles;
import playground.web.CallbackServlet;
import playground.web.PageServlet;
import playground.web.TokenServlet;
import playground.web.steps.check.CheckServlet;
import playground.web.tools.console.ConsoleServlet;
import playground.web.tools.signout.SignOutServlet;
import playground.web.steps.device.DevicePoller;
import playground.web.steps.device.DeviceServlet;
import playground.web.tools.health.HealthServlet;
import playground.web.view.FailurePages;
import playground.web.view.Setup;
import playground.web.tools.troubleshooting.TroubleshootingServlet;
import playground.web.steps.login.LoginServlet;
import playground.web.steps.refresh.RefreshServlet;
import playground.web.tools.signout.ResetServlet;
import playground.web.tools.scopes.ScopesServlet;
import playground.web.session.BrowserSession;
import playground.web.tools.samples.SamplesServlet;
import playground.web.tools.httplog.HttpLogServlet;
import playground.webex.ApiClient;
import playground.webex.HttpTransport;
import playground.webex.IdentityClient;
import playground.webex.RevocationClient;
import playground.webex.DeviceClient;
import playground.webex.TokenClient;

/** The playground's routes, in the order of the flow. */
public final class Playground {

  private final Setup setup;
  private final Clock clock;
  private final SecureRandom random;
  private final HttpTransport transport;
  private final DeviceClient deviceGrant;
  private final DevicePoller devices;

  /**
   * @param timeout for one whole exchange with Webex
   */
  public Playground(Setup setup, Duration timeout, Clock clock, SecureRandom random) {
    this.setup = setup;
    this.clock = clock;
    this.random = random;
    this.transport = new HttpTransport(timeout);
    this.deviceGrant = new DeviceClient(transport, clock);
    this.devices = new DevicePoller(deviceGrant, clock);
  }

  /** Asks for the tokens of the devices that wait; happens by itself, but a test does not wait for that. */
  public void pollDevices() {
    devices.tick();
  }

  /** What the playground's port serves. */
  public Site site() {
    var hosts = HostAllowlist.loopback();
    var isHttps = setup.publicUrl().map(url -> url.getScheme().equals("https")).orElse(false);
    return new Site(
        "playground",
        setup.publicUrl().map(url -> hosts.and(url.getHost())).orElse(hosts),
        Set.of("GET", "HEAD", "POST"),
        setup.webex().formTargets(),
        Optional.of(new SessionPolicy(isHttps, BrowserSession.IDLE)),
        FailurePages::errorPage,
        this::routes);
  }

  private void routes(ServletContext servlets) {
    var methods = new AllowedMethods();
    filter(servlets, "methods", methods);
    filter(servlets, "same-origin", new SameOriginFilter());
    filter(servlets, "failures", new FailurePages(setup, clock));
    StaticFiles.addTo(servlets);

    var tokens = new TokenClient(transport, clock);
    var page = new PageServlet(setup, random, clock);
    route(servlets, page, "", "/authorize"); //                                  step 1
    route(servlets, new CallbackServlet(clock, random), Setup.CALLBACK); //      step 2
    route(servlets, new TokenServlet(setup, tokens, clock), "/token"); //        step 3
    route(servlets, new RefreshServlet(setup, tokens, clock), "/refresh");
    route(servlets, new CheckServlet(new ApiClient(transport, clock), clock), "/check");
    route(servlets, new ResetServlet(), "/reset");
    route(servlets, new HealthServlet(), "/healthz");

    addDevice(servlets, methods);
    addLogin(servlets, methods);
    addFurtherRooms(servlets, methods);
    addTakeAlong(servlets, methods);

    methods.add("", List.of("GET", "HEAD"));
    methods.add("/healthz", List.of("GET", "HEAD"));
    methods.add(Setup.CALLBACK, List.of("GET")); // not HEAD: who only looks must not use a state up
    for (var button : List.of("/authorize", "/token", "/refresh", "/check", "/reset")) {
      methods.add(button, List.of("POST"));
    }
  }

  private void addLogin(ServletContext servlets, AllowedMethods methods) {
    route(servlets, new LoginServlet(new IdentityClient(transport, clock), clock), "/login");
    methods.add("/login", List.of("POST"));
  }

  /** What stands beside the flow: to look at it, to go on from it, to end it. */
  private void addFurtherRooms(ServletContext servlets, AllowedMethods methods) {
    route(servlets, new HttpLogServlet(setup, clock), HttpLogServlet.PATH, HttpLogServlet.ARCHIVE, HttpLogServlet.REVEAL);
    route(servlets, new ConsoleServlet(setup, new ApiClient(transport, clock), clock), ConsoleServlet.PATH);
    route(servlets, new ScopesServlet(setup, random, clock), ScopesServlet.PATH);
    route(servlets, new TroubleshootingServlet(setup, random, clock), TroubleshootingServlet.PATH);
    var end = new SignOutServlet(setup, new RevocationClient(transport, clock), clock);
    route(servlets, end, SignOutServlet.PATH, SignOutServlet.REVOKE, SignOutServlet.SIGN_OUT, SignOutServlet.SIGNED_OUT);

    for (var page : List.of(
        HttpLogServlet.PATH, HttpLogServlet.ARCHIVE, TroubleshootingServlet.PATH, SignOutServlet.PATH, SignOutServlet.SIGNED_OUT)) {
      methods.add(page, List.of("GET", "HEAD"));
    }
    for (var pageWithForm : List.of(ConsoleServlet.PATH, ScopesServlet.PATH)) {
      methods.add(pageWithForm, List.of("GET", "HEAD", "POST"));
    }
    for (var button : List.of(HttpLogServlet.REVEAL, SignOutServlet.REVOKE, SignOutServlet.SIGN_OUT)) {
      methods.add(button, List.of("POST"));
    }
  }

  private void addDevice(ServletContext servlets, AllowedMethods methods) {
    var device = new DeviceServlet(setup, deviceGrant, devices, random, clock);
    route(servlets, device, DeviceServlet.PATH, DeviceServlet.START, DeviceServlet.CANCEL, DeviceServlet.STATE);
    methods.add(DeviceServlet.PATH, List.of("GET", "HEAD"));
    methods.add(DeviceServlet.STATE, List.of("GET"));
    methods.add(DeviceServlet.START, List.of("POST"));
    methods.add(DeviceServlet.CANCEL, List.of("POST"));
  }

  private void addTakeAlong(ServletContext servlets, AllowedMethods methods) {
    route(servlets, new SamplesServlet(setup, random, clock), SamplesServlet.paths());
    for (var path : SamplesServlet.paths()) {
      methods.add(path, List.of("GET", "HEAD"));
    }
  }

  private static void route(ServletContext servlets, Servlet servlet, String... paths) {
    servlets.addServlet(servlet.getClass().getSimpleName(), servlet).addMapping(paths);
  }

  private static void filter(ServletContext servlets, String name, Filter filter) {
    servlets.addFilter(name, filter).addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }
}
