package playground.web.view;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import playground.flow.FlowException;
import playground.html.Templates;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure;
import playground.text.FailureText;
import playground.text.FailureTexts;
import playground.web.session.BrowserSession;

/**
 * Turns the failures that are part of the flow into pages; servlets have no catch blocks. Any other exception goes on
 * to the server, which tells a request that cannot be read (400) from a fault of our own (500).
 */
@SuppressWarnings("serial") // filters are never serialized
public final class FailurePages extends HttpFilter {

  private final Setup setup;
  private final Clock clock;

  public FailurePages(Setup setup, Clock clock) {
    this.setup = setup;
    this.clock = clock;
  }

  /**
   * What {@code view/failurePage.jte} shows.
   *
   * @param isKept whether this browser has a walk to go back to
   */
  public record Page(int status, FailureView failure, boolean isKept) {}

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (OAuthException e) {
      send(request, response, statusOf(e.failure()), FailureView.of(e.failure(), setup));
    } catch (FlowException e) {
      send(request, response, HttpServletResponse.SC_CONFLICT, FailureView.of(e.fault(), setup));
    }
  }

  private void send(HttpServletRequest request, HttpServletResponse response, int status, FailureView failure)
      throws IOException {
    var isKept = BrowserSession.existing(request, clock).flatMap(session -> session.flow(null)).isPresent();
    Templates.send(response, status, "view/failurePage.jte", new Page(status, failure, isKept));
  }

  private static int statusOf(OAuthFailure failure) {
    if (failure instanceof OAuthFailure.AuthorizationDenied refused) {
      return switch (refused.error()) {
        case "access_denied" -> HttpServletResponse.SC_FORBIDDEN;
        case "server_error" -> HttpServletResponse.SC_BAD_GATEWAY;
        case "temporarily_unavailable" -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        default -> HttpServletResponse.SC_BAD_REQUEST;
      };
    }
    return HttpServletResponse.SC_BAD_REQUEST;
  }

  /** For what goes wrong before any servlet is reached. */
  public static String errorPage(int status, String requestId) {
    return Templates.render("view/error.jte", new ErrorView(status, FailureTexts.ofStatus(status), requestId));
  }

  /** What {@code view/error.jte} shows. */
  public record ErrorView(int status, FailureText failure, String requestId) {}
}
