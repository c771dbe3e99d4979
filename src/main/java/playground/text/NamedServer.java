package playground.text;

/**
 * The server that the playground talks to.
 *
 * @param host where the browser signs in; what a server is called that is not Webex
 */
public record NamedServer(ServerKind kind, String host) {

  /** Whether it is Webex, or acts as Webex. */
  public boolean isWebex() {
    return kind.isWebex();
  }
}
