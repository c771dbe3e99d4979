package playground.text;

/** What pages call the server that the playground talks to, and the place where its integrations are registered. */
public final class ServerTexts {

  private ServerTexts() {}

  /** The server itself, in the middle of a sentence. */
  public static String server(NamedServer server) {
    return switch (server.kind()) {
      case WEBEX, SANDBOX -> "Webex";
      case FEDRAMP -> "Webex for Government";
      case OTHER -> server.host();
    };
  }

  /** The server in a diagram or a badge, where there is room for one word. */
  public static String actor(ServerKind kind) {
    return switch (kind) {
      case WEBEX, FEDRAMP -> "Webex";
      case SANDBOX -> "Sandbox";
      case OTHER -> "Server";
    };
  }

  /** Where integrations are registered, after "at". */
  public static String portal(NamedServer server) {
    return switch (server.kind()) {
      case WEBEX -> "developer.webex.com";
      case FEDRAMP -> "developer-usgov.webex.com";
      case SANDBOX -> "the sandbox's portal";
      case OTHER -> server.host();
    };
  }
}
