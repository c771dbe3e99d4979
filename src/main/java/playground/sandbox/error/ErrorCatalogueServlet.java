package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import playground.sandbox.view.SandboxPage;

/** {@code GET /answers}: the page of all refusals in JSON, and what of each was captured from Webex. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class ErrorCatalogueServlet extends SandboxServlet {

  /** What the page shows. */
  public record Page(List<ErrorText> texts) {
    /** The constant's name in words. */
    public static String title(ErrorText text) {
      return text.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What was captured. */
    public static String evidence(ErrorText text) {
      return switch (text.evidence()) {
        case CAPTURED -> "status and text as at Webex";
        case TEXT_CAPTURED -> "text as at Webex; status not captured from Webex";
        case STATUS_CAPTURED -> "status as at Webex; text not captured from Webex";
        case NOT_CAPTURED -> "not captured from Webex";
      };
    }
  }

  public ErrorCatalogueServlet() {
    super("GET", "HEAD");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    SandboxPage.send(request, response, 200, "sandbox/error/catalogue.jte", new Page(List.of(ErrorText.values())));
  }
}
