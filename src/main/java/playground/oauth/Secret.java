package playground.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A value that must not be disclosed by accident: a client secret, a code, a verifier, a token.
 *
 * <p>Printing one shows nothing, so no log line, exception or failed assertion can leak it; whoever needs the value
 * says {@link #reveal()}, which is easy to search for.
 */
public final class Secret {

  private final String value;

  public Secret(String value) {
    this.value = Objects.requireNonNull(value);
  }

  /** The value itself. Callers send it to the server or show it on its owner's page. */
  public String reveal() {
    return value;
  }

  /** Compares without telling by its duration how much of a guess was right. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
