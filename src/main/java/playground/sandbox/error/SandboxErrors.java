package playground.sandbox.error;

import java.net.URI;
import java.util.HashMap;
import java.util.Optional;
import playground.html.Templates;
import playground.sandbox.view.SandboxPage;
import playground.server.ErrorPage;

/** The responses to requests that no servlet handles: JSON for programs, a page for people. */
public final class SandboxErrors implements ErrorPage {

  /** What the page shows. */
  public record Model(int status, String requestId) {

    /** What happened, in one or two sentences. */
    public String sentence() {
      return switch (status) {
        case 404 -> "The sandbox has no page at this address.";
        case 503 -> "The sandbox cannot reach its database. Reload this page in a few seconds.";
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
    return Templates.render("sandbox/error/error.jte", new SandboxPage<>("", playground, new Model(status, requestId)));
  }

  @Override
  public ErrorResponse response(int status, String requestId, String path) {
    if (!CrossOrigin.isForPrograms(path)) {
      return ErrorPage.super.response(status, requestId, path);
    }
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
