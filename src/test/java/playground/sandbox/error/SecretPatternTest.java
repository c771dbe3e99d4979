package playground.sandbox.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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

  /** What is seen at a glance to hold no secret, or to be a client id, holds none indeed. */
  @Test
  void aSecretIsFoundWhereverItStandsAndHoweverLongTheRest() {
    var almost = "x".repeat(63);

    for (var text : List.of("%s", almost + " %s", "%s " + almost, "a ".repeat(5_000) + "%s", "C" + SECRET + " %s", "%s" + ",C" + SECRET)) {
      assertEquals(text.formatted("…"), SecretPattern.redact(text.formatted(SECRET)), text);
    }
    assertEquals(almost + " " + almost, SecretPattern.redact(almost + " " + almost));
    assertEquals("C0…", SecretPattern.redact("C0" + SECRET), "longer than a client id");
  }
}
