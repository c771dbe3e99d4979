package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.support.ui.WebDriverWait;
import playground.testing.RunningPlayground;

/** Step 1 with scripts: what may be wrong shows while somebody types, and the link that shares the form follows. */
class TypingIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void aMistakeIsSaidWhileItIsTypedAndGoesWhenItIsMended() {
    chromium.open(playground.address());

    chromium.fill("oauthScopes", "spark:room_read");
    waitFor("#requestForm [data-warnings=scope] .warning", 1);
    assertTrue(chromium.first("[data-warnings=scope]").getText().contains("Did you mean spark:rooms_read?"));
    chromium.fill("oauthScopes", "spark:rooms_read");
    waitFor("#requestForm .warning", 0);
    assertEquals(0, playground.browsersKnown(), "typing stores nothing");
    assertEquals("", chromium.complaints());
  }

  /** C-11: the note stands beside the field, and one button, which does not leave the page, brings back the own one. */
  @Test
  void anEditedRedirectUriIsNamedAndCanBeReset() {
    chromium.open(playground.address());
    chromium.unfold();
    assertFalse(chromium.byId("resetRedirectUri").isDisplayed());
    chromium.fill("oauthScopes", "spark:people_read");

    chromium.fill("redirectUri", playground.redirectUri() + "/");
    waitFor("[data-warnings=redirect_uri] .warning", 1);
    assertTrue(chromium.byId("resetRedirectUri").isDisplayed());
    chromium.byId("resetRedirectUri").click();

    waitFor("[data-warnings=redirect_uri] .warning", 0);
    assertEquals(playground.redirectUri().toString(), chromium.value("redirectUri"));
    assertEquals("spark:people_read", chromium.value("oauthScopes"), "the page is the same");
    assertFalse(chromium.byId("resetRedirectUri").isDisplayed());
  }

  /** C-12: what is typed into the secret's field is in no link. */
  @Test
  void theSharedLinkFollowsWhatIsTyped() {
    chromium.open(playground.address());
    chromium.unfold();

    chromium.fill("clientSecret", "s3cret");
    chromium.fill("clientId", "mine");

    new WebDriverWait(chromium.driver(), Duration.ofSeconds(10))
        .until(driver -> chromium.byId("shareLink").getAttribute("href").contains("client_id=mine"));
    assertEquals(chromium.byId("shareLink").getAttribute("href"), chromium.byId("shareLink").getText());
    assertFalse(chromium.byId("shareLink").getText().contains("s3cret"));
  }

  private void waitFor(String selector, int count) {
    new WebDriverWait(chromium.driver(), Duration.ofSeconds(10)).until(driver -> chromium.count(selector) == count);
  }
}
