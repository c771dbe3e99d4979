package playground.text;

import playground.flow.StepFault;
import playground.oauth.PendingAuthorization;

/** The words for a step that cannot be done now. */
final class StepTexts {

  private StepTexts() {}

  static FailureText of(StepFault fault, ServerWords words) {
    return switch (fault) {
      case NO_FLOW -> new FailureText(
          "This browser has no such flow.",
          "Step 1 hasn't been done yet, the playground was restarted, the browser's cookies were deleted, or it was idle"
              + " for hours.",
          "Start again with step 1.");
      case NO_TOKEN_TO_CHECK -> new FailureText(
          "There is no access token to check.",
          "The code hasn't been exchanged yet, or the tokens were deleted.",
          "Go back to the flow: it shows the next step.");
      case NO_TOKEN_TO_CALL_WITH -> new FailureText(
          "There is no access token to call with.",
          "The flow hasn't reached step 3 yet, or the tokens were deleted.",
          "Get a token in the flow, then come back.");
      case NO_REFRESH_TOKEN -> new FailureText(
          "There is no refresh token.",
          "None was issued, or " + words.server() + " has rejected it.",
          "Start again with step 1.");
      case NO_ID_TOKEN -> new FailureText(
          "There is no ID token to verify.",
          "It is issued with the tokens, and only if openid was requested and granted.",
          "Start again with step 1 and add openid to the scopes.");
      case DEVICE_GRANT_UNSUPPORTED -> new FailureText(
          "The server offers no device grant.",
          "Neither its discovery document nor the settings name the device endpoints.",
          "Use the authorization code flow. If the server does have device endpoints, set webex.device-authorization-endpoint and webex.device-token-endpoint.");
      case TOO_MANY_PENDING_AUTHORIZATIONS -> new FailureText(
          "The authorization request was not sent: too many are pending.",
          "The playground is waiting for as many browsers to come back from " + words.server() + " as its memory"
              + " allows. It doesn't drop the requests of others for a new one.",
          "Try again in a minute. A pending request ends when its browser comes back, or after "
              + PendingAuthorization.LIFETIME.toMinutes() + " minutes.");
      case TOO_MANY_DEVICE_GRANTS -> new FailureText(
          "Too many device grants are pending.",
          "The playground polls for as many devices as it allows, so it didn't start this one.",
          "Wait until some of them have ended, then start again.");
      case DEVICE_GRANT_CANCELLED -> new FailureText(
          "The device grant was cancelled.",
          "You cancelled it. The playground stopped polling, and the code expires by itself.",
          "Start again whenever you like.");
      case DEVICE_CODE_EXPIRED -> new FailureText(
          "The code has expired.",
          "Nobody entered the code and consented in time.",
          "Start again with a new code.");
      case REVOCATION_UNSUPPORTED -> new FailureText(
          "The server offers no revocation endpoint.",
          "Neither its discovery document nor the settings name one.",
          "Clear the session instead. The tokens expire by themselves.");
    };
  }
}
