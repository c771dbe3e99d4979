package playground.web.view;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.database.DatabaseUnavailableException;
import playground.flow.CallbackException;
import playground.flow.FlowException;
import playground.flow.StepFault;
import playground.html.Templates;
import playground.oauth.OAuthFailure;
import playground.server.ErrorPage;
import playground.text.FailureText;
import playground.text.FailureTexts;
import playground.text.OutageTexts;

/**
 * Turns the failures that are part of the flow into pages; servlets have no catch blocks. Any other exception goes on
 * to the server, which tells a request that cannot be read (400) from a fault of our own (500).
 */
@SuppressWarnings("serial") // filters are never serialized
public final class FailurePages extends HttpFilter {

  private static final Logger LOG = LoggerFactory.getLogger(FailurePages.class);

  private static final String RETRY_AFTER = "60"; // seconds; places come free one by one
  private static final String SOON = "5"; // seconds; a database that restarts is back by then

  private final PageContext context;

  public FailurePages(PageContext context) {
    this.context = context;
  }

  /**
   * What {@code view/failurePage.jte} shows.
   *
   * @param hasFlow whether this browser has a flow to go back to
   */
  public record Page(Frame frame, FailureView failure, boolean hasFlow) {}

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      handle(request, response, chain);
    } catch (DatabaseUnavailableException e) {
      LOG.warn("a request got 503: the database is unavailable: {}", e.getMessage());
      sendOutage(request, response, e);
    }
  }

  private void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (CallbackException e) {
      send(request, response, statusOf(e.failure()), context.failure(e.failure(), e.circumstances()));
    } catch (FlowException e) {
      if (statusOf(e.fault()) == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
        response.setHeader("Retry-After", RETRY_AFTER);
      }
      send(request, response, statusOf(e.fault()), context.failure(e.fault()));
    }
  }

  /** Asks the database nothing more; a cookie that was already set belongs to what was rolled back. */
  private void sendOutage(HttpServletRequest request, HttpServletResponse response, DatabaseUnavailableException outage)
      throws IOException {
    var failure = FailureView.of(OutageTexts.of(sent(request), outage.nothingChanged()));
    response.setHeader("Retry-After", SOON);
    Templates.send(
        response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "view/failurePage.jte", new Page(context.plainFrame(), failure, false));
  }

  private static OutageTexts.Sent sent(HttpServletRequest request) {
    if (request.getServletPath().equals(PageContext.CALLBACK)) {
      return OutageTexts.Sent.CALLBACK;
    }
    return request.getMethod().equals("POST") ? OutageTexts.Sent.FORM : OutageTexts.Sent.PAGE;
  }

  private void send(HttpServletRequest request, HttpServletResponse response, int status, FailureView failure)
      throws IOException {
    var hasFlow = context.latestFlow(request).isPresent();
    if (request.getServletPath().equals(PageContext.CALLBACK)) {
      context.flows().callbackAnswered(context.id(request), status, Optional.empty());
    }
    Templates.send(response, status, "view/failurePage.jte", new Page(context.frame(), failure, hasFlow));
  }

  private static int statusOf(StepFault fault) {
    return fault == StepFault.TOO_MANY_DEVICE_GRANTS || fault == StepFault.TOO_MANY_PENDING_AUTHORIZATIONS
        ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
        : HttpServletResponse.SC_CONFLICT;
  }

  private static int statusOf(OAuthFailure failure) {
    if (failure instanceof OAuthFailure.AuthorizationDenied denied) {
      return switch (denied.error()) {
        case "access_denied" -> HttpServletResponse.SC_FORBIDDEN;
        case "server_error" -> HttpServletResponse.SC_BAD_GATEWAY;
        case "temporarily_unavailable" -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        default -> HttpServletResponse.SC_BAD_REQUEST;
      };
    }
    return HttpServletResponse.SC_BAD_REQUEST;
  }

  /** For what goes wrong before any servlet is reached. */
  public static ErrorPage errorPage(Supplier<Frame> frame) {
    return (status, requestId) -> Templates.text(
        "view/error.jte", new ErrorView(frame.get(), status, FailureTexts.ofStatus(status), requestId));
  }

  /** What {@code view/error.jte} shows. */
  public record ErrorView(Frame frame, int status, FailureText failure, String requestId) {}
}
