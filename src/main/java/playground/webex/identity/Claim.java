package playground.webex.identity;

/**
 * A claim of an ID token or of userinfo.
 *
 * @param value as in the JSON, a text without its quotes
 */
public record Claim(String name, String value) {

  /** Without the value: it is a person's own, or the nonce. */
  @Override
  public String toString() {
    return name + "=…";
  }
}
