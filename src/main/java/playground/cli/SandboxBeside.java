package playground.cli;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import playground.flow.LocalSandbox;
import playground.oauth.Scopes;
import playground.sandbox.Sandbox;

/** The sandbox in the same process, as the playground sees it. */
public final class SandboxBeside implements LocalSandbox {

  private final Sandbox sandbox;
  private final String clientId;
  private final URI origin;

  /**
   * @param clientId of the playground's own integration
   * @param origin of the sandbox, without a slash at the end
   */
  public SandboxBeside(Sandbox sandbox, String clientId, URI origin) {
    this.sandbox = sandbox;
    this.clientId = clientId;
    this.origin = origin;
  }

  @Override
  public void registerRedirectUri(URI redirectUri) {
    sandbox.addRedirectUri(clientId, redirectUri);
  }

  @Override
  public List<String> activeFaults() {
    return sandbox.activeFaults();
  }

  @Override
  public Duration clockOffset() {
    return sandbox.clockOffset();
  }

  @Override
  public Optional<Scopes> registeredScopes(String clientId) {
    return sandbox.registeredScopes(clientId);
  }

  @Override
  public boolean hasLogged(String trackingId) {
    return sandbox.hasLogged(trackingId);
  }

  @Override
  public URI portal() {
    return origin.resolve("/my-apps");
  }

  @Override
  public URI log() {
    return origin.resolve("/log");
  }
}
