package playground.web.view;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import playground.html.Templates;
import playground.oauth.OAuthFailure;
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
  public record Page(int status, Failure failure, boolean isKept) {}

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (OAuthFailure failure) {
      send(request, response, statusOf(failure), Failure.of(failure));
    } catch (FlowException notNow) {
      send(request, response, HttpServletResponse.SC_CONFLICT, notNow.failure());
    }
  }

  private void send(HttpServletRequest request, HttpServletResponse response, int status, Failure failure)
      throws IOException {
    var isKept = BrowserSession.existing(request, clock).flatMap(session -> session.flow(null)).isPresent();
    Templates.send(response, status, "view/failurePage.jte", new Page(status, failure.at(setup), isKept));
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
    return Templates.render("view/error.jte", new ErrorView(status, wordsFor(status), requestId));
  }

  /** What {@code view/error.jte} shows. */
  public record ErrorView(int status, Failure failure, String requestId) {}

  private static Failure wordsFor(int status) {
    return switch (status) {
      case 403 -> Failure.of(
          "This was not sent by a page of the playground.",
          "Another site may have tried to press a button in your name.",
          "Go to the page and press the button there.");
      case 404 -> Failure.of(
          "There is no such page here.",
          "The address is misspelt, or comes from another program.",
          "Everything happens on one page; go there.");
      case 405 -> Failure.of(
          "This address does not take this method.",
          "The steps of the flow are buttons (POST); opening or reloading their address does nothing.",
          "Go back to the page and press the button there.");
      case 413, 414, 431 -> Failure.of(
          "This request is too long.",
          "No form and no callback of the flow comes near the limit.",
          "Start again with the first step.");
      case 421 -> Failure.of(
          "This playground does not answer to this name.",
          "It answers to localhost, 127.0.0.1, [::1] and the public address that it was given, if any, so that no foreign page can reach it by a name of its own (DNS"
              + " rebinding).",
          "Open it by the address that it printed at its start. Behind a proxy, set server.public-url.");
      case 503 -> Failure.of(
          "The playground is stopping.", "It was told to end.", "Start it again, then reload.");
      default -> status < 500
          ? Failure.of(
              "This request cannot be understood.",
              "Its address or its headers are malformed.",
              "Go to the page and start from there.")
          : Failure.of(
              "The playground has a fault of its own.",
              "This should not have happened. The true cause is in the log, beside the request id below.",
              "Go back to the page and try again; if it stays, report it with those log lines.");
    };
  }
}
