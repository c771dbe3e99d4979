package playground.text;

/**
 * How sentences speak of a server and what surrounds it.
 *
 * @param server in the middle of a sentence
 * @param atStart the same at its beginning; a host stays as it is
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

  static ServerWords of(NamedServer named) {
    var kind = named.kind();
    var host = named.host();
    return switch (kind) {
      case WEBEX -> ofWebex(kind, "My Webex Apps (developer.webex.com)", "developer.webex.com");
      case FEDRAMP -> ofWebex(
          kind, "the portal of Webex for Government (developer-usgov.webex.com)", "developer-usgov.webex.com");
      case SANDBOX -> new ServerWords(
          kind,
          "Webex",
          "Webex",
          "the sandbox's /my-apps",
          "the integration's page in the sandbox's /my-apps",
          "check the sandbox's log",
          "look the trackingId up in the sandbox's log",
          "Look the code up in Webex's documentation or in the sandbox's log");
      case OTHER -> new ServerWords(
          kind,
          host,
          host,
          "the integration's registration",
          "the integration's registration at " + host,
          "ask the operator of " + host,
          "show the response to the operator of " + host,
          "Look the code up in the documentation of " + host);
    };
  }

  private static ServerWords ofWebex(ServerKind kind, String portal, String host) {
    return new ServerWords(
        kind,
        "Webex",
        "Webex",
        portal,
        "the integration's page at " + host,
        "check status.webex.com",
        "show the trackingId to Webex support",
        "Look the code up in Webex's documentation, or show it to Webex support");
  }

  boolean isSandbox() {
    return kind == ServerKind.SANDBOX;
  }

  /** Whether it is Webex, or acts as Webex. */
  boolean isWebex() {
    return kind.isWebex();
  }

  /** The words for Webex and for the sandbox, which acts as Webex, or those for any other server. */
  String choose(String webex, String other) {
    return isWebex() ? webex : other;
  }
}
