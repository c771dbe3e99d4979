package playground.cli;

import java.util.Optional;
import java.util.Set;
import playground.config.Config;
import playground.config.ConfigFileEditor;
import playground.flow.SavedSettings;
import playground.flow.SettingsFile;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;

/** The settings file, as the pages see it. */
public record WritableSettings(ConfigFileEditor editor) implements SettingsFile {

  /**
   * Empty unless the pages are for this machine alone: nobody on another one, and nobody behind a proxy, gets to write
   * files here.
   *
   * @param editor empty without a usable file name
   */
  static Optional<SettingsFile> of(Config config, Optional<ConfigFileEditor> editor) {
    return editor.filter(file -> config.address().isLoopback() && config.publicUrl().isEmpty()).map(WritableSettings::new);
  }

  @Override
  public SavedSettings save(ClientCredentials credentials, Scopes scopes, Set<String> replaceable) {
    var result = editor.save(credentials, scopes, replaceable);
    return new SavedSettings(SavedSettings.Outcome.valueOf(result.outcome().name()), result.keys());
  }

  @Override
  public String name() {
    return editor.file().toString();
  }
}
