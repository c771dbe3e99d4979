package playground.flow;

import java.net.URI;
import java.time.Duration;
import java.util.List;
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

  /** The scopes that are registered with the playground's own integration. */
  Scopes registeredScopes();

  /** Its developer portal, where integrations are registered. */
  URI portal();

  /** Its log, which has the true cause of every refusal. */
  URI log();
}
