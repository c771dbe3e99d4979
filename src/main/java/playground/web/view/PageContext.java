package playground.web.view;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import playground.flow.ApiFailure;
import playground.flow.BrowserId;
import playground.flow.BrowserState;
import playground.flow.Circumstances;
import playground.flow.FlowService;
import playground.flow.FlowSettings;
import playground.flow.FlowState;
import playground.flow.LocalSandbox;
import playground.flow.RequestForm;
import playground.flow.SettingsFile;
import playground.flow.StepFault;
import playground.html.Fragment;
import playground.oauth.OAuthFailure;
import playground.text.FailureText;
import playground.text.FailureTexts;
import playground.text.NamedServer;
import playground.text.ServerKind;
import playground.text.ServerTexts;

/** What the servlets share: the flow, the browser that sent a request, and the words that fit the server. */
public final class PageContext {

  /** Path of the callback, below the address of the page. */
  public static final String CALLBACK = "/callback";

  private static final String ID = ShownId.class.getName();

  /** Attribute of a request whose cookie was read. */
  private record ShownId(Optional<BrowserId> id) {}

  private static final String WEBEX_PORTAL = "https://developer.webex.com/my-apps";
  private static final String FEDRAMP_PORTAL = "https://developer-usgov.webex.com";

  private final FlowService flows;
  private final BrowserCookies cookies;
  private final Clock clock;
  private final Optional<SettingsFile> settingsFile;
  private final NamedServer server;
  private final Portal portal;
  private final RequestSteps requestSteps = new RequestSteps(this);
  private List<NavigationEntry> navigation = List.of();
  private List<StepPanel> panels = List.of();

  /**
   * @param settingsFile where settings typed into the page can be saved; empty when they cannot
   */
  public PageContext(FlowService flows, Clock clock, Optional<SettingsFile> settingsFile) {
    var settings = flows.settings();
    this.flows = flows;
    this.cookies = new BrowserCookies(flows, settings.publicUrl());
    this.clock = clock;
    this.settingsFile = settingsFile;
    this.server = NamedServer.of(settings.server(), settings.sandbox().isPresent());
    this.portal = new Portal(portalLink(), ServerTexts.portal(server), serverName());
  }

  /** Called once, when all parts are known. */
  public void setNavigation(List<NavigationEntry> navigation) {
    this.navigation = navigation;
  }

  /** Called once, when all parts are known. */
  public void setPanels(List<StepPanel> panels) {
    this.panels = List.copyOf(panels);
  }

  RequestSteps requestSteps() {
    return requestSteps;
  }

  /** What further steps contribute, in the order of the page. */
  List<StepPanel> panels() {
    return panels;
  }

  /** Where on the page the step to do next stands; the last step when nothing is left to do. */
  public String nextAnchor(FlowState flow) {
    var last = 3 + panels.stream().filter(panel -> panel.numberedTitle().isPresent()).count();
    return "step-" + Math.min(PageView.step(flow, panels), last);
  }

  /** A button that gets a valid access token in place of one that Webex no longer accepts; empty when no step has one. */
  public Optional<Fragment> renewal(FlowState flow) {
    return panels.stream().flatMap(panel -> panel.renewal(flow).stream()).findFirst();
  }

  public FlowService flows() {
    return flows;
  }

  public FlowSettings settings() {
    return flows.settings();
  }

  public BrowserCookies cookies() {
    return cookies;
  }

  /** Where settings typed into the page can be saved; empty when they cannot. */
  public Optional<SettingsFile> settingsFile() {
    return settingsFile;
  }

  public Clock clock() {
    return clock;
  }

  /** What surrounds the page of this request; the sandbox may be in another state at the next one. */
  public Frame frame() {
    return frame(sandboxState());
  }

  /** How the sandbox is at the moment; empty when another server is used, or nobody can tell. */
  Optional<SandboxState> sandboxState() {
    return settings().sandbox().flatMap(SandboxState::of);
  }

  /** The same without asking how the sandbox is. */
  Frame plainFrame() {
    return frame(Optional.empty());
  }

