package playground.sandbox.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** W-12: what looks like a secret is one, whatever it is called. */
class SecretPatternTest {

  private static final String SECRET = "0123456789abcdef".repeat(4);

  @Test
  void theShortestClientSecretIsRedactedAndAClientIdIsNot() {
    assertEquals("…", SecretPattern.redact(SECRET));
    assertEquals("C" + SECRET, SecretPattern.redact("C" + SECRET));
    assertEquals("token=…", SecretPattern.redact("token=" + SECRET + "_PF84_1"));
  }

  /** A header and a payload can be of a few characters. */
  @ParameterizedTest
  @CsvSource({"eyJhIjoxfQ.eyJiIjoyfQ.c2ln, …", "at eyJhIjoxfQ.e30 end, at … end", "nothing here, nothing here"})
  void aShortSignedTokenIsRedactedToo(String text, String redacted) {
    assertEquals(redacted, SecretPattern.redact(text));
  }
}
