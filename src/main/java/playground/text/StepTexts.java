package playground.text;

import playground.flow.StepFault;
import playground.oauth.PendingAuthorization;

/** The words for a step that cannot be done now. */
final class StepTexts {

  private StepTexts() {}

  static FailureText of(StepFault fault, ServerWords words) {
    return switch (fault) {
      case NO_FLOW -> new FailureText(
          "This browser has no flow that this button belongs to.",
          "The playground was restarted, the browser's cookies were deleted, or it was idle for hours, so its"
              + " flows have been deleted.",
          "Start again with the first step.");
      case NO_TOKEN_TO_CHECK -> new FailureText(
          "There is no access token to check.",
          "The code has not been exchanged yet, or the tokens have been forgotten.",
          "Go back to the page: it shows which step comes next.");
      case NO_TOKEN_TO_CALL_WITH -> new FailureText(
          "There is no access token to call with.",
          "The flow has not reached its third step yet, or the tokens have been forgotten.",
          "Go to the flow, get a token, and come back.");
      case NO_REFRESH_TOKEN -> new FailureText(
          "There is no refresh token to refresh with.",
          "None was granted, or " + words.server() + " has refused it since.",
          "Start again with the first step.");
      case NO_ID_TOKEN -> new FailureText(
          "There is no ID token to check.",
          "It comes with the tokens, and only when openid was requested and granted.",
          "Ask for another code, with openid among the scopes.");
      case DEVICE_GRANT_UNSUPPORTED -> new FailureText(
          "This server is not known to have a device grant.",
          "Neither its discovery document nor the settings name its endpoints.",
          "Set webex.device-authorization-endpoint and webex.device-token-endpoint.");
      case TOO_MANY_PENDING_AUTHORIZATIONS -> new FailureText(
          "The authorization request was not sent: too many are pending.",
          "This playground is waiting for as many browsers to come back from " + words.server() + " as its memory"
              + " allows. It does not drop the requests of others for a new one.",
          "Try again in a minute. A pending request ends when its browser comes back, or after "
              + PendingAuthorization.LIFETIME.toMinutes() + " minutes.");
      case TOO_MANY_DEVICE_GRANTS -> new FailureText(
          "Too many device grants are under way.",
          "As many as the playground allows wait for somebody already, so this one was given up.",
          "Wait until some of them have ended, and start again.");
      case DEVICE_GRANT_CANCELLED -> new FailureText(
          "You have cancelled it.",
          "The playground has stopped asking for its tokens; the code expires by itself.",
          "Start again whenever you like.");
      case DEVICE_CODE_EXPIRED -> new FailureText(
          "The code has expired.",
          "Nobody entered it and consented in time.",
          "Start again: there will be a new code.");
      case REVOCATION_UNSUPPORTED -> new FailureText(
          "This server has no revocation endpoint.",
          "Neither its discovery document nor the settings name one.",
          "Forget the tokens here instead; they end by themselves.");
    };
  }
}