  private Frame frame(Optional<SandboxState> sandbox) {
    return new Frame(navigation, serverKind(), settings().server().resourceServer().toString(), sandbox, portal);
  }

  public NamedServer server() {
    return server;
  }

  public ServerKind serverKind() {
    return server.kind();
  }

  /** What pages call the server, in the middle of a sentence. */
  public String serverName() {
    return ServerTexts.server(server);
  }

  /** The id that the browser shows; empty when it shows none of ours. */
  public Optional<BrowserId> id(HttpServletRequest request) {
    if (!(request.getAttribute(ID) instanceof ShownId)) {
      request.setAttribute(ID, new ShownId(cookies.id(request)));
    }
    return ((ShownId) request.getAttribute(ID)).id();
  }

  /** What is known of the browser; empty when nothing is. */
  public Optional<BrowserState> browser(HttpServletRequest request) {
    return flows.browser(id(request));
  }

  /** The browser, made if need be; it then gets its id with the response. */
  public BrowserState open(HttpServletRequest request, HttpServletResponse response) {
    var shown = id(request);
    var opened = flows.open(shown);
    if (!shown.equals(Optional.of(opened.id()))) {
      cookies.set(request, response, opened.id());
    }
    return opened.browser();
  }

  /** The browser's latest flow; empty when it has none. */
  public Optional<FlowState> latestFlow(HttpServletRequest request) {
    return browser(request).flatMap(browser -> flows.flow(browser, null));
  }

  /** The flow that the page's URL names, or else the latest; empty when the browser has none such. */
  public Optional<FlowState> shownFlow(HttpServletRequest request) {
    return browser(request).flatMap(browser -> flows.flow(browser, request.getParameter("flow")));
  }

  /** The request form as the browser finds it. */
  public RequestForm form(HttpServletRequest request) {
    return flows.form(browser(request), redirectUri(request));
  }

  /** Reads posted fields, for the forms of {@code flow}. */
  public static Function<String, Optional<String>> posted(HttpServletRequest request) {
    return name -> FormFields.field(request, name);
  }

  /**
   * Where the server sends the browser back to: below the public URL, or else the loopback name that the browser used
   * (other names do not get this far). Forwarded headers are not read: anybody can send them.
   */
  public URI redirectUri(HttpServletRequest request) {
    return URI.create(settings().publicUrl().map(URI::toString).orElseGet(() -> origin(request)) + CALLBACK);
  }

  /**
   * The same for browsers that come to that address.
   *
   * @param address without a path
   */
  URI callback(URI address) {
    return URI.create(address + CALLBACK);
  }

  private static String origin(HttpServletRequest request) {
    var port = request.getServerPort() == 80 ? "" : ":" + request.getServerPort();
    return "http://" + request.getServerName() + port;
  }

  private String portalLink() {
    return switch (serverKind()) {
      case WEBEX -> WEBEX_PORTAL;
      case FEDRAMP -> FEDRAMP_PORTAL;
      case SANDBOX -> settings().sandbox().map(sandbox -> sandbox.portal().toString()).orElse("");
      case OTHER -> "";
    };
  }

  /** The sandbox's log; empty when another server is used. */
  public String sandboxLog() {
    return settings().sandbox().map(LocalSandbox::log).map(URI::toString).orElse("");
  }

  public FailureView failure(StepFault fault) {
    return FailureView.of(FailureTexts.of(fault, server));
  }

  public FailureView failure(OAuthFailure failure, Circumstances known) {
    return view(FailureTexts.of(failure, known, server), known);
  }

  public FailureView failure(ApiFailure failure, Circumstances known) {
    return view(FailureTexts.of(failure, known, server), known);
  }

  /** A failure with the link to the very request in the sandbox's log, if the sandbox saw one. */
  public FailureView view(FailureText text, Circumstances known) {
    var trackingId = known.sandbox().flatMap(Circumstances.SandboxFacts::trackingId);
    return new FailureView(text, trackingId.map(id -> sandboxLog() + "#" + id).orElse(""));
  }
}
