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
      var words = text.name().toLowerCase(Locale.ROOT).replace('_', ' ')
          .replace(" id ", " ID ").replace("api", "API").replace("uris", "URIs");
      return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What was captured. */
    public static String evidence(ErrorText text) {
      return switch (text.evidence()) {
        case CAPTURED -> "Status and text captured from Webex";
        case TEXT_CAPTURED -> "Text captured from Webex; status not captured from Webex";
        case STATUS_CAPTURED -> "Status captured from Webex; text not captured from Webex";
        case NOT_CAPTURED -> "Not captured from Webex";
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
