package playground.text;

import playground.oauth.AuthorizationServer;
import playground.webex.WebexEndpoints;

/**
 * The server that the playground talks to.
 *
 * @param host where the browser signs in; what a server is called that is not Webex
 */
public record NamedServer(ServerKind kind, String host) {

  /**
   * @param isSandbox whether it is known to be our sandbox
   */
  public static NamedServer of(AuthorizationServer server, boolean isSandbox) {
    return new NamedServer(isSandbox ? ServerKind.SANDBOX : kindOf(server), server.authorizationEndpoint().getRawAuthority());
  }

  private static ServerKind kindOf(AuthorizationServer server) {
    if (!WebexEndpoints.isWebex(server)) {
      return ServerKind.OTHER;
    }
    return WebexEndpoints.isFedRamp(server) ? ServerKind.FEDRAMP : ServerKind.WEBEX;
  }

  /** Whether it is Webex, or acts as Webex. */
  public boolean isWebex() {
    return kind.isWebex();
  }
}
