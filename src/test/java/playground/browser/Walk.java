package playground.browser;

import java.util.stream.Collectors;
import org.openqa.selenium.By;
import playground.testing.RunningPlayground;

/** The steps of the flow, done with the mouse. */
record Walk(Chromium chromium, RunningPlayground playground) {

  Walk open() {
    chromium.open(playground.address());
    return this;
  }

  Walk askForCode() {
    chromium.press("#requestCode");
    return signInAndConsent();
  }

  Walk askForMore() {
    chromium.press("#askForMore");
    return signInAndConsent();
  }

  Walk signInAndConsent() {
    chromium.first("button[name=person], #accept");
    if (chromium.count("button[name=person]") > 0) { // whoever is signed in is not asked again
      chromium.press("button[name=person]");
    }
    chromium.press("#accept");
    return this;
  }

  Walk exchange() {
    chromium.press("#requestToken");
    return this;
  }

  Walk refresh() {
    chromium.press("#refreshToken");
    return this;
  }

  Walk check() {
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
