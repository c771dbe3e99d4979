package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Form;
import playground.testing.Browser.Page;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** A link fills in the form of step 1, says so, and can do nothing else. */
class SharedSetupTest {

  @RegisterExtension
  final RunningPlayground playground =
      RunningPlayground.with(URI.create("http://localhost:1/v1"), Duration.ofSeconds(1));

  @Test
  void aLinkFillsInTheFormAndThePageSaysWhichFields() {
    var page = playground.newBrowser().get("/?scope=spark:people_read+spark:rooms_read&client_id=other"
        + "&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&code_challenge_method=none&prompt=login&max_age=60");

    assertEquals(200, page.status());
    assertEquals("other", page.value("clientId"));
    assertEquals("spark:people_read spark:rooms_read", page.value("oauthScopes"));
    assertEquals("https://app.example/cb", page.value("redirectUri"));
    assertTrue(page.document().getElementById("pkceOff").hasAttr("checked"));
    assertEquals("60", page.value("maxAge"));
    assertTrue(
        page.value("linked").contains("Client ID, Scopes, Redirect URI, Prompt, Maximum age, PKCE."), page.value("linked"));
  }

  @Test
  void withoutALinkNothingIsMarked() {
    var browser = playground.newBrowser();

    assertFalse(browser.get("/").has("linked"));
    assertFalse(browser.get("/?flow=1").has("linked"));
    assertFalse(browser.get("/?utm_source=mail").has("linked"));
    assertFalse(browser.get("/?scope=").has("linked"), "an empty value fills in nothing");
  }

  /** C-12: neither a secret, nor a state, nor an endpoint. */
  @Test
  void aLinkSetsNeitherSecretNorStateNorEndpoint() {
    var page = playground.newBrowser().get("/?client_secret=s3cret&state=st4te&base_url=https%3A%2F%2Fevil.example"
        + "&authorization_endpoint=https%3A%2F%2Fevil.example&webex.base-url=https%3A%2F%2Fevil.example&seen=SCOPE_UNKNOWN");

    assertFalse(page.has("linked"));
    assertFalse(page.body().contains("s3cret"));
    assertFalse(page.body().contains("st4te"));
    assertFalse(page.body().contains("evil.example"));
  }

  /** C-12: the secret of the settings goes with their own client id, and with no other. */
  @Test
  void aLinkWithAnotherClientIdGetsNoSecret() {
    var browser = playground.newBrowser();
    var page = browser.get("/?client_id=other");
    assertFalse(page.document().getElementById("clientSecret").hasAttr("placeholder"));

    var state = page.value("stateValue");
    page.press("requestCode");
    browser.get("/callback?code=c&state=" + state);

    assertTrue(browser.get("/").has("tokenSecret"), "the secret has to be typed");
    assertFalse(browser.get("/").text().contains("client_secret="), "none would be sent");
    var own = playground.newBrowser().get("/?client_id=client-1").document().getElementById("clientSecret");
    assertTrue(own.hasAttr("placeholder"), "the id of the settings keeps its own");
  }

  /** C-12: not even the one that was typed in this browser before, with another id. */
  @Test
  void aLinkGetsNoSecretThatWasTypedWithAnotherClientId() {
    var browser = playground.newBrowser();
    browser.post("/authorize", "state=1&client_id=mine&client_secret=typed");

    var page = browser.get("/?client_id=other");

    assertFalse(page.document().getElementById("clientSecret").hasAttr("placeholder"));
    assertTrue(browser.get("/?client_id=mine").document().getElementById("clientSecret").hasAttr("placeholder"));
  }

  /** W-11: opening a link sends nothing and stores nothing. */
  @Test
  void aLinkIsNeitherSubmittedNorStored() {
    var browser = playground.newBrowser();

    var page = browser.get("/?client_id=other&scope=spark:all");

    assertEquals("", page.header("Location"));
    assertEquals(0, playground.browsersKnown());
    assertEquals("client-1", browser.get("/").value("clientId"));
    assertEquals("spark:rooms_read", browser.get("/").value("oauthScopes"));
    assertEquals("", page.document().select("meta[http-equiv]").attr("content"), "no script and no refresh submits it");
  }

