package playground.cli;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import playground.flow.LocalSandbox;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.sandbox.Sandbox;
import playground.sandbox.view.PlaygroundBeside;

/** The sandbox in the same process, as the playground sees it. */
public final class SandboxBeside implements LocalSandbox {

  private final Sandbox sandbox;
  private final Supplier<ClientCredentials> registration;
  private final URI portal;
  private final URI faults;
  private final URI log;
  private final Set<ClientCredentials> handedOut = ConcurrentHashMap.newKeySet();
  private volatile ClientCredentials own;

  /**
   * @param registration registers the playground's own integration; called at once, and again after it was deleted
   * @param origin of the sandbox, without a slash at the end
   */
  public SandboxBeside(Sandbox sandbox, Supplier<ClientCredentials> registration, URI origin) {
    this.sandbox = sandbox;
    this.registration = registration;
    this.portal = origin.resolve("/my-apps");
    this.faults = origin.resolve("/faults");
    this.log = origin.resolve("/log");
    register();
  }

  private void register() {
    own = registration.get();
  }

  /** The playground as the sandbox sees it. */
  public PlaygroundBeside playground(URI address) {
    return new PlaygroundBeside(address, () -> own.clientId(), this::register);
  }

  @Override
  public ClientCredentials credentials() {
    var current = sandbox.credentials(own.clientId()).orElse(own);
    handedOut.add(current);
    return current;
  }

  @Override
  public ClientCredentials current(ClientCredentials used) {
    return handedOut.contains(used) ? sandbox.credentials(used.clientId()).orElse(used) : used;
  }

  @Override
  public boolean isRegistered() {
    return sandbox.credentials(own.clientId()).isPresent();
  }

  @Override
  public void registerRedirectUri(URI redirectUri) {
    sandbox.addRedirectUri(own.clientId(), redirectUri);
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
  public boolean plays(String method, String path) {
    return sandbox.plays(method, path);
  }

  @Override
  public URI portal() {
    return portal;
  }

  @Override
  public URI faults() {
    return faults;
  }

  @Override
  public URI log() {
    return log;
  }
}
