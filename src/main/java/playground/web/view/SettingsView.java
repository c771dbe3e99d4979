package playground.web.view;

import java.util.Optional;
import playground.flow.SavedSettings;
import playground.text.SettingsTexts;

/**
 * The button that saves client id, secret and scopes, and what came of it.
 *
 * @param file its name
 * @param words empty when it was not pressed
 * @param isDone whether the file has the values
 * @param replaces keys for the button that replaces their values; empty when nobody has to be asked
 */
public record SettingsView(String file, Optional<SettingsTexts.Words> words, boolean isDone, String replaces) {

  /** Whether somebody has to agree first. */
  public boolean isAsked() {
    return !replaces.isEmpty();
  }

  static SettingsView unpressed(String file) {
    return new SettingsView(file, Optional.empty(), false, "");
  }

  public static SettingsView of(SavedSettings saved, String file, PageContext context) {
    var isAsked = saved.outcome() == SavedSettings.Outcome.WOULD_REPLACE;
    return new SettingsView(
        file,
        Optional.of(SettingsTexts.of(saved, file, context.serverKind())),
        saved.isDone(),
        isAsked ? String.join(" ", saved.keys()) : "");
  }
}
