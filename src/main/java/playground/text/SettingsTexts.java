package playground.text;

import playground.flow.SavedSettings;

/** The words for settings that were to be saved to the settings file. */
public final class SettingsTexts {

  private SettingsTexts() {}

  /**
   * @param result what happened, and why
   * @param whatToDo next
   */
  public record Words(String result, String whatToDo) {}

  /**
   * @param file its name
   */
  public static Words of(SavedSettings saved, String file, ServerKind server) {
    return switch (saved.outcome()) {
      case WRITTEN -> new Words("Saved " + String.join(", ", saved.keys()) + " to " + file + ".", atNextStart(server));
      case UNCHANGED -> new Words(file + " has these settings already.", atNextStart(server));
      case WOULD_REPLACE -> new Words(
          "Nothing was saved yet: " + file + " has other values for " + String.join(", ", saved.keys()) + ".",
          "Press the button below to replace them.");
      case SYMBOLIC_LINK -> new Words(
          "Nothing was saved: " + file + " is a symbolic link.", "Replace the link by a file, or name the file with --config.");
      case NOT_A_FILE -> new Words(
          "Nothing was saved: " + file + " is not a file.", "Name a file with --config, or move what has that name.");
      case UNREADABLE -> new Words(
          "Nothing was saved: " + file + " can't be read as settings.",
          "Check that you may read it and that it is UTF-8 text with correct \\u escapes.");
      case INVALID_VALUE -> new Words(
          "Nothing was saved: a value contains a character that a setting can't have, such as a line break or, in the"
              + " client ID, a quote.",
          "Copy the value again.");
      case UNWRITABLE -> new Words(
          "Nothing was saved: " + file + " can't be written.",
          "Check that its folder exists, that you may write to both, and that the disk isn't full.");
      case SANDBOX_CLIENT -> new Words(
          "Nothing was saved: this is the client ID of the sandbox's own integration, which Webex doesn't know.",
          "Enter the client ID and client secret of your own integration first.");
    };
  }

  private static String atNextStart(ServerKind server) {
    var sandbox = server == ServerKind.SANDBOX ? " The sandbox is then off, and the playground connects to Webex." : "";
    return "Restart the playground to use them." + sandbox + " Environment variables and flags override the file.";
  }
}
