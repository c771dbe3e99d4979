package playground.oauth;

/** What can be wrong with a callback, each with its own message. */
public enum CallbackFault {
  NO_STATE(
      "This callback has no state.",
      "Every answer to a request of this playground brings back the state that was sent with it. This one was typed"
          + " by hand, or comes from a link that somebody else made.",
      "Start again with the first step. If you came from Webex itself, compare the address with the Redirect URI"
          + " that is registered: a proxy may have cut off the query."),
  REPEATED_PARAMETER(
      "This callback has a parameter more than once.",
      "OAuth allows each parameter once (RFC 6749 §3.1). Two different values would mean that two programs can read"
          + " two different answers, which is how forgeries are smuggled.",
      "Start again with the first step; nothing was exchanged."),
  MALFORMED(
      "This callback cannot be read.",
      "Its query holds a percent sign that is not followed by two hexadecimal digits.",
      "Start again with the first step; nothing was exchanged."),
  UNKNOWN_STATE(
      "The state of this callback is not one that this browser is waiting for.",
      "Either the callback was forged, or this browser has forgotten what it asked for: it began in another browser"
          + " or under another name (localhost and 127.0.0.1 keep separate cookies), its cookies were deleted, or"
          + " the playground was restarted meanwhile.",
      "Start again with the first step, in this browser. An attempt that is under way here is untouched."),
  DISPLACED_STATE(
      "The attempt that this callback belongs to was given up.",
      "This browser began " + PendingAuthorizations.MAX_PENDING + " newer ones, and the oldest gives way.",
      "Start again with the first step."),
  EXPIRED_STATE(
      "The state of this callback has expired.",
      "More than " + PendingAuthorization.LIFETIME.toMinutes() + " minutes went by between leaving for Webex and"
          + " coming back. A code is just as short-lived, so there is nothing worth exchanging.",
      "Start again with the first step."),
  REPLAYED_STATE(
      "The state of this callback has been used already.",
      "A state serves once. This page was reloaded, opened from the history, or sent by somebody who saw its"
          + " address.",
      "Go back to the page: a code that the first callback brought is still there. If it brought a refusal, start"
          + " again."),
  NO_ISSUER(
      "This callback does not say which server it comes from.",
      "The server has announced that its answers bring iss (RFC 9207). Without it, an answer of another server could be"
          + " passed off as this one's, so nothing was exchanged.",
      "Start again with the first step. If it happens again, something between the server and here drops the parameter."),
  FOREIGN_ISSUER(
      "This callback comes from another server than the browser was sent to.",
      "Its iss (RFC 9207) names an issuer that this attempt does not know. A code of one server must never be sent to"
          + " another, so nothing was exchanged.",
      "Start again with the first step. If you trust that server, add its issuer to webex.issuers."),
  NO_CODE(
      "This callback has neither a code nor an error.",
      "Its state is right, so it does answer your request, but a successful answer must bring a code (RFC 6749"
          + " §4.1.2). Something between Webex and here may have dropped it.",
      "Start again with the first step, and look at the address that the browser comes back to.");

  final String what;
  final String why;
  final String whatToDo;

  CallbackFault(String what, String why, String whatToDo) {
    this.what = what;
    this.why = why;
    this.whatToDo = whatToDo;
  }
}
