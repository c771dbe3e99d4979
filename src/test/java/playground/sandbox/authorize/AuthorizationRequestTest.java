package playground.sandbox.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.location;
import static playground.testing.RunningSandbox.without;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.RunningSandbox;

/** Contract 1.A: what {@code GET /v1/authorize} takes, and where the code goes. */
class AuthorizationRequestTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void aGoodRequestIsAnsweredWithASignInPageThatNamesTheIntegration() throws Exception {
    var page = sandbox.authorize(sandbox.request());

    assertEquals(200, page.statusCode());
    assertEquals("Sign in", Jsoup.parse(page.body()).expectFirst("h1").text());
    assertTrue(Jsoup.parse(page.body()).text().contains("Test integration asks you to sign in. Choose a test user"));
  }

  @Test
  void theCodeComesBackInTheQueryAndBeforeTheState() throws Exception {
    var back = sandbox.decide(sandbox.request(), "accept");

    assertEquals(303, back.statusCode());
    assertTrue(
        location(back).matches(
            Pattern.quote(CALLBACK) + "\\?code=[A-Za-z0-9]{64}_[A-Z0-9]{4}_[0-9a-f-]{36}&state=st4te"),
        "a code in Webex's shape, then the state");
  }

  @Test
  void aQueryOfTheRedirectUriIsKept() throws Exception {
    var uri = "http://127.0.0.1:9999/callback?tenant=7";
    sandbox.sandbox().addRedirectUri(sandbox.clientId(), URI.create(uri));

    var back = sandbox.decide(sandbox.with("redirect_uri", uri), "decline");

    assertTrue(location(back).startsWith(uri + "&error=access_denied&"));
  }

  @Test
  void theRedirectUriMayBeLeftOutWhenOneIsRegistered() throws Exception {
    var back = sandbox.decide(without(sandbox.request(), "redirect_uri"), "accept");

    assertTrue(location(back).startsWith(CALLBACK + "?code="));
  }

  @Test
  void theRedirectUriMustBeSentWhenSeveralAreRegistered() throws Exception {
    sandbox.sandbox().addRedirectUri(sandbox.clientId(), URI.create("http://127.0.0.1:9999/second"));

    var page = sandbox.authorize(without(sandbox.request(), "redirect_uri"));

    assertEquals(400, page.statusCode());
    assertEquals(Optional.empty(), page.headers().firstValue("Location"));
    assertTrue(page.body().contains("this integration has registered several"));
  }

  @Test
  void aCustomSchemeIsReturnedTo() throws Exception {
    sandbox.sandbox().addRedirectUri(sandbox.clientId(), URI.create("KitchenSink://response"));

    var back = sandbox.decide(sandbox.with("redirect_uri", "KitchenSink://response"), "accept");

    assertTrue(location(back).startsWith("KitchenSink://response?code="));
  }

  /** RFC 6749 §3.1: "The authorization server MUST ignore unrecognized request parameters." */
  @ParameterizedTest
  @ValueSource(strings = {"&resource=https%3A%2F%2Fexample.com", "&resource=a&resource=b", "&cisService=spark", "&&x"})
  void unknownParametersAreIgnored(String more) throws Exception {
    var page = sandbox.get("/v1/authorize?" + sandbox.request().encodedForQuery() + more);

    assertEquals(200, page.statusCode());
  }

  @Test
  void loginHintMaxAgeAndNonceAreTaken() throws Exception {
    var page = sandbox.authorize(sandbox.request()
        .with("login_hint", "alex@example.com").with("max_age", "3600").with("nonce", "n-1"));

    assertEquals(200, page.statusCode());
  }

  @Test
  void headIsAnsweredLikeGetWithoutABody() throws Exception {
    var target = "/v1/authorize?" + sandbox.request().encodedForQuery();

    var answer = sandbox.raw("HEAD " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 200 "));
    assertTrue(answer.endsWith("\r\n\r\n"));
  }
}
