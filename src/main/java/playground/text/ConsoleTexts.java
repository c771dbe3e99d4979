package playground.text;

import playground.flow.ReadyCall;

/** The words of the API console. */
public final class ConsoleTexts {

  private ConsoleTexts() {}

  /** What a ready call is for, as an imperative. */
  public static String purpose(ReadyCall.Purpose purpose) {
    return switch (purpose) {
      case LIST_ROOMS -> "List the rooms you are in";
      case READ_OWN_DETAILS -> "Read your own details";
      case FIND_PERSON -> "Find a person";
      case LIST_MEMBERSHIPS -> "List the members of your rooms";
      case READ_MESSAGES -> "Read a room's messages";
      case WRITE_MESSAGE -> "Send a message";
      case CREATE_ROOM -> "Create a room";
      case LIST_TEAMS -> "List your teams";
      case LIST_WEBHOOKS -> "List your webhooks";
      case LIST_MEETINGS -> "List your meetings";
      case READ_USERINFO -> "Read your OpenID Connect claims";
      case READ_TOKEN_EXPIRY -> "Read when this token expires";
    };
  }
}
