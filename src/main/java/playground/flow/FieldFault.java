package playground.flow;

/**
 * What is wrong with a field of a form; {@code text.FormTexts} has the words.
 *
 * @param value what the words quote; empty when they quote nothing
 */
public record FieldFault(Code code, String value) {

  /** Each fault that a field can have. */
  public enum Code {
    CLIENT_ID_MISSING,
    CLIENT_ID_MALFORMED,
    CLIENT_ID_TOO_LONG,
    CLIENT_SECRET_TOO_LONG,
    SCOPE_MISSING,
    SCOPE_WITH_COMMAS,
    SCOPE_MALFORMED,
    SCOPE_TOO_LONG,
    REDIRECT_URI_MALFORMED,
    STATE_MALFORMED,
    STATE_USED,
    PROMPT_UNKNOWN,
    LOGIN_HINT_MALFORMED,
    MAX_AGE_MALFORMED,
    URL_TOO_LONG
  }

  /** Hides the value: a secret may have been typed into the wrong field. */
  @Override
  public String toString() {
    return "FieldFault[" + code + "]";
  }

  static FieldFault of(Code code) {
    return new FieldFault(code, "");
  }
}
