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
import playground.web.check.CheckServlet;
import playground.web.console.ConsoleServlet;
import playground.web.end.EndServlet;
import playground.web.health.HealthServlet;
import playground.web.html.FailurePages;
import playground.web.html.Setup;
import playground.web.notback.NotBackServlet;
import playground.web.refresh.RefreshServlet;
import playground.web.reset.ResetServlet;
import playground.web.scopes.ScopesServlet;
import playground.web.session.BrowserSession;
import playground.web.wire.WireServlet;
import playground.webex.ApiClient;
import playground.webex.RevocationClient;
import playground.webex.TokenClient;

/** The playground's routes, in the order of the flow. */
public final class Playground {

  private final Setup setup;
  private final Duration timeout;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * @param timeout for one whole exchange with Webex
   */
  public Playground(Setup setup, Duration timeout, Clock clock, SecureRandom random) {
    this.setup = setup;
    this.timeout = timeout;
    this.clock = clock;
    this.random = random;
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

    var tokens = new TokenClient(timeout, clock);
    var page = new PageServlet(setup, random, clock);
    route(servlets, page, "", "/authorize"); //                                  step 1
    route(servlets, new CallbackServlet(clock, random), Setup.CALLBACK); //      step 2
    route(servlets, new TokenServlet(setup, tokens, clock), "/token"); //        step 3
    route(servlets, new RefreshServlet(setup, tokens, clock), "/refresh");
    route(servlets, new CheckServlet(new ApiClient(timeout, clock), clock), "/check");
    route(servlets, new ResetServlet(), "/reset");
    route(servlets, new HealthServlet(), "/healthz");

    route(servlets, new WireServlet(setup, clock), WireServlet.PATH, WireServlet.ARCHIVE, WireServlet.REVEAL);
    route(servlets, new ConsoleServlet(setup, new ApiClient(timeout, clock), clock), ConsoleServlet.PATH);
    methods.add(ConsoleServlet.PATH, List.of("GET", "HEAD", "POST"));
    var end = new EndServlet(setup, new RevocationClient(timeout, clock), clock);
    route(servlets, end, EndServlet.PATH, EndServlet.REVOKE, EndServlet.SIGN_OUT, EndServlet.SIGNED_OUT);
    methods.add(EndServlet.PATH, List.of("GET", "HEAD"));
    methods.add(EndServlet.SIGNED_OUT, List.of("GET", "HEAD"));
    methods.add(EndServlet.REVOKE, List.of("POST"));
    methods.add(EndServlet.SIGN_OUT, List.of("POST"));
    route(servlets, new NotBackServlet(setup, random, clock), NotBackServlet.PATH);
    methods.add(NotBackServlet.PATH, List.of("GET", "HEAD"));
    route(servlets, new ScopesServlet(setup, random, clock), ScopesServlet.PATH);
    methods.add(ScopesServlet.PATH, List.of("GET", "HEAD", "POST"));
    methods.add(WireServlet.PATH, List.of("GET", "HEAD"));
    methods.add(WireServlet.ARCHIVE, List.of("GET", "HEAD"));
    methods.add(WireServlet.REVEAL, List.of("POST"));

    methods.add("", List.of("GET", "HEAD"));
    methods.add("/healthz", List.of("GET", "HEAD"));
    methods.add(Setup.CALLBACK, List.of("GET")); // not HEAD: who only looks must not use a state up
    for (var button : List.of("/authorize", "/token", "/refresh", "/check", "/reset")) {
      methods.add(button, List.of("POST"));
    }
  }

  private static void route(ServletContext servlets, Servlet servlet, String... paths) {
    servlets.addServlet(servlet.getClass().getSimpleName(), servlet).addMapping(paths);
  }

  private static void filter(ServletContext servlets, String name, Filter filter) {
    servlets.addFilter(name, filter).addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }
}
