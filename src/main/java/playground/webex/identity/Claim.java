package playground.webex.identity;

/**
 * One thing that an ID token or userinfo says of a person.
 *
 * @param value as JSON has it, without the quotes of a text
 */
public record Claim(String name, String value) {

  /** Without the value: it is a person's own, or the nonce. */
  @Override
  public String toString() {
    return name + "=…";
  }
}
