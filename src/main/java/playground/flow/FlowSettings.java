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

  private static final Duration CLAIM_MARGIN = Duration.ofMinutes(1);

  private static final int REQUESTS_PER_STEP = 3; // the most that one step sends, one after the other

  @Override
  public Optional<ClientCredentials> credentials() {
    return sandbox.map(LocalSandbox::credentials).or(() -> credentials);
  }

  /** The credentials to send in place of those that a flow began with: the sandbox may have a new secret by now. */
  public ClientCredentials current(ClientCredentials used) {
    return sandbox.map(beside -> beside.current(used)).orElse(used);
  }

  /** How long a step is claimed: longer than its requests can take, so that the claim outlives its owner's work. */
  Duration claimLength() {
    return timeout.multipliedBy(REQUESTS_PER_STEP).plus(CLAIM_MARGIN);
  }

  /** The secret that is set for this client id; a secret is never sent with another id than its own. */
  public Optional<Secret> secretOf(String clientId) {
    return credentials().filter(c -> c.clientId().equals(clientId)).flatMap(ClientCredentials::clientSecret);
  }
}
