package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import playground.html.Templates;

/** A no: what is sent, and the diagnosis. The wire often tells less, and one text for many causes. */
public sealed interface Refusal {

  /** The true cause in one line, for the log; never holds a secret, a code, a state or a token. */
  String cause();

  /** Sends what the wire may know. */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException;

  /** In JSON, in whichever of Webex's two dialects: the token endpoint and the API calls. */
  record InJson(ErrorText text, String cause) implements Refusal {
    @Override
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
      if (ErrorDialect.isBrokers(request)) {
        var trackingId = TrackingId.ofBroker(request);
        response.setHeader(TrackingId.HEADER, trackingId);
        JsonBodies.send(response, text.status(), JsonBodies.text(ErrorDialect.brokers(text, trackingId)));
      } else {
        JsonBodies.send(response, text.status(), JsonBodies.envelope(text, TrackingId.of(request)));
      }
    }
  }

  /**
   * On a page of the authorization server, because there is no place that the browser may be sent to
   * (RFC 6749 §4.1.2.1).
   *
   * @param what the refused thing in one sentence
   * @param help each a sentence for the developer; Webex itself says nothing of the kind
   */
  record OnPage(String what, List<String> help, String cause) implements Refusal {
    @Override
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
      Templates.send(response, 400, "sandbox/error/refusal.jte", this);
    }
  }

  /** On a page that says who denied it; the integration gets no callback (contract, 1.A). */
  record BlockedByAdmin(String integration, String cause) implements Refusal {
    @Override
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
      Templates.send(response, 403, "sandbox/error/blocked.jte", this);
    }
  }

  /**
   * By sending the browser back with {@code error} (RFC 6749 §4.1.2.1).
   *
   * @param location a registered redirect URI with the error in its query
   */
  record ByRedirect(String location, String cause) implements Refusal {
    @Override
    public void send(HttpServletRequest request, HttpServletResponse response) {
      Redirect.send(request, response, location);
    }

    /** The location holds the state. */
    @Override
    public String toString() {
      return "ByRedirect[" + cause + "]";
    }
  }
}
