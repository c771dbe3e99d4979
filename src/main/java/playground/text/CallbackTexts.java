package playground.text;

import playground.oauth.CallbackFault;
import playground.oauth.PendingAuthorization;
import playground.flow.FlowStore;

/** The words for a callback that we reject. */
final class CallbackTexts {

  private CallbackTexts() {}

  static FailureText of(CallbackFault fault, ServerWords words) {
    return switch (fault) {
      case NO_STATE -> new FailureText(
          "This callback has no state.",
          "Every response to a request of this playground brings back the state that was sent with it. This one was"
              + " typed by hand, or comes from another person's link.",
          "Start again with the first step. If you came from " + words.server() + " itself, compare the address with"
              + " the Redirect URI that is registered: a proxy may have cut off the query.");
      case REPEATED_PARAMETER -> new FailureText(
          "This callback has a parameter more than once.",
          "OAuth allows each parameter once (RFC 6749 §3.1). Two programs could read two different values, which is how"
              + " forgeries are smuggled in.",
          "Start again with the first step; nothing was exchanged.");
      case MALFORMED -> new FailureText(
          "This callback cannot be read.",
          "Its query holds a percent sign that is not followed by two hexadecimal digits.",
          "Start again with the first step; nothing was exchanged.");
      case UNKNOWN_STATE -> new FailureText(
          "The state of this callback is not one that this browser is waiting for.",
          "Either the callback was forged, or this browser no longer knows the request: it was sent by another browser"
              + " or under another name (localhost and 127.0.0.1 keep separate cookies), its cookies were deleted, or"
              + " the playground was restarted meanwhile.",
          "Start again with the first step, in this browser. A request that is under way here is not affected.");
      case DISPLACED_STATE -> new FailureText(
          "The request that this callback belongs to was given up.",
          "This browser sent " + FlowStore.MAX_PENDING + " newer ones, and the oldest gives way.",
          "Start again with the first step.");
      case EXPIRED_STATE -> new FailureText(
          "The state of this callback has expired.",
          "More than " + PendingAuthorization.LIFETIME.toMinutes() + " minutes passed between leaving for "
              + words.server() + " and coming back.",
          "Start again with the first step.");
      case REPLAYED_STATE -> new FailureText(
          "The state of this callback has been used already.",
          "A state can be used once. This page was reloaded, opened from the history, or sent by somebody who saw its"
              + " address.",
          "Go back to the page: a code that the first callback brought is still there. If it brought a refusal,"
              + " start again.");
      case NO_ISSUER -> new FailureText(
          "This callback does not say which server it comes from.",
          "The server has announced that its callbacks bring iss (RFC 9207). Without it, a callback of another server"
              + " could be passed off as this one's, so nothing was exchanged.",
          "Start again with the first step. If it happens again, something between the server and here drops the"
              + " parameter.");
      case FOREIGN_ISSUER -> new FailureText(
          "This callback comes from another server than the browser was sent to.",
          "Its iss (RFC 9207) names an issuer that is not trusted for this request. A code of one server must never be"
              + " sent to another, so nothing was exchanged.",
          "Start again with the first step. If you trust that server, add its issuer to webex.issuers.");
      case NO_CODE -> new FailureText(
          "This callback has neither a code nor an error.",
          "Its state is right, so it does belong to your request, but a successful callback must bring a code (RFC 6749"
              + " §4.1.2). Something between " + words.server() + " and here may have dropped it.",
          "Start again with the first step, and look at the address that the browser comes back to.");
    };
  }
}
