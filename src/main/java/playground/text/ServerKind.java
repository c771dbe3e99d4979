package playground.text;

/** The server that the playground talks to, as far as the words depend on it. */
public enum ServerKind {
  WEBEX,
  /** Webex for Government, with a base URL and a developer portal of its own. */
  FEDRAMP,
  /** The built-in sandbox, which acts as Webex; its log says why it refused. */
  SANDBOX,
  /** Any other authorization server. */
  OTHER;

  /** Whether it is Webex, or acts as Webex. */
  public boolean isWebex() {
    return this != OTHER;
  }
}
