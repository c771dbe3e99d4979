package playground.text;

import static playground.text.Cause.WebexPage.BASICS;

import java.util.ArrayList;
import java.util.List;
import playground.flow.Circumstances;
import playground.flow.Circumstances.Address;
import playground.oauth.OAuthFailure.NoResponse;
import playground.webex.HttpTransport;

/** The words for a request to which no whole response came. */
final class TransportTexts {

  private static final String AGAIN = "press the button again";

  private final NoResponse none;
  private final Circumstances known;
  private final ServerWords words;

  private TransportTexts(NoResponse none, Circumstances known, ServerWords words) {
    this.none = none;
    this.known = known;
    this.words = words;
  }

  static FailureText of(NoResponse none, Circumstances known, ServerWords words) {
    return new TransportTexts(none, known, words).text();
  }

  private FailureText text() {
    return switch (none.fault()) {
      case HOST_UNKNOWN -> new FailureText("The host name " + none.host() + " can't be resolved.", unresolved());
      case NO_CONNECTION -> new FailureText("The playground couldn't connect to " + none.host() + ".", unconnected());
      case TLS_FAILED -> new FailureText("The secure connection to " + none.host() + " failed.", List.of(
          Cause.of(
              "A proxy shows its own certificate, or the server's certificate isn't trusted by Java.",
              "Add the proxy's certificate to Java's trust store (-Djavax.net.ssl.trustStore), then " + AGAIN + ".")));
      case TIMED_OUT -> new FailureText(
          none.host() + " didn't respond within " + none.timeout().toMillis() / 1000.0 + " seconds.",
          FaultCauses.of(known, "delay", "slow-first-byte", "cut").orElse(List.of(
              Cause.of(
                  "The server or the network is slow. The request may have arrived.",
                  "Press the button again. To wait longer, raise webex.timeout."))));
      case CUT_OFF -> new FailureText(
          "The connection to " + none.host() + " closed before the response was complete.",
          FaultCauses.of(known, "cut").orElse(List.of(
              Cause.of(
                  "The server or a proxy closed the connection. The request may have arrived.",
                  "Press the button again. A refusal then means that the first try used up what was sent."))));
      case NOT_HTTP -> new FailureText("The response of " + none.host() + " isn't HTTP.",
          AddressCauses.list(AddressCauses.wrong(known, words), Cause.of(
              "Another program listens at this address.", "Check what runs at " + none.host() + ".")));
      case TOO_MANY_REQUESTS_UNDER_WAY -> new FailureText(
          "Too many requests to " + words.server() + " are in progress.",
          "The playground already waits for " + HttpTransport.MAX_PER_HOST + " responses, so it didn't send this request.",
          "Wait a few seconds and " + AGAIN + ".");
      case SHUTTING_DOWN -> new FailureText(
          "The playground is shutting down.", "Somebody stopped the process.", "Start it again.");
      case PROCESS_ENDED -> new FailureText(
          "What " + none.host() + " responded is not known: the process that sent the request has ended.",
          "It was stopped or crashed before it could store the response. The request may have arrived.",
          "Press the button again. A refusal then means that the first try used up what was sent.");
    };
  }

  private List<Cause> unresolved() {
    var offline = Cause.of(
        "This machine has no connection to the internet, or its DNS fails.",
        "Check your network, then " + AGAIN + ". Nothing was sent.");
    return known.isAddressProven() || hasAnswered()
        ? List.of(offline)
        : List.of(
            Cause.of(
                "The host is misspelt in " + AddressCauses.setting(known) + ".",
                "Correct it and restart the playground."),
            offline);
  }

  private List<Cause> unconnected() {
    if (hasAnswered()) {
      return List.of(Cause.of(
          none.host() + " responded a moment ago, so it has stopped or is restarting.",
          "Wait a moment and " + AGAIN + ". Nothing was sent, so nothing is lost."));
    }
    var causes = new ArrayList<Cause>();
    AddressCauses.wrong(known, words).ifPresent(wrong -> causes.add(Cause.of(
        "Nothing listens at this address: " + AddressCauses.setting(known) + " may be wrong, or the server is down.",
        "Check " + AddressCauses.setting(known) + ", then " + AGAIN + ". Nothing was sent.")));
    causes.add(Cause.documented(words, BASICS,
        known.isAddressProven()
            ? "The browser reaches " + words.server() + ", but the playground doesn't: a proxy or firewall blocks Java."
            : "A proxy or firewall blocks the connection.",
        "Try the curl command below in a terminal on this machine."));
    return causes;
  }

  private boolean hasAnswered() {
    return known.address().filter(Address::hasAnswered).isPresent();
  }
}
