package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import playground.sandbox.view.SandboxPage;

/** A refused request: the response, and the cause for the log. The response often reveals less than the cause. */
public sealed interface Refusal {

  /** The cause in one line, for the log; never holds a secret, a code, a state or a token. */
  String cause();

  /** Sends the response. */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException;

  /** A response in JSON, in one of Webex's two dialects: of the token endpoint and the API calls. */
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
   * A page of the authorization server, because there is no valid redirect URI to send the browser to
   * (RFC 6749 §4.1.2.1).
   *
   * @param what what was refused, in one sentence
   * @param help sentences for the developer; Webex itself gives no help
   */
  record OnPage(String what, List<String> help, String cause) implements Refusal {
    @Override
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
      SandboxPage.send(request, response, 400, "sandbox/error/refusal.jte", this);
    }
  }

  /** A page that says who denied access; the integration gets no callback (contract, 1.A). */
  record BlockedByAdmin(String integration, String cause) implements Refusal {
    @Override
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
      SandboxPage.send(request, response, 403, "sandbox/error/blocked.jte", this);
    }
  }

  /** A control that is open to the sandbox's own machine alone: a page for people, JSON for programs. */
  record ControlDenied() implements Refusal {

    private static final String WHAT = "The sandbox’s controls are open to its own machine alone.";
    private static final String WHY =
        "This request changes the sandbox for everybody, and comes from another machine, through a proxy, or by a name"
            + " other than localhost.";
    private static final String WHAT_TO_DO =
        "Send it on the machine that runs the sandbox, to localhost, or set sandbox.controls to on.";

    public String what() {
      return WHAT;
    }

    public String why() {
      return WHY;
    }

    public String whatToDo() {
      return WHAT_TO_DO;
    }

    @Override
    public String cause() {
      return "a control, not by localhost from the sandbox's own machine";
    }

    @Override
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
      if (AcceptHeader.prefersHtml(request)) {
        SandboxPage.send(request, response, 403, "sandbox/error/control.jte", this);
      } else {
        JsonBodies.send(response, 403, JsonBodies.envelope(WHAT, WHY + " " + WHAT_TO_DO, TrackingId.of(request)));
      }
    }
  }

  /**
   * A redirect to the client with {@code error} (RFC 6749 §4.1.2.1).
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
