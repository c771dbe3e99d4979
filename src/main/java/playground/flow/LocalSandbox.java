package playground.flow;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;

/**
 * What the playground must know of the sandbox that runs beside it in the same process. Everything else it learns over
 * HTTP, as from Webex. The composition root connects the two.
 */
public interface LocalSandbox {

  /** The current credentials of the playground's own integration; the last ones when it was deleted. */
  ClientCredentials credentials();

  /** The current credentials in place of earlier ones that came from here; others stay as they are. */
  ClientCredentials current(ClientCredentials used);

  /** Whether the playground's own integration is registered; a person may have deleted it. */
  boolean isRegistered();

  /** Registers a Redirect URI with the playground's own integration, before a browser is sent away with it. */
  void registerRedirectUri(URI redirectUri);

  /** Names of the faults that are switched on; empty when there are none. */
  List<String> activeFaults();

  /** How far its clock is ahead of ours; zero when it has not been moved. */
  Duration clockOffset();

  /** The scopes that are registered with an integration; empty when there is none with that client id. */
  Optional<Scopes> registeredScopes(String clientId);

  /** Whether its log has a request with that tracking id. */
  boolean hasLogged(String trackingId);

  /**
   * Whether it plays that call; every other call is a 404 there.
   *
   * @param path on its server, such as {@code /v1/rooms}
   */
  boolean plays(String method, String path);

  /** Its developer portal, where integrations are registered. */
  URI portal();

  /** Its page on which faults are switched on and off. */
  URI faults();

  /** Its log, which has the true cause of every refusal; the id of each entry's element is the request's tracking id. */
  URI log();
}
