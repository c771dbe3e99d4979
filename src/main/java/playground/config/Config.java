package playground.config;

import java.net.URI;
import java.util.Optional;
import playground.database.DatabaseSettings;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;

/**
 * The validated settings of the playground.
 *
 * @param credentials empty without a client id: then the sandbox is used
 * @param scopes initial value of the page's scope field
 * @param publicUrl scheme, host and port under which a proxy publishes the playground; empty without a proxy
 * @param sandbox of the sandbox beside the playground
 * @param database that all nodes keep their state in; empty to keep it in memory
 * @param openBrowser whether to open the page in the default browser after the start
 */
public record Config(
    Optional<ClientCredentials> credentials,
    Scopes scopes,
    WebexConfig webex,
    ListenAddress address,
    Optional<URI> publicUrl,
    SandboxSettings sandbox,
    Optional<DatabaseSettings> database,
    boolean openBrowser) {

  /** Whether these are the scopes that are requested without a setting, even if they are set explicitly. */
  public static boolean isDefault(Scopes scopes) {
    return scopes.equals(Scopes.parse(Setting.SCOPES.defaultValue()));
  }
}
