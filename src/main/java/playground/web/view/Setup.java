package playground.web.view;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.text.ServerKind;
import playground.webex.WebexEndpoints;

/**
 * What this playground was set up with.
 *
 * @param webex the real one or the sandbox
 * @param server what the words call it
 * @param credentials what the form starts with; empty when neither settings nor sandbox gave any
 * @param scopes what the form starts with
 * @param publicUrl how browsers come when a proxy stands in front; empty without one
 * @param redirectUriUsed told each Redirect URI before a browser leaves; with the sandbox, registers it
 */
public record Setup(
    WebexEndpoints webex,
    ServerKind server,
    Optional<ClientCredentials> credentials,
    Scopes scopes,
    Optional<URI> publicUrl,
    Consumer<URI> redirectUriUsed) {

  /** Path of the callback, below the address of the page. */
  public static final String CALLBACK = "/callback";

  /**
   * Where Webex is to send the browser back to: the public address, or else the loopback name that the browser used
   * (other names do not get this far). Forwarded headers are not looked at: anybody can send them.
   */
  public URI redirectUri(HttpServletRequest request) {
    return URI.create(publicUrl.map(URI::toString).orElseGet(() -> addressOf(request)) + CALLBACK);
  }

  /** The secret that was set up for that client id; a secret is never sent with another id than its own. */
  public Optional<Secret> secretOf(String clientId) {
    return credentials.filter(c -> c.clientId().equals(clientId)).flatMap(ClientCredentials::clientSecret);
  }

  /** Whose secret that is, as the end of a sentence. */
  String ownerOfTheSecret() {
    return isSandbox() ? "the sandbox's own integration" : "this server's settings";
  }

  /** Whether it is the built-in sandbox. */
  public boolean isSandbox() {
    return server == ServerKind.SANDBOX;
  }

  /** Where integrations are registered. */
  public String registrations() {
    return isSandbox() ? ofTheSandbox("/my-apps") : "https://developer.webex.com/my-apps";
  }

  /** Where the sandbox notes why it refused; empty with the real Webex, which tells nobody. */
  String sandboxLog() {
    return isSandbox() ? ofTheSandbox("/log") : "";
  }

  private String ofTheSandbox(String path) {
    return webex.baseUrl().resolve(path).toString();
  }

  private static String addressOf(HttpServletRequest request) {
    var port = request.getServerPort() == 80 ? "" : ":" + request.getServerPort();
    return "http://" + request.getServerName() + port;
  }
}
