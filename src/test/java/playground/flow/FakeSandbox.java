package playground.flow;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;

/**
 * A sandbox with one integration: that of the playground.
 *
 * @param scopes that are registered
 * @param redirectUris that the playground has registered
 */
record FakeSandbox(Scopes scopes, List<URI> redirectUris) implements LocalSandbox {

  FakeSandbox(Scopes scopes) {
    this(scopes, new ArrayList<>());
  }

  @Override
  public ClientCredentials credentials() {
    return new ClientCredentials("own", Optional.empty());
  }

  @Override
  public ClientCredentials current(ClientCredentials used) {
    return used;
  }

  @Override
  public void registerRedirectUri(URI redirectUri) {
    redirectUris.add(redirectUri);
  }

  @Override
  public List<String> activeFaults() {
    return List.of();
  }

  @Override
  public Duration clockOffset() {
    return Duration.ZERO;
  }

  @Override
  public Optional<Scopes> registeredScopes(String clientId) {
    return Optional.of(scopes);
  }

  @Override
  public boolean hasLogged(String trackingId) {
    return false;
  }

  @Override
  public boolean plays(String method, String path) {
    return true;
  }

  @Override
  public URI portal() {
    return URI.create("http://localhost:8081/my-apps");
  }

  @Override
  public boolean isRegistered() {
    return true;
  }

  @Override
  public URI faults() {
    return URI.create("http://localhost:8081/faults");
  }

  @Override
  public URI log() {
    return URI.create("http://localhost:8081/log");
  }
}
