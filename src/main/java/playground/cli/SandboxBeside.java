package playground.cli;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import playground.flow.LocalSandbox;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.sandbox.Sandbox;

/** The sandbox in the same process, as the playground sees it. */
public final class SandboxBeside implements LocalSandbox {

  private final Sandbox sandbox;
  private final Supplier<ClientCredentials> registration;
  private final URI origin;
  private final Set<ClientCredentials> earlier = ConcurrentHashMap.newKeySet();
  private volatile ClientCredentials own;

  /**
   * @param registration registers the playground's own integration; called at once, and again after it was deleted
   * @param origin of the sandbox, without a slash at the end
   */
  public SandboxBeside(Sandbox sandbox, Supplier<ClientCredentials> registration, URI origin) {
    this.sandbox = sandbox;
    this.registration = registration;
    this.origin = origin;
    this.own = registration.get();
  }

  /** Of the playground's own integration, whether it is registered at the moment or not. */
  public String clientId() {
    return own.clientId();
  }

  @Override
  public synchronized ClientCredentials credentials() {
    var current = sandbox.credentials(own.clientId()).orElseGet(registration);
    if (!current.equals(own)) {
      earlier.add(own);
      own = current;
    }
    return current;
  }

  @Override
  public ClientCredentials current(ClientCredentials used) {
    var current = credentials();
    return earlier.contains(used) && used.clientId().equals(current.clientId()) ? current : used;
  }

  @Override
  public void registerRedirectUri(URI redirectUri) {
    sandbox.addRedirectUri(credentials().clientId(), redirectUri);
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
  public Scopes registeredScopes() {
    return sandbox.registeredScopes(own.clientId()).orElse(new Scopes(List.of()));
  }

  @Override
  public URI portal() {
    return origin.resolve("/my-apps");
  }

  @Override
  public URI faults() {
    return origin.resolve("/faults");
  }

  @Override
  public URI log() {
    return origin.resolve("/log");
  }
}
