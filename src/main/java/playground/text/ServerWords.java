package playground.text;

/**
 * How sentences speak of a server and what surrounds it.
 *
 * @param server in the middle of a sentence
 * @param atStart the same at its beginning
 * @param portal where client ids and secrets come from
 * @param registration where an integration's redirect URIs and scopes are registered
 * @param outage where to look when the server has an error, as an imperative
 * @param report what to do with a response's trackingId, as an imperative
 * @param documentation where the server's error codes may be explained, as an imperative
 */
record ServerWords(
    ServerKind kind,
    String server,
    String atStart,
    String portal,
    String registration,
    String outage,
    String report,
    String documentation) {

  static ServerWords of(ServerKind kind) {
    return switch (kind) {
      case WEBEX -> new ServerWords(
          kind,
          "Webex",
          "Webex",
          "the developer portal",
          "the integration's page in the developer portal",
          "look at status.webex.com",
          "show the trackingId to Webex support",
          "Look the code up in Webex's documentation, or show it to Webex support");
      case SANDBOX -> new ServerWords(
          kind,
          "Webex",
          "Webex",
          "the sandbox's /my-apps",
          "the integration's page in the sandbox's /my-apps",
          "look at the sandbox's log",
          "look the trackingId up in the sandbox's log",
          "Look the code up in Webex's documentation, or look at the sandbox's log");
      case OTHER -> new ServerWords(
          kind,
          "the authorization server",
          "The authorization server",
          "the integration's registration",
          "the integration's registration at the authorization server",
          "ask whoever runs the authorization server",
          "show the response to whoever runs the authorization server",
          "Look the code up in the documentation of the authorization server");
    };
  }

  /** The words for Webex and for the sandbox, which acts as Webex, or those for any other server. */
  String choose(String webex, String other) {
    return kind == ServerKind.OTHER ? other : webex;
  }
}
