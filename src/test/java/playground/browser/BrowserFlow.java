package playground.browser;

import java.util.stream.Collectors;
import org.openqa.selenium.By;
import playground.testing.RunningPlayground;

/** The steps of the flow, done with the mouse. */
record BrowserFlow(Chromium chromium, RunningPlayground playground) {

  BrowserFlow open() {
    chromium.open(playground.address());
    return this;
  }

  BrowserFlow askForCode() {
    chromium.press("#requestCode");
    return signInAndConsent();
  }

  BrowserFlow askForMore() {
    chromium.press("#askForMore");
    return signInAndConsent();
  }

  BrowserFlow signInAndConsent() {
    chromium.first("button[name=person], #accept");
    if (chromium.count("button[name=person]") > 0) { // whoever is signed in is not asked again
      chromium.press("button[name=person]");
    }
    chromium.press("#accept");
    return this;
  }

  BrowserFlow exchange() {
    chromium.press("#requestToken");
    return this;
  }

  BrowserFlow refresh() {
    chromium.press("#refreshToken");
    return this;
  }

  BrowserFlow check() {
    chromium.press("#check");
    return this;
  }

  /** The statuses of the check, such as {@code 200 403}. */
  String statuses() {
    return chromium.driver().findElements(By.cssSelector(".status-badge")).stream()
        .map(badge -> badge.getText())
        .collect(Collectors.joining(" "));
  }
}
