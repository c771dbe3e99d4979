package playground.web.view;

import java.util.List;
import java.util.Optional;
import playground.text.ServerKind;
import playground.text.ServerTexts;

/**
 * What surrounds every page.
 *
 * @param kind of the server that the playground talks to
 * @param baseUrl of the API that the flow's tokens open
 * @param sandbox how it is at the moment; empty when another server is used
 * @param portal where integrations are registered
 */
public record Frame(
    List<NavigationEntry> navigation,
    ServerKind kind,
    String baseUrl,
    Optional<SandboxState> sandbox,
    Portal portal) {

  /** Whether the sandbox beside us plays Webex. */
  public boolean isSandbox() {
    return kind == ServerKind.SANDBOX;
  }

  /** Whether what is Webex's alone has a place on the page. */
  public boolean isWebex() {
    return kind.isWebex();
  }

  /** The server, in the middle of a sentence. */
  public String server() {
    return portal.server();
  }

  /** The server in a diagram. */
  public String actor() {
    return ServerTexts.actor(kind);
  }

  /** The server in a badge. */
  public String badge() {
    return isWebex() ? actor() : server();
  }
}
