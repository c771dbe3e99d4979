package playground.sandbox.answer;

import java.util.Map;
import playground.html.Templates;
import playground.server.ErrorPage;

/** What is said when no servlet answered: JSON to programs, a page to people. */
public final class SandboxErrors implements ErrorPage {

  /** What the page shows. */
  public record Model(int status, String requestId) {}

  @Override
  public String html(int status, String requestId) {
    return Templates.render("sandbox/error.jte", new Model(status, requestId));
  }

  /** Everything below {@code /v1} is read by programs, but the page at which a person signs in. */
  @Override
  public Answer answer(int status, String requestId, String path) {
    if (!path.startsWith("/v1/") || path.equals("/v1/authorize")) {
      return ErrorPage.super.answer(status, requestId, path);
    }
    var trackingId = TrackingId.fresh();
    return new Answer(
        Map.of("Content-Type", Json.CONTENT_TYPE, TrackingId.HEADER, trackingId),
        Json.envelope(WireText.ofStatus(status), trackingId));
  }
}
