package playground.web.steps.device;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.flow.DeviceGrant;
import playground.flow.RequestForm;
import playground.html.Templates;
import playground.web.view.NavigationEntry;
import playground.web.view.PageContext;
import playground.web.view.Part;
import playground.web.view.Redirects;

/**
 * The device grant: {@code GET /device} shows the codes, {@code POST /device/start} requests them, {@code POST
 * /device/cancel} gives up, and {@code GET /device/state} tells the page's script how it stands.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628">RFC 8628</a>
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class DeviceServlet extends HttpServlet implements Part {

  private static final String PATH = "/device";
  private static final String START = "/device/start";
  private static final String CANCEL = "/device/cancel";
  private static final String STATE = "/device/state";

  private final PageContext context;

  public DeviceServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of(
        PATH, List.of("GET", "HEAD"), STATE, List.of("GET"), START, List.of("POST"), CANCEL, List.of("POST"));
  }

  @Override
  public Optional<NavigationEntry> navigation() {
    return Optional.of(new NavigationEntry(PATH, "Device grant"));
  }

  /** The server stops, and polling with it. */
  @Override
  public void destroy() {
    context.flows().close();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var grant = context.browser(request).flatMap(context.flows()::viewDevice);
    var named = grant.filter(g -> g.id().equals(request.getParameter("attempt")));
    if (request.getServletPath().equals(STATE)) {
      sendState(response, named);
      return;
    }
    var flow = named.flatMap(DeviceGrant::flowId)
        .flatMap(id -> context.browser(request).flatMap(browser -> context.flows().flow(browser, id)));
    if (flow.isPresent()) {
      Redirects.toFlow(response, flow.get(), "step-3");
    } else {
      show(response, HttpServletResponse.SC_OK, context.form(request), grant);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getServletPath().equals(CANCEL)) {
      var id = request.getParameter("attempt");
      context.browser(request).ifPresent(browser -> context.flows().cancelDevice(browser, id));
      Redirects.to(response, PATH);
      return;
    }
    var form = context.form(request).submitted(PageContext.posted(request), context.settings());
    if (form.faults().isEmpty()) {
      var grant = context.flows().startDevice(context.open(request, response), form);
      Redirects.to(
          response, PATH + grant.filter(g -> g.polling().isPresent()).map(g -> "?attempt=" + g.id()).orElse(""));
    } else {
      var grant = context.browser(request).flatMap(context.flows()::viewDevice);
      show(response, HttpServletResponse.SC_BAD_REQUEST, form, grant);
    }
  }

  private void sendState(HttpServletResponse response, Optional<DeviceGrant> grant) throws IOException {
    if (grant.flatMap(DeviceGrant::polling).isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/json;charset=utf-8");
    response.getWriter().print(DeviceView.json(grant.flatMap(DeviceGrant::polling).get(), context.clock().instant()));
  }

  private void show(HttpServletResponse response, int status, RequestForm form, Optional<DeviceGrant> grant)
      throws IOException {
    Templates.send(response, status, "steps/device/device.jte", DeviceView.of(context, form, grant));
  }
}
