package playground.sandbox.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.location;
import static playground.testing.RunningSandbox.without;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.oauth.Form;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** S-04: PKCE as Webex documents it (contract 1.A, 1.B; RFC 7636 §4.3 to §4.6). */
class PkceTest {

  /** RFC 7636 appendix B. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void theVerifierOfAnS256ChallengeIsAccepted() throws Exception {
    assertEquals(200, exchange(challenged("S256", CHALLENGE), VERIFIER).statusCode());
  }

  @Test
  void theVerifierOfAPlainChallengeIsAccepted() throws Exception {
    assertEquals(200, exchange(challenged("plain", VERIFIER), VERIFIER).statusCode());
  }

  /** RFC 7636 §4.3: "defaults to "plain" if not present in the request". */
  @Test
  void withoutAMethodTheChallengeIsPlain() throws Exception {
    assertEquals(200, exchange(sandbox.request().with("code_challenge", VERIFIER), VERIFIER).statusCode());
  }

  /** RFC 7636 §4.6. */
  @ParameterizedTest
  @CsvSource({"S256, " + CHALLENGE, "plain, " + CHALLENGE})
  void aVerifierThatDoesNotMatchIsInvalidGrant(String method, String challenge) throws Exception {
    var other = "B".repeat(43);

    assertRefused("invalid_grant:", exchange(challenged(method, challenge), other));
  }

  @Test
  void theChallengeItselfIsNoVerifier() throws Exception {
    assertRefused("invalid_grant:", exchange(challenged("S256", CHALLENGE), CHALLENGE));
  }

  @Test
  void aMissingVerifierIsInvalidGrant() throws Exception {
    var code = sandbox.code(challenged("S256", CHALLENGE));

    assertRefused("invalid_grant:", sandbox.token(sandbox.exchange(code)));
    var another = sandbox.code(challenged("S256", CHALLENGE));
    assertRefused("invalid_grant:", sandbox.token(sandbox.exchange(another).with("code_verifier", "")));
  }

  /** RFC 9700 §4.8.2: somebody may have taken the challenge out on the way. */
  @Test
  void aVerifierWithoutAChallengeBeforeIsInvalidGrant() throws Exception {
    assertRefused("invalid_grant:", exchange(sandbox.request(), VERIFIER));
  }

  @Test
  void aVerifierOfTheWrongLengthOrAlphabetIsInvalidRequest() throws Exception {
    for (var verifier : List.of("a".repeat(42), "a".repeat(129), "a".repeat(42) + "+", "a".repeat(42) + "é")) {
      assertRefused("invalid_request:", exchange(challenged("S256", CHALLENGE), verifier));
    }
  }

  @ParameterizedTest
  @CsvSource({
      "S256, short", "S256, " + VERIFIER + "x", "S256, " + CHALLENGE + "=", "plain, short", "s256, " + CHALLENGE,
      "PLAIN, " + VERIFIER, "S512, " + CHALLENGE, "S256, ''"
  })
  void aChallengeThatTheMethodCannotHaveMadeIsInvalidRequest(String method, String challenge) throws Exception {
    var back = sandbox.authorize(challenged(method, challenge));

    assertEquals(
        CALLBACK + "?error=invalid_request"
            + "&error_description=The%20code_challenge%20or%20its%20method%20is%20not%20valid.&state=st4te",
        location(back));
  }

  /** Contract 1.B: every integration of Webex is confidential. */
  @Test
  void aVerifierDoesNotReplaceTheSecret() throws Exception {
    var code = sandbox.code(challenged("S256", CHALLENGE));

    var answer =
        sandbox.token(without(sandbox.exchange(code), "client_secret").with("code_verifier", VERIFIER));

    assertEquals(400, answer.statusCode());
    assertEquals("client_secret cannot be null or empty", Json.description(answer));
  }

  private Form challenged(String method, String challenge) {
    return sandbox.request().with("code_challenge", challenge).with("code_challenge_method", method);
  }

  private HttpResponse<String> exchange(Form request, String verifier) throws Exception {
    return sandbox.token(sandbox.exchange(sandbox.code(request)).with("code_verifier", verifier));
  }

  private static void assertRefused(String error, HttpResponse<String> answer) {
    assertEquals(400, answer.statusCode());
    assertTrue(Json.description(answer).startsWith(error), answer.body());
  }
}
