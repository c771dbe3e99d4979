package playground.sandbox.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.location;
import static playground.testing.RunningSandbox.query;
import static playground.testing.RunningSandbox.without;

import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.RunningSandbox;

/** Contract 1.A, "Errors redirected to redirect_uri": always in the query, the state with them. */
class AuthorizationRefusalTest {

  private static final String SCOPE_REFUSED =
      CALLBACK + "?error=invalid_scope&error_description=The%20requested%20scope%20is%20invalid.&state=st4te";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void decliningIsAccessDenied() throws Exception {
    var back = sandbox.decide(sandbox.request(), "decline");

    assertEquals(303, back.statusCode());
    assertEquals(
        CALLBACK + "?error=access_denied&error_description=The%20resource%20owner%20denied%20the%20request."
            + "&state=st4te",
        location(back));
  }

  /** The usual reason for an unknown client id is a page from before a restart; there is no link back to it. */
  @Test
  void theRefusalPageTellsOfARestartAndTheWayBack() throws Exception {
    var hints = Jsoup.parse(sandbox.authorize(sandbox.with("client_id", "C0")).body()).select("main li").text();

    assertTrue(hints.contains("Without a data file or a database, the sandbox loses them when it restarts."), hints);
    assertTrue(hints.contains("go back to the program that sent you here, reload its page, and start again."), hints);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", " ", "spark:nonsense", "spark:rooms_write", "spark:all", "spark:rooms_read spark:rooms_write",
      "SPARK:ROOMS_READ", "spark:rooms_read,spark:people_read"
  })
  void aScopeThatIsMissingUnknownOrNotRegisteredIsInvalidScope(String scope) throws Exception {
    var back = sandbox.authorize(sandbox.with("scope", scope));

    assertEquals(302, back.statusCode());
    assertEquals(SCOPE_REFUSED, location(back));
  }

  @Test
  void aRequestWithoutScopeIsInvalidScope() throws Exception {
    assertEquals(SCOPE_REFUSED, location(sandbox.authorize(without(sandbox.request(), "scope"))));
  }

  /** S-10: in the query and never in a fragment. Discovery announces the implicit grant, so the refusal says why. */
  @ParameterizedTest
  @ValueSource(strings = {"token", "id_token", "id_token token"})
  void theImplicitGrantIsRefusedWithTheReasonAndWhatToUse(String type) throws Exception {
    var back = sandbox.authorize(sandbox.with("response_type", type));

    assertTrue(location(back).startsWith(CALLBACK + "?error=unsupported_response_type&error_description="), location(back));
    assertEquals(
        Optional.of("The sandbox plays no implicit grant, because it puts tokens into an address, where they leak (RFC 9700,"
            + " section 2.1.2); use response_type=code with PKCE."),
        query(back).value("error_description"));
    assertEquals(Optional.of("st4te"), query(back).value("state"));
  }

  /** S-10. */
  @ParameterizedTest
  @ValueSource(strings = {"code token", "CODE", "none", "tokens"})
  void everyResponseTypeButCodeIsUnsupported(String type) throws Exception {
    var back = sandbox.authorize(sandbox.with("response_type", type));

    assertEquals(
        CALLBACK + "?error=unsupported_response_type"
            + "&error_description=The%20response_type%20is%20not%20supported.&state=st4te",
        location(back));
  }

  @Test
  void aMissingResponseTypeIsInvalidRequest() throws Exception {
    var back = sandbox.authorize(without(sandbox.request(), "response_type"));

    assertEquals(
        CALLBACK + "?error=invalid_request&error_description=The%20response_type%20is%20missing.&state=st4te",
        location(back));
  }

  @Test
  void promptNoneWithNobodySignedInIsLoginRequired() throws Exception {
    var back = sandbox.authorize(sandbox.request().with("prompt", "none"));

    assertEquals(
        CALLBACK + "?error=login_required&error_description=The%20person%20must%20sign%20in.&state=st4te",
        location(back));
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "select_account"})
  void theOtherPromptsLeadToTheSignInPage(String prompt) throws Exception {
    assertEquals(200, sandbox.authorize(sandbox.request().with("prompt", prompt)).statusCode());
  }

  /** RFC 6749 §3.1: "Request and response parameters MUST NOT be included more than once." */
  @ParameterizedTest
  @ValueSource(strings = {"response_type", "scope", "code_challenge", "prompt"})
  void aParameterGivenTwiceIsInvalidRequest(String name) throws Exception {
    var back = sandbox.authorize(sandbox.request().with(name, "one").with(name, "two"));

    assertEquals(
        CALLBACK + "?error=invalid_request"
            + "&error_description=A%20parameter%20is%20included%20more%20than%20once.&state=st4te",
        location(back));
  }

  @Test
  void ofTwoStatesNeitherIsEchoed() throws Exception {
    var back = sandbox.authorize(sandbox.request().with("state", "another"));

    assertEquals(Optional.of("invalid_request"), query(back).value("error"));
    assertEquals(Optional.empty(), query(back).value("state"));
  }

  /** Contract section 7: client, redirect URI, response type, scope, prompt. */
  @Test
  void theResponseTypeIsJudgedBeforeTheScopeAndTheScopeBeforeThePrompt() throws Exception {
    var wrong = sandbox.with("scope", "spark:nonsense").with("prompt", "none");

    assertEquals(Optional.of("invalid_scope"), query(sandbox.authorize(wrong)).value("error"));
    assertEquals(
        Optional.of("unsupported_response_type"),
        query(sandbox.authorize(without(wrong, "response_type").with("response_type", "token"))).value("error"));
  }

  @Test
  void aRefusalWithoutStateBringsNone() throws Exception {
    var back = sandbox.authorize(without(sandbox.with("scope", "x:y"), "state"));

    assertEquals(
        CALLBACK + "?error=invalid_scope&error_description=The%20requested%20scope%20is%20invalid.", location(back));
  }
}
