package playground.text;

import playground.oauth.OAuthFailure.NoResponse;
import playground.webex.HttpTransport;

/** The words for a request to which no whole response came. */
final class TransportTexts {

  private TransportTexts() {}

  static FailureText of(NoResponse none, ServerWords words) {
    var unsure = "Whether " + words.server() + " has received the request is unknown.";
    return switch (none.fault()) {
      case HOST_UNKNOWN -> new FailureText(
          "The name " + none.host() + " is not known.",
          "It is misspelt in webex.base-url, or this machine has no connection to the internet.",
          "Check webex.base-url and your network, then press the button again: nothing is lost.");
      case NO_CONNECTION -> new FailureText(
          "No connection to " + none.host() + " came about.",
          "Nothing listens there, or a firewall or proxy is in the way. Nothing was sent.",
          "Check webex.base-url and your network, then press the button again: nothing is lost.");
      case TLS_FAILED -> new FailureText(
          "No secure connection to " + none.host() + " came about.",
          "Its certificate is not trusted here, or a proxy stands in between and shows its own.",
          "Check webex.base-url. A company proxy's certificate must be known to Java (-Djavax.net.ssl.trustStore).");
      case TIMED_OUT -> new FailureText(
          none.host() + " did not respond within " + none.timeout().toMillis() / 1000.0 + " seconds.",
          "The server or the network is slow. " + unsure,
          "Press the button again; webex.timeout sets how long to wait.");
      case CUT_OFF -> new FailureText(
          "The connection to " + none.host() + " broke off before the response was complete.",
          "The server or something in between closed it. " + unsure,
          "Press the button again. If " + words.server() + " then refuses, what was sent has been used up by the first"
              + " try.");
      case NOT_HTTP -> new FailureText(
          "The response of " + none.host() + " is not HTTP.",
          "Something else than " + words.server() + " listens there. " + unsure,
          "Check webex.base-url, then press the button again.");
      case TOO_MANY_REQUESTS_UNDER_WAY -> new FailureText(
          "Too many requests to " + words.server() + " are under way.",
          "Already " + HttpTransport.MAX_PER_HOST + " requests wait for a response, so this one was not sent.",
          "Wait a few seconds and press the button again.");
      case SHUTTING_DOWN -> new FailureText(
          "The playground is stopping.", "It is being shut down.", "Start it again.");
    };
  }
}
