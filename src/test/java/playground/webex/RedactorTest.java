package playground.webex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;

/** C-12, C-13: what an answer holds that nobody else may see is gone before it is shown. */
class RedactorTest {

  private static final String REDACTED = RedactedRequest.REDACTED;

  @ParameterizedTest
  @ValueSource(strings = {
      "access_token", "refresh_token", "id_token", "client_secret", "code", "device_code", "user_code",
      "verification_uri_complete"
  })
  void aTokensPlaceInJsonIsRedacted(String name) {
    var redactor = Redactor.of();

    assertEquals("{\"" + name + "\" : \"" + REDACTED + "\", \"a\":\"b\"}",
        redactor.apply("{\"" + name + "\" : \"t0ken\\\"still\\\\t0ken\", \"a\":\"b\"}"));
  }

  @Test
  void aTokenWithoutItsEndIsRedacted() {
    var redactor = Redactor.of();

    assertEquals("{\"access_token\":\"" + REDACTED, redactor.apply("{\"access_token\":\"t0ken-cut-o"));
    assertEquals("{\"access_token\":\"" + REDACTED, redactor.apply("{\"access_token\":\"t0ken\\\nof two lines"));
  }

  /** A pasted message has its secrets under their names, or quotes them. */
  @Test
  void theSecretsOfAPastedMessageAreRedactedWhereverTheyStand() {
    var message = Form.empty().with("Code", "c0de/1").with("text", "client_secret=s3cret, Basic cr3dentials; my_code=c").with("x", "y");

    assertEquals(
        REDACTED + " " + REDACTED + " client_secret=" + REDACTED + " Basic " + REDACTED + " my_code=c y",
        Redactor.ofPasted(message).apply("c0de/1 c0de%2F1 client_secret=s3cret Basic cr3dentials my_code=c y"));
  }

  @Test
  void whatOnlyLooksAlikeIsLeftAlone() {
    var text = "{\"error\":\"invalid_request\",\"message\":\"access_token is missing\",\"code_hint\":\"x\"}";

    assertEquals(text, Redactor.of().apply(text));
  }

  /** Echoes come as they were sent, or as a form, a JSON string or a web page spells them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s&c%r+t é!:/\"<'", "s%26c%25r%2Bt+%C3%A9%21%3A%2F%22%3C%27", "s%26c%25r%2bt+%c3%a9%21%3a%2f%22%3c%27",
        "s%26c%25r%2Bt%20%C3%A9%21%3A%2F%22%3C%27", "s%26c%25r%2bt%20%c3%a9%21%3a%2f%22%3c%27",
        "s&c%r+t é!:/\\\"<'", "s&c%r+t é!:\\/\\\"<'", "s&amp;c%r+t é!:/&quot;&lt;'", "s&amp;c%r+t é!:/&quot;&lt;&#39;",
        "s&amp;c%r+t é!:/&quot;&lt;&#x27;", "s&amp;c%r+t é!:/&#34;&lt;&#039;"
      })
  void aSecretThatIsEchoedIsRedactedHoweverItIsSpelled(String echoed) {
    var redactor = Redactor.of("s&c%r+t é!:/\"<'");

    assertEquals("You sent " + REDACTED + ", which is wrong.", redactor.apply("You sent " + echoed + ", which is wrong."));
  }

  @Test
  void aSecretThatHoldsAnotherIsRedactedWhole() {
    assertEquals(REDACTED + " " + REDACTED, Redactor.of("abc", "abcdef").apply("abcdef abc"));
  }

  @Test
  void noSecretRedactsNothing() {
    assertEquals("as it is", Redactor.of("", "").apply("as it is"));
  }

  /** Cut first, the secret would be found no more and its beginning shown. */
  @Test
  void anExcerptLeavesNoPieceOfASecret() {
    var text = "x".repeat(490) + "s3cret-of-some-length" + "x".repeat(90);

    var excerpt = Redactor.of("s3cret-of-some-length").excerpt(text);

    assertFalse(excerpt.contains("s3cret"), excerpt);
    assertTrue(excerpt.endsWith("…") && excerpt.length() == 501, "a sentence has its limits");
  }

  @Test
  void printingItShowsNoSecret() {
    assertFalse(Redactor.of("s3cret").toString().contains("s3cret"));
  }
}
