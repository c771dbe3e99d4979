package playground.sandbox.error;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import playground.html.Templates;
import playground.sandbox.view.SandboxPage;
import playground.server.ErrorPage;

/** The responses to requests that no servlet handles: JSON for programs, a page for people. */
public final class SandboxErrors implements ErrorPage {

  /**
   * What the page shows.
   *
   * @param isOutage whether the database was unavailable
   */
  public record Model(int status, boolean isOutage, String requestId) {

    /** What happened, in one or two sentences. */
    public String sentence() {
      return switch (status) {
        case 404 -> "The sandbox has no page at this address.";
        case 503 -> isOutage
            ? "The sandbox cannot reach its database. Reload this page in a few seconds."
            : "The sandbox is shutting down. Reload this page in a few seconds.";
        default -> "The sandbox could not process this request.";
      };
    }
  }

  private final Optional<URI> playground;

  /**
   * @param playground the address that the page leads back to; empty when the sandbox runs alone
   */
  public SandboxErrors(Optional<URI> playground) {
    this.playground = playground;
  }

  @Override
  public String html(int status, String requestId) {
    return html(new Model(status, false, requestId));
  }

  private String html(Model model) {
    return Templates.text("sandbox/error/error.jte", new SandboxPage<>("", playground, model));
  }

  @Override
  public ErrorResponse response(int status, String requestId, String path) {
    return CrossOrigin.isForPrograms(path) ? json(status, path) : ErrorPage.super.response(status, requestId, path);
  }

  @Override
  public ErrorResponse outageResponse(String requestId, String path) {
    return CrossOrigin.isForPrograms(path)
        ? json(503, path)
        : new ErrorResponse(Map.of("Content-Type", "text/html;charset=utf-8"), html(new Model(503, true, requestId)));
  }

  private static ErrorResponse json(int status, String path) {
    var trackingId = TrackingId.fresh(path);
    var text = ErrorText.ofStatus(status);
    var headers = new HashMap<>(CrossOrigin.READABLE);
    headers.put("Content-Type", JsonBodies.CONTENT_TYPE);
    headers.put(TrackingId.HEADER, trackingId);
    return new ErrorResponse(
        headers,
        ErrorDialect.isBrokers(path)
            ? JsonBodies.text(ErrorDialect.brokers(text, trackingId))
            : JsonBodies.envelope(text, trackingId));
  }
}
