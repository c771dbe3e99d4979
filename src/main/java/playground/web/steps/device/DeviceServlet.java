package playground.web.steps.device;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import playground.flow.FlowException;
import playground.flow.StepFault;
import playground.html.Templates;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.Scopes;
import playground.web.view.AuthorizationForm;
import playground.web.view.NextPage;
import playground.web.view.Setup;
import playground.web.session.BrowserSession;
import playground.webex.DeviceClient;

/**
 * The device grant: {@code GET /device} shows the codes, {@code POST /device/start} asks for them, {@code POST
 * /device/cancel} gives up, and {@code GET /device/state} tells the page's script how it stands.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628">RFC 8628</a>
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class DeviceServlet extends HttpServlet {

  public static final String PATH = "/device";
  public static final String START = "/device/start";
  public static final String CANCEL = "/device/cancel";
  public static final String STATE = "/device/state";

  private final Setup setup;
  private final DeviceClient webex;
  private final DevicePoller poller;
  private final SecureRandom random;
  private final Clock clock;

  public DeviceServlet(Setup setup, DeviceClient webex, DevicePoller poller, SecureRandom random, Clock clock) {
    this.setup = setup;
    this.webex = webex;
    this.poller = poller;
    this.random = random;
    this.clock = clock;
  }

  /** The server stops. */
  @Override
  public void destroy() {
    poller.close();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getServletPath().equals(STATE)) {
      sendState(request, response);
      return;
    }
    var granted = desk(request).flatMap(d -> d.attempt(request.getParameter("attempt"))).flatMap(DeviceAttempt::flow);
    if (granted.isPresent()) {
      NextPage.show(response, granted.get(), 3);
    } else {
      show(request, response, HttpServletResponse.SC_OK, form(request));
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getServletPath().equals(CANCEL)) {
      desk(request).flatMap(DeviceGrants::attempt).ifPresent(DeviceAttempt::cancel);
      goTo(response, PATH);
      return;
    }
    var form = form(request).sent(request, setup);
    if (form.problems().isEmpty()) {
      goTo(response, PATH + start(form, BrowserSession.of(request, clock)));
    } else {
      show(request, response, HttpServletResponse.SC_BAD_REQUEST, form);
    }
  }

  /** Begins, and gives the query of the page to go to. */
  private String start(AuthorizationForm form, BrowserSession session) {
    session.fill(form.filled());
    var asked = asked(form);
    var endpoint = setup.webex().deviceAuthorizationEndpoint().orElseThrow(DeviceServlet::notThere);
    var begun = webex.begin(new DeviceAuthorizationRequest(form.clientId(), asked.scopes()), endpoint);
    var attempt = DeviceGrants.of(session).begun(begun, asked, session, clock.instant());
    attempt.filter(a -> !poller.begin(a)).ifPresent(DeviceServlet::tooMany);
    return attempt.map(a -> "?attempt=" + a.id()).orElse("");
  }

  private DeviceAttempt.Request asked(AuthorizationForm form) {
    return new DeviceAttempt.Request(
        setup.webex().authorizationServer(),
        setup.webex().deviceTokenEndpoint().orElseThrow(DeviceServlet::notThere),
        form.credentials(),
        Scopes.parse(form.scope()));
  }

  private static FlowException notThere() {
    return new FlowException(StepFault.DEVICE_GRANT_UNSUPPORTED);
  }

  private static void tooMany(DeviceAttempt attempt) {
    attempt.cancel();
    throw new FlowException(StepFault.TOO_MANY_DEVICE_GRANTS);
  }

  private void sendState(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var now = clock.instant();
    var attempt = desk(request).flatMap(desk -> desk.attempt(request.getParameter("attempt")));
    if (attempt.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/json;charset=utf-8");
    response.getWriter().print(DeviceView.json(attempt.get().seen(now), now));
  }

  private void show(HttpServletRequest request, HttpServletResponse response, int status, AuthorizationForm form)
      throws IOException {
    Templates.send(response, status, "steps/device/device.jte", DeviceView.of(setup, form, desk(request), clock.instant()));
  }

  /** The same defaults as in step 1. */
  private AuthorizationForm form(HttpServletRequest request) {
    return AuthorizationForm.blank(
        setup, BrowserSession.existing(request, clock), setup.redirectUri(request), random);
  }

  private Optional<DeviceGrants> desk(HttpServletRequest request) {
    return BrowserSession.existing(request, clock).map(DeviceGrants::of);
  }

  private static void goTo(HttpServletResponse response, String path) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", path);
  }
}
