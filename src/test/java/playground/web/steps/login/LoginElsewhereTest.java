package playground.web.steps.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.AnotherServer.assertSilentOfWebex;
import static playground.testing.FakeWebex.json;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Endpoint;
import playground.oauth.Form;
import playground.oauth.SigningAlgorithm;
import playground.testing.AnotherServer;
import playground.testing.Browser.Page;
import playground.testing.IdTokenForge;
import playground.testing.RunningPlayground;

/** The ID token of a server that is not Webex: signed as the setting allows, and judged without a word about Webex. */
class LoginElsewhereTest {

  private static final ECKey KEY = IdTokenForge.key("ec-1", Curve.P_256);

  @RegisterExtension final AnotherServer server = new AnotherServer();

  @RegisterExtension
  final RunningPlayground playground =
      server.playground(server.complete().signingWith(Set.of(SigningAlgorithm.ES256, SigningAlgorithm.PS256)));

  @RegisterExtension final RunningPlayground bare = server.playground(server.bare());

  @Test
  void aTokenThatTheSettingAllowsIsTrustedAndThePageSaysWhichAlgorithmItHas() {
    for (var signed : Map.<JWSAlgorithm, JWK>of(JWSAlgorithm.ES256, KEY, JWSAlgorithm.PS256, IdTokenForge.KEY).entrySet()) {
      var page = verified(playground, signed.getKey(), signed.getValue(), Map.of());

      assertTrue(page.has("trusted"), page.text());
      assertEquals(
          "The token is signed with " + signed.getKey() + ", one of the algorithms that webex.id-token-algorithms allows:"
              + " ES256, PS256.",
          words(page, "Algorithm"));
      assertSilentOfWebex("trusted", page);
    }
  }

  /** C-16. */
  @Test
  void aTokenThatTheSettingDoesNotAllowIsNotTrusted() {
    var page = verified(playground, JWSAlgorithm.RS256, IdTokenForge.KEY, Map.of());

    assertEquals(List.of("Algorithm"), page.document().select("#loginChecks .failed strong").eachText());
    assertTrue(words(page, "Algorithm").contains("webex.id-token-algorithms allows ES256, PS256 only"), words(page, "Algorithm"));
    assertSilentOfWebex("not allowed", page);
  }

  /** C-19: of a server that offers neither keys nor userinfo, nothing is asked and nothing trusted. */
  @Test
  void aServerWithoutKeysAndUserinfoIsAskedForNeither() {
    var page = verified(bare, JWSAlgorithm.RS256, IdTokenForge.KEY, Map.of());

    assertEquals(List.of("Signature"), page.document().select("#loginChecks .failed strong").eachText());
    assertTrue(words(page, "Signature").startsWith("The keys weren't fetched: The server offers none"), words(page, "Signature"));
    assertTrue(words(page, "Userinfo").startsWith("The server offers no userinfo endpoint"), words(page, "Userinfo"));
    assertSilentOfWebex("nothing offered", page);
    assertEquals(
        List.of("/v1/as/TOKEN"), server.http().requests().stream().map(request -> request.getUrl()).distinct().toList());
  }

  @Test
  void noFindingSpeaksOfWebex() {
    for (var foreign : List.of(
        Map.<String, Object>of("iss", "https://else.example.com"), Map.<String, Object>of("aud", "another"),
        Map.<String, Object>of("nonce", "another"), Map.<String, Object>of("exp", 1), Map.<String, Object>of("sub", ""),
        Map.<String, Object>of("phone", "1", "email_verified", true, "given_name", "A", "phone_number", "2"))) {
      assertSilentOfWebex(foreign.toString(), verified(playground, JWSAlgorithm.ES256, KEY, foreign));
    }
    server.posts(Endpoint.TOKEN, json(200, AnotherServer.TOKENS));
    assertSilentOfWebex("no ID token", server.toCode(playground.newBrowser()).press("requestToken").follow());
  }

  private Page verified(RunningPlayground site, JWSAlgorithm algorithm, JWK key, Map<String, Object> changes) {
    server.gets(Endpoint.JWKS, json(200, "{\"keys\":[" + KEY.toPublicJWK() + "," + IdTokenForge.KEY.toPublicJWK() + "]}"));
    server.gets(Endpoint.USERINFO, json(200, "{\"sub\":\"" + IdTokenForge.SUBJECT + "\",\"email\":\"alex@example.com\"}"));
    var browser = site.newBrowser();
    var sent = Form.parse(URI.create(browser.get("/").press("requestCode").header("Location")).getRawQuery());
    var claims = IdTokenForge.claimsWith("iss", "http://" + server.host());
    claims.put("nonce", sent.value("nonce").orElseThrow());
    claims.putAll(changes);
    var idToken = IdTokenForge.signed(algorithm, claims, key).reveal();
    server.posts(Endpoint.TOKEN, json(200, AnotherServer.TOKENS.replaceFirst("}$", ", \"id_token\": \"" + idToken + "\"}")));
    var back = Form.empty().with("code", "c0de").with("state", sent.value("state").orElseThrow());
    var tokens = browser.get("/callback?" + back.encoded()).follow().press("requestToken").follow();
    assertSilentOfWebex("not verified", tokens);
    return tokens.press("checkLogin").follow();
  }

  private static String words(Page page, String rule) {
    return page.document().selectFirst("#loginChecks li[data-rule=" + rule + "] .words").text();
  }
}