  /** What a link filled in stays marked while the form comes back. */
  @Test
  void theMarkStaysUntilTheRequestIsSent() {
    var browser = playground.newBrowser();
    var asked = browser.get("/?scope=spark:messages_read").press("requestCode");
    var faulty = browser.get("/?scope=spark:rooms_read").fill("clientId", "").press("requestCode");

    assertEquals(200, asked.status());
    assertTrue(asked.value("linked").contains("Scopes."), asked.text());
    assertEquals(400, faulty.status());
    assertTrue(faulty.value("linked").contains("Scopes."), faulty.text());
    asked.press("requestCode");
    assertFalse(browser.get("/").has("linked"));
  }

  /** What cannot be sent is left out, as if it were not in the link. */
  @Test
  void aValueThatCannotBeSentIsLeftOut() throws Exception {
    var page = playground.newBrowser().get(
        "/?client_id=two+words&redirect_uri=callback&prompt=consent&max_age=soon&scope=" + "x".repeat(4097));

    assertFalse(page.has("linked"));
    assertEquals("client-1", page.value("clientId"));
    assertEquals(playground.redirectUri().toString(), page.value("redirectUri"));
    assertEquals(0, page.document().select(".problem").size());
    var some = playground.newBrowser().get("/?client_id=two+words&scope=spark:all");
    assertTrue(some.value("linked").contains("A link filled in this form: Scopes."), some.value("linked"));
    assertTrue(RawHttp.status(RawHttp.get(playground.port(), "/?scope=%")) < 500);
  }

  /** W-13: what a link brings is text. */
  @Test
  void whatALinkBringsIsShownAsText() {
    var page = playground.newBrowser().get("/?client_id=%22%3E%3Cimg/src=x/onerror=alert(1)%3E");

    assertEquals("\"><img/src=x/onerror=alert(1)>", page.value("clientId"));
    assertEquals(0, page.document().select("main img, [onerror]").size());
  }

  @Test
  void theSharedLinkFillsInTheSameFormElsewhere() {
    var browser = playground.newBrowser();
    browser.get("/").fill("clientId", "other").fill("oauthScopes", "spark:people_read").fill("maxAge", "60").choose("pkceOff")
        .press("requestCode");

    var link = link(browser.get("/"));
    var page = playground.newBrowser().get(link.toString());

    assertEquals(playground.address().resolve("/"), link.resolve("/"));
    assertEquals("other", page.value("clientId"));
    assertEquals("spark:people_read", page.value("oauthScopes"));
    assertEquals("60", page.value("maxAge"));
    assertTrue(page.document().getElementById("pkceOff").hasAttr("checked"));
  }

  /** C-12: never with the secret; nor with a state, nor with somebody's e-mail address. */
  @Test
  void theSharedLinkHasNothingThatIsSomebodysOwn() {
    var browser = playground.newBrowser();
    browser.post("/authorize", "client_secret=s3cret&state=st4te&login_hint=alex%40example.com");

    var link = link(browser.get("/"));

    var names = Form.parse(link.getRawQuery()).parameters().stream().map(Form.Parameter::name).toList();
    assertEquals(List.of("scope", "client_id"), names);
  }

  /** The Redirect URI of this playground means nothing to another one. */
  @Test
  void onlyAnEditedRedirectUriIsShared() {
    var browser = playground.newBrowser();
    browser.post("/authorize", "redirect_uri=https%3A%2F%2Fapp.example%2Fcb&seen=REDIRECT_URI_EDITED");

    assertEquals("https://app.example/cb", Form.parse(link(browser.get("/")).getRawQuery()).value("redirect_uri").orElseThrow());
  }

  private static URI link(Page page) {
    return URI.create(page.document().getElementById("shareLink").attr("href"));
  }
}
