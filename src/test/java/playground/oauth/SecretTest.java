package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class SecretTest {

  /** W-22: not by printing, not by joining texts, not by formatting. */
  @Test
  void printingASecretShowsNothingOfIt() {
    var secret = new Secret("sentinel");

    assertEquals("Secret[hidden]", secret.toString());
    assertEquals("it is Secret[hidden]", "it is " + secret);
    assertEquals("Secret[hidden]", String.format("%s", secret));
  }

  @Test
  void whoeverNeedsTheValueSaysReveal() {
    assertEquals("sentinel", new Secret("sentinel").reveal());
  }

  @Test
  void twoSecretsAreEqualWhenTheirValuesAre() {
    assertEquals(new Secret("abc"), new Secret("abc"));
    assertEquals(new Secret("abc").hashCode(), new Secret("abc").hashCode());
    assertNotEquals(new Secret("abc"), new Secret("abd"));
    assertNotEquals(new Secret("abc"), new Secret("abcd"));
    assertNotEquals(new Secret("abc"), (Object) "abc");
  }
}
