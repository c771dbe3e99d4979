package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.flow.RedirectUriComparison.Part;

/** Webex compares Redirect URIs character by character, so the first difference is what there is to find. */
class RedirectUriComparisonTest {

  private static final String SENT = "http://localhost:8080/callback";

  @ParameterizedTest
  @CsvSource({
    "https://localhost:8080/callback, 4, SCHEME",
    "localhost:8080/callback, 0, SCHEME",
    "http://127.0.0.1:8080/callback, 7, HOST",
    "http://Localhost:8080/callback, 7, HOST",
    "http://localhost/callback, 16, PORT",
    "http://localhost:8081/callback, 20, PORT",
    "http://localhost:8080, 21, PATH",
    "http://localhost:8080/callback/, 30, PATH",
    "http://localhost:8080/Callback, 22, PATH",
    "http://localhost:8080/callback?x=1, 30, PATH"
  })
  void theFirstDifferenceIsNamedByItsPlaceAndPart(String registered, int position, Part part) {
    var comparison = RedirectUriComparison.of(SENT, registered);

    assertFalse(comparison.isSame());
    assertEquals(position, comparison.position());
    assertEquals(part, comparison.part());
    assertEquals(SENT, comparison.common() + comparison.restOfSent());
    assertEquals(registered, comparison.common() + comparison.restOfRegistered());
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost/callback, http://localhost:8080/callback, PORT",
    "http://[::1]:8080/callback, http://[::1]/callback, PORT",
    "http://[::1]:8080/callback, http://[::2]:8080/callback, HOST",
    "http://[::1]/callback, http://[::2]/callback, HOST",
    "https://app.example, https://app.example/, PATH",
    "https://app.example, https://app.example.org, HOST",
    "https://app.example?a=1, https://app.example?a=2, PATH",
    "https://app.example:80, https://app.example:8080, PORT",
    "app:callback, app:back, PATH",
    "app:callback, apps:callback, SCHEME"
  })
  void otherUrisHaveTheirPartsToo(String sent, String registered, Part part) {
    assertEquals(part, RedirectUriComparison.of(sent, registered).part());
  }

  @Test
  void spacesAroundTheCopyDoNotCount() {
    assertTrue(RedirectUriComparison.of(SENT, " " + SENT + "\n").isSame());
  }
}
