package playground.flow;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.oauth.Secret;

/**
 * What the playground was set up with.
 *
 * @param server the authorization server of new flows: Webex, the sandbox or another one
 * @param credentials what the request form starts with; empty when none are set. Beside a sandbox they are the current
 *     ones of its integration
 * @param scopes what the request form starts with
 * @param timeout for one whole exchange with the server, the response body included
 * @param publicUrl how browsers come when a proxy stands in front; empty without one
 * @param sandbox the sandbox in this process when it plays Webex; empty otherwise
 */
public record FlowSettings(
    AuthorizationServer server,
    Optional<ClientCredentials> credentials,
    Scopes scopes,
    Duration timeout,
    Optional<URI> publicUrl,
    Optional<LocalSandbox> sandbox) {

  @Override
  public Optional<ClientCredentials> credentials() {
    return sandbox.map(LocalSandbox::credentials).or(() -> credentials);
  }

  /** The credentials to send in place of those that a flow began with: the sandbox may have a new secret by now. */
  public ClientCredentials current(ClientCredentials used) {
    return sandbox.map(beside -> beside.current(used)).orElse(used);
  }

  /** The secret that is set for this client id; a secret is never sent with another id than its own. */
  public Optional<Secret> secretOf(String clientId) {
    return credentials().filter(c -> c.clientId().equals(clientId)).flatMap(ClientCredentials::clientSecret);
  }
}
