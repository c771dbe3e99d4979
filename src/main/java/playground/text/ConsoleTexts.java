package playground.text;

import playground.flow.PastedToken;
import playground.flow.ReadyCall;

/** The words of the API console. */
public final class ConsoleTexts {

  private ConsoleTexts() {}

  /** What a ready call is for, as an imperative. */
  public static String purpose(ReadyCall.Purpose purpose) {
    return switch (purpose) {
      case LIST_ROOMS -> "List your rooms";
      case READ_OWN_DETAILS -> "Get your own details";
      case FIND_PERSON -> "Find a person by e-mail";
      case LIST_MEMBERSHIPS -> "List the members of your rooms";
      case READ_MESSAGES -> "List a room's messages";
      case WRITE_MESSAGE -> "Post a message";
      case CREATE_ROOM -> "Create a room";
      case LIST_TEAMS -> "List your teams";
      case LIST_WEBHOOKS -> "List your webhooks";
      case LIST_MEETINGS -> "List your meetings";
      case READ_USERINFO -> "Get the OpenID Connect claims about you";
      case READ_TOKEN_EXPIRY -> "Get the moment at which this token expires";
    };
  }

  /** What its remaining life says of a pasted token. */
  public static String life(PastedToken.Life life) {
    return switch (life) {
      case NOT_PERSONAL -> "More than 12 hours are left, so this is not a personal access token.";
      case UNDECIDED -> "12 hours or less are left. This may be a personal access token, which cannot be refreshed, or"
          + " another token near its end.";
      case REJECTED -> "Invalid: the server returned 401. The token has expired, was revoked, or belongs to another server."
          + " A personal access token from developer.webex.com expires after 12 hours.";
      case UNKNOWN -> "The server did not say when this token expires.";
    };
  }
}
