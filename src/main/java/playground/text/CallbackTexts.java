package playground.text;

import static playground.text.Cause.rfc;

import java.util.List;
import playground.flow.Circumstances;
import playground.flow.FlowStore;
import playground.oauth.CallbackFault;
import playground.oauth.PendingAuthorization;

/** The words for a callback that we reject. */
final class CallbackTexts {

  private static final String START_AGAIN = "Start again with step 1.";

  private CallbackTexts() {}

  static FailureText of(CallbackFault fault, Circumstances known, ServerWords words) {
    return switch (fault) {
      case NO_STATE -> new FailureText("The callback has no state.", List.of(
          rfc(6749, "10.12",
              "The address was typed or comes from another person's link: " + words.server()
                  + " returns the state that the playground sends with every request.",
              START_AGAIN),
          Cause.of(
              "A proxy removed the query of the address.",
              "Compare the address in the browser with the registered Redirect URI.")));
      case REPEATED_PARAMETER -> new FailureText("The callback repeats a parameter.", List.of(
          rfc(6749, "3.1",
              "The address was changed on its way. Two programs can read two different values from it, which is how a"
                  + " forged code gets in, so nothing was exchanged.",
              START_AGAIN)));
      case MALFORMED -> new FailureText("The callback can't be decoded.", List.of(
          rfc(6749, "4.1.2",
              "Its query contains a percent sign that isn't followed by two hexadecimal digits. Nothing was exchanged.",
              START_AGAIN)));
      case UNKNOWN_STATE -> new FailureText(
          "This browser isn't waiting for the state of this callback.", causesOfUnknownState(known));
      case DISPLACED_STATE -> new FailureText("The request that this callback belongs to was dropped.", List.of(
          Cause.of(
              "This browser sent " + FlowStore.MAX_PENDING + " newer requests, and no more can be pending.",
              START_AGAIN)));
      case EXPIRED_STATE -> new FailureText("The state of this callback has expired.", List.of(
          Cause.of(
              "More than " + PendingAuthorization.LIFETIME.toMinutes() + " minutes passed between leaving for "
                  + words.server() + " and coming back.",
              START_AGAIN)));
      case REPLAYED_STATE -> new FailureText("The state of this callback has been used already.", List.of(
          rfc(6749, "10.12",
              "The callback page was reloaded, or opened again from the history.",
              "Go back to the flow: a code that the first callback brought is still there. If it brought a refusal,"
                  + " start again with step 1."),
          Cause.of(
              "Somebody else saw the callback's address and opened it first.",
              "Start again with step 1; nothing of this callback is used.")));
      case NO_ISSUER -> new FailureText("The callback doesn't say which server it comes from.", List.of(
          rfc(9207, "2.4",
              "Something between the server and the playground removed iss, which the server announced for its"
                  + " callbacks. Without it another server's callback could pass as this one's, so nothing was"
                  + " exchanged.",
              START_AGAIN + " If it happens again, compare the callback's address with what the server sent.")));
      case FOREIGN_ISSUER -> new FailureText("The callback comes from another server than the request went to.",
          FaultCauses.of(known, "issuer-in-callback").orElse(List.of(
              rfc(9207, "2.4",
                  "Its iss names an issuer that isn't trusted for this request. A code of one server must never be sent"
                      + " to another, so nothing was exchanged.",
                  START_AGAIN + " If you trust the server, add its issuer to webex.issuers."))));
      case NO_CODE -> new FailureText("The callback has neither a code nor an error.", List.of(
          rfc(6749, "4.1.2",
              "Something between " + words.server() + " and the playground removed the code. The state is right, so"
                  + " the callback does belong to your request.",
              START_AGAIN + " Compare the address that the browser comes back to with the registered Redirect URI.")));
    };
  }

  private static List<Cause> causesOfUnknownState(Circumstances known) {
    var cookies = Cause.of(
        "The browser's cookies were deleted, or its session was cleared.", "Start again with step 1 in this browser.");
    if (known.restart().isPresent()) {
      return List.of(
          Cause.of(
              "The playground was restarted " + Durations.inWords(known.restart().get())
                  + " ago, while this request was pending. Pending requests are kept in memory.",
              START_AGAIN),
          cookies);
    }
    return List.of(
        rfc(6749, "10.12",
            "The request was sent from another browser or under another host name: localhost and 127.0.0.1 have"
                + " separate cookies.",
            "Start again with step 1 and finish in this browser. Requests that are pending here stay valid."),
        cookies,
        Cause.of(
            "The callback is forged: another site made this browser open it (cross-site request forgery).",
            "Don't open the link again. Nothing was exchanged."));
  }
}
