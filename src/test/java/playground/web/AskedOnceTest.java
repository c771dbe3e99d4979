package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Form;
import playground.testing.Browser.Page;
import playground.testing.RunningPlayground;

/** What is probably a mistake comes back once before the browser leaves; the button then sends it all the same. */
class AskedOnceTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  /** Nothing may stand in the way of the tutorial. */
  @Test
  void theFirstPressOfTheTutorialLeavesAtOnce() {
    var page = playground.newBrowser().get("/");

    assertEquals(List.of(), page.document().select("#requestForm .warning").eachText(), "no warning is always there");
    assertEquals(303, page.press("requestCode").status());
  }

  @Test
  void aProbableMistakeComesBackOnceAndIsThenSent() {
    var asked = typing("spark:messages_read");

    assertEquals(200, asked.status());
    assertEquals("", asked.header("Location"));
    var unsent = asked.document().getElementById("unsent");
    assertTrue(unsent.text().contains("Without spark:kms the text of messages"), unsent.text());
    assertTrue(unsent.text().contains("spark:messages_read isn't registered with this integration"), unsent.text());
    assertEquals("Send anyway", asked.document().getElementById("requestCode").text());
    assertEquals("spark:messages_read", asked.value("oauthScopes"));

    var sent = asked.press("requestCode");

    assertEquals(303, sent.status());
    assertTrue(sent.header("Location").contains("scope=spark%3Amessages_read"), sent.header("Location"));
  }

  @Test
  void anUnknownScopeComesBackWithTheNearestName() {
    assertTrue(typing("spark:room_read").value("unsent").contains("Did you mean spark:rooms_read?"));
  }

  /** Whoever mends it is not asked again. */
  @Test
  void aMistakeThatIsMendedIsSentByTheSameButton() {
    var sent = typing("spark:room_read").fill("oauthScopes", "spark:rooms_read").press("requestCode");

    assertEquals(303, sent.status());
  }

  /** The button agrees to what it stood beside, and to nothing else. */
  @Test
  void anotherMistakeIsAskedAboutToo() {
    var again = typing("spark:room_read").fill("redirectUri", "http://localhost:8080/other").press("requestCode");

    assertEquals(200, again.status());
    assertTrue(again.value("unsent").contains("the browser won't come back"), again.text());
    assertEquals(303, again.press("requestCode").status());
  }

  /** C-12: the typed secret does not go back to the browser, and is not lost either. */
  @Test
  void aTypedSecretIsNotLostWhenTheFormComesBack() {
    var browser = playground.newBrowser();
    var asked = browser.get("/").fill("clientId", "mine").fill("clientSecret", "typ3d").fill("oauthScopes", "spark:al")
        .press("requestCode");

    assertFalse(asked.body().contains("typ3d"));
    assertTrue(asked.value("clientSecret-help").contains("the one last typed in this browser"), asked.value("clientSecret-help"));
    assertTrue(browser.get("/").value("clientSecret-help").contains("the one last typed in this browser"));
  }

  /** C-11: a wrong Redirect URI fails in the sandbox as at Webex, because it is not registered for that. */
  @Test
  void aWrongRedirectUriIsSentOnPurposeAndFailsAsAtWebex() {
    var wrong = playground.redirectUri() + "/";
    var asked = playground.newBrowser().get("/").fill("redirectUri", wrong).press("requestCode");
    assertTrue(asked.value("unsent").contains(playground.redirectUri().toString()), asked.value("unsent"));

    var left = asked.press("requestCode");

    var sent = Form.parse(URI.create(left.header("Location")).getRawQuery());
    assertEquals(wrong, sent.value("redirect_uri").orElseThrow());
    var error = left.follow();
    assertTrue(error.status() >= 400, "the sandbox does not know it");
    assertTrue(error.uri().getPort() == playground.sandboxPort(), "and does not send the browser back");
  }

  /** Without scripts too: one button brings back the playground's own. */
  @Test
  void anEditedRedirectUriCanBeReset() {
    var browser = playground.newBrowser();
    assertTrue(browser.get("/").document().getElementById("resetRedirectUri").hasAttr("hidden"));
    browser.get("/").fill("redirectUri", "http://localhost:1/x").press("requestCode").press("requestCode");
    var edited = browser.get("/").fill("oauthScopes", "spark:people_read");
    assertEquals("http://localhost:1/x", edited.value("redirectUri"));
    assertFalse(edited.document().getElementById("resetRedirectUri").hasAttr("hidden"));

    var reset = edited.press("resetRedirectUri");

    assertEquals(200, reset.status());
    assertEquals(playground.redirectUri().toString(), reset.value("redirectUri"));
    assertEquals("spark:people_read", reset.value("oauthScopes"), "nothing else changes");
    assertEquals(playground.redirectUri().toString(), browser.get("/").value("redirectUri"));
    assertEquals(303, reset.press("requestCode").status());
  }

  @Test
  void aRedirectUriThatIsNotAbsoluteIsNotSent() {
    for (var typed : List.of("callback", "/callback", "", "http://a b/", "x:" + "y".repeat(1023))) {
      var refused = playground.newBrowser().get("/").fill("redirectUri", typed).press("requestCode");
      assertEquals(400, refused.status(), typed);
      assertEquals(List.of("Enter an absolute URI with at most 1024 characters, such as http://localhost:8080/callback."),
          refused.document().select(".problem").eachText());
      assertEquals(typed, refused.value("redirectUri"));
    }
  }

  /** The same checks while somebody types, and they store nothing. */
  @Test
  void whatIsTypedIsCheckedWithoutSendingOrStoringAnything() {
    var browser = playground.newBrowser();

    var found = browser.post("/authorize/warnings", "scope=spark%3Aroom_read&client_id=other&client_secret=s3cret");

    assertEquals(200, found.status());
    assertTrue(found.document().select("[data-warnings=scope]").text().contains("Did you mean spark:rooms_read?"));
    assertEquals("other", Form.parse(URI.create(found.document().getElementById("shareLink").attr("href"))
        .getRawQuery()).value("client_id").orElseThrow());
    assertFalse(found.body().contains("s3cret"), "C-12");
    assertEquals("", found.header("Set-Cookie"));
    assertEquals(0, playground.browsersKnown());
    assertEquals(405, browser.get("/authorize/warnings").status());
  }

  private Page typing(String scope) {
    return playground.newBrowser().get("/").fill("oauthScopes", scope).press("requestCode");
  }
}
