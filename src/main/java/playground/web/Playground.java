package playground.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.flow.FlowService;
import playground.flow.SettingsFile;
import playground.oauth.Loopback;
import playground.server.AllowedMethods;
import playground.server.HostAllowlist;
import playground.server.MovedPaths;
import playground.server.Readiness;
import playground.server.SameOriginFilter;
import playground.server.Site;
import playground.server.StaticFiles;
import playground.web.view.FailurePages;
import playground.web.view.NavigationEntry;
import playground.web.view.PageContext;
import playground.web.view.Part;
import playground.web.view.StepPanel;
import playground.webex.WebexEndpoints;

/** The playground's routes: the three servlets of the flow in its order, then the parts beside them. */
public final class Playground {

  private static final Logger LOG = LoggerFactory.getLogger(Playground.class);

  private static final List<String> PAGE = List.of("GET", "HEAD");
  private static final List<String> BUTTON = List.of("POST");

  private static final Map<String, String> MOVED = Map.of(
      "/wire", "/http-log",
      "/wire.har", "/http-log.har",
      "/take-along", "/samples",
      "/not-back", "/troubleshooting",
      "/end", "/sign-out",
      "/end/sign-out", "/sign-out",
      "/end/signed-out", "/sign-out/done");

  private final FlowService flows;
  private final PageContext context;
  private final PageServlet page;
  private final List<Part> parts;

  /**
   * @param version of the playground, for the HTTP archive
   * @param settingsFile where settings typed into the page can be saved; empty when they cannot
   */
  public Playground(
      FlowService flows,
      Clock clock,
      SecureRandom random,
      String version,
      Optional<SettingsFile> settingsFile,
      Readiness readiness) {
    this.flows = flows;
    this.context = new PageContext(flows, clock, settingsFile);
    this.page = new PageServlet(context, random);
    this.parts = parts(version, readiness);
    context.setNavigation(Stream.concat(
        Stream.of(new NavigationEntry("/", "Flow")),
        parts.stream().flatMap(part -> part.navigation().stream())).toList());
    context.setPanels(panels());
  }

  /**
   * One line for each part, in the order of the page and of the navigation. The line is all that leads to the part, so
   * it has the class's full name and there is no import.
   */
  private List<Part> parts(String version, Readiness readiness) {
    var all = new ArrayList<Part>();
    all.add(new playground.web.steps.refresh.RefreshServlet(context));
    all.add(new playground.web.steps.login.LoginServlet(context));
    all.add(new playground.web.steps.check.CheckServlet(context));
    all.add(new playground.web.steps.device.DeviceServlet(context));
    all.add(new playground.web.tools.httplog.HttpLogServlet(context, version));
    all.add(new playground.web.tools.console.ConsoleServlet(context));
    all.add(new playground.web.tools.scopes.ScopesServlet(context));
    all.add(new playground.web.tools.samples.SamplesServlet(context));
    all.add(new playground.web.tools.signout.SignOutServlet(context));
    all.add(new playground.web.tools.signout.ResetServlet(context));
    all.add(new playground.web.tools.settings.SettingsServlet(context));
    all.add(new playground.web.tools.warnings.WarningsServlet(context));
    all.add(new playground.web.tools.troubleshooting.TroubleshootingServlet(context));
    all.add(new playground.web.tools.health.HealthServlet(readiness));
    return all;
  }

  private List<StepPanel> panels() {
    return parts.stream().flatMap(part -> part.panel().stream()).toList();
  }

  /**
   * Gets ready for the first browser on a thread of its own, while the server starts.
   *
   * @param address that the browser is expected at
   */
  public void prepare(URI address) {
    var thread = new Thread(() -> {
      try {
        page.prepare(address);
      } catch (RuntimeException e) {
        LOG.debug("the first page was not rendered in advance", e); // whoever asks for it is told
      }
    }, "first-page");
    thread.setDaemon(true);
    thread.start();
  }

  /** What the playground's port serves. */
  public Site site() {
    var settings = flows.settings();
    var loopback = new HostAllowlist(Loopback.NAMES);
    return new Site(
        "playground",
        settings.publicUrl().map(url -> loopback.and(url.getHost())).orElse(loopback),
        Set.of("GET", "HEAD", "POST"),
        WebexEndpoints.formTargets(settings.server()),
        FailurePages.errorPage(context::frame),
        this::routes);
  }

  private void routes(ServletContext servlets) {
    var methods = new AllowedMethods();
    filter(servlets, "moved", new MovedPaths(MOVED));
    filter(servlets, "methods", methods);
    filter(servlets, "same-origin", new SameOriginFilter());
    filter(servlets, "failures", new FailurePages(context));
    StaticFiles.addTo(servlets);

    route(servlets, page, "", "/authorize"); //                                            step 1
    route(servlets, new CallbackServlet(context), PageContext.CALLBACK); //             step 2
    route(servlets, new TokenServlet(context), "/token"); //                            step 3
    for (var part : parts) {
      route(servlets, part.servlet(), part.paths().keySet().toArray(String[]::new));
    }
    paths().forEach(methods::add);
  }

  /** Every path that a servlet serves, {@code ""} for the root, and the methods that it allows. */
  public Map<String, List<String>> paths() {
    var paths = new LinkedHashMap<String, List<String>>();
    paths.put("", PAGE);
    paths.put("/authorize", BUTTON);
    paths.put(PageContext.CALLBACK, List.of("GET")); // not HEAD: whoever only looks must not use a state
    paths.put("/token", BUTTON);
    parts.forEach(part -> paths.putAll(part.paths()));
    return paths;
  }

  private static void route(ServletContext servlets, HttpServlet servlet, String... paths) {
    servlets.addServlet(servlet.getClass().getSimpleName(), (Servlet) servlet).addMapping(paths);
  }

  private static void filter(ServletContext servlets, String name, Filter filter) {
    servlets.addFilter(name, filter).addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }
}
