package playground.flow;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import playground.oauth.Scopes;

/**
 * What the playground must know of the sandbox that runs beside it in the same process. Everything else it learns over
 * HTTP, as from Webex. The composition root connects the two.
 */
public interface LocalSandbox {

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

  /** Its developer portal, where integrations are registered. */
  URI portal();

  /** Its log, which has the true cause of every refusal; the id of each entry's element is the request's tracking id. */
  URI log();
}
