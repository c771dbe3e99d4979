package playground.flow;

import java.util.Set;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;

/** The file that settings typed into the page are saved to, for the next start. The composition root makes it. */
public interface SettingsFile {

  /**
   * @param credentials without a secret the one in the file stays, unless it belongs to another client id
   * @param replaceable keys whose present values may be replaced
   */
  SavedSettings save(ClientCredentials credentials, Scopes scopes, Set<String> replaceable);

  /** Its name, for people. */
  String name();
}
