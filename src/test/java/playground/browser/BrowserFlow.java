package playground.browser;

import java.util.stream.Collectors;
import org.openqa.selenium.By;
import playground.testing.RunningPlayground;

/** The steps of the flow, done with the mouse. */
public record BrowserFlow(Chromium chromium, RunningPlayground playground) {

  public BrowserFlow open() {
    chromium.open(playground.address());
    return this;
  }

  public BrowserFlow askForCode() {
    chromium.press("#requestCode");
    return signInAndConsent();
  }

  public BrowserFlow askForMore() {
    chromium.press("#askForMore");
    return signInAndConsent();
  }

  public BrowserFlow signInAndConsent() {
    chromium.first("button[name=person], #accept");
    if (chromium.count("button[name=person]") > 0) { // whoever is signed in is not asked again
      chromium.press("button[name=person]");
    }
    chromium.press("#accept");
    return this;
  }

  public BrowserFlow exchange() {
    chromium.press("#requestToken");
    return this;
  }

  public BrowserFlow refresh() {
    chromium.press("#refreshToken");
    return this;
  }

  public BrowserFlow check() {
    chromium.press("#check");
    return this;
  }

  /** Clears the session, and confirms it. */
  public BrowserFlow clearSession() {
    chromium.first("#clearSession > summary").click();
    chromium.press("#reset");
    return this;
  }

  /** The statuses of the check, such as {@code 200 403}. */
  public String statuses() {
    return chromium.driver().findElements(By.cssSelector(".status-badge")).stream()
        .map(badge -> badge.getText())
        .collect(Collectors.joining(" "));
  }
}
