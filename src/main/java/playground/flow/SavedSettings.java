package playground.flow;

import java.util.List;

/**
 * What came of saving settings; {@code text.SettingsTexts} has the words.
 *
 * @param keys that were written, or would be replaced
 */
public record SavedSettings(Outcome outcome, List<String> keys) {

  /** How it ended. */
  public enum Outcome {
    WRITTEN,
    /** The file holds these values already. */
    UNCHANGED,
    /** Values in the file would be replaced, and nobody has agreed to that. */
    WOULD_REPLACE,
    SYMBOLIC_LINK,
    NOT_A_FILE,
    /** The file is there, and cannot be read as settings. */
    UNREADABLE,
    /** A value has a character that a setting cannot have, such as a line break. */
    INVALID_VALUE,
    /** Its folder does not exist or must not be written to, or the disk is full. */
    UNWRITABLE,
    /** The client id is that of the sandbox's own integration, which no Webex knows. */
    SANDBOX_CLIENT
  }

  /** Whether the file now has the values. */
  public boolean isDone() {
    return outcome == Outcome.WRITTEN || outcome == Outcome.UNCHANGED;
  }

  static SavedSettings refused(Outcome outcome) {
    return new SavedSettings(outcome, List.of());
  }
}
