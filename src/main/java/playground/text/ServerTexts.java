package playground.text;

/** What pages call the server that the playground talks to, and the place where its integrations are registered. */
public final class ServerTexts {

  private ServerTexts() {}

  /** The server itself, in the middle of a sentence. */
  public static String server(ServerKind kind) {
    return switch (kind) {
      case WEBEX, SANDBOX -> "Webex";
      case FEDRAMP -> "Webex for Government";
      case OTHER -> "an authorization server other than Webex";
    };
  }

  /** Where integrations are registered, after "at". */
  public static String portal(ServerKind kind) {
    return switch (kind) {
      case WEBEX -> "developer.webex.com";
      case FEDRAMP -> "developer-usgov.webex.com";
      case SANDBOX -> "the sandbox's portal";
      case OTHER -> "the authorization server";
    };
  }
}
