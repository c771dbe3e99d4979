package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.logging.LogType;
import playground.testing.RunningPlayground;

/** The tutorial from beginning to end, as a newcomer walks it. */
class WalkIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void theTutorialEndsAt200And403AndWithTheWiderScopeAt200And200() throws Exception {
    chromium.open(playground.address());
    chromium.picture("1-page");
    chromium.press("#requestCode");
    chromium.picture("2-sign-in");
    signInAndConsent();
    assertFalse(chromium.value("code").isEmpty());
    chromium.picture("4-code");
    chromium.press("#requestToken");
    assertEquals("1209599", chromium.value("expiresIn"));
    chromium.picture("5-token");
    var firstToken = chromium.value("token");
    chromium.press("#refreshToken");
    assertFalse(chromium.value("token").equals(firstToken), "a refresh brings a new access token");
    chromium.press("#check");
    chromium.picture("6-check");
    assertEquals("200 403", statuses());

    chromium.press("#askForMore");
    signInAndConsent();
    chromium.press("#requestToken");
    chromium.press("#check");
    chromium.picture("7-check-wider");
    assertEquals("200 200", statuses());
    assertEquals("", complaints());
  }

  /** C-09, C-13: neither the address bar nor what the browser stores ever holds a code or a token. */
  @Test
  void nothingSecretStaysInTheBrowser() throws Exception {
    chromium.open(playground.address());
    chromium.press("#requestCode");
    signInAndConsent();
    chromium.press("#requestToken");

    assertEquals(playground.address() + "/?flow=1#step-3", chromium.driver().getCurrentUrl());
    assertEquals(0L, chromium.driver().executeScript("return localStorage.length + sessionStorage.length"));
    assertEquals("", chromium.driver().executeScript("return document.cookie"));
  }

  private void signInAndConsent() throws IOException {
    chromium.press("button[name=person]");
    chromium.picture("3-consent");
    chromium.press("#accept");
    assertTrue(chromium.driver().getCurrentUrl().startsWith(playground.address().toString()));
  }

  private String statuses() {
    return chromium.driver().findElements(By.cssSelector(".status-badge")).stream()
        .map(badge -> badge.getText())
        .collect(Collectors.joining(" "));
  }

  /** What the browser's console complains about: a blocked script, a missing file, a violated policy. */
  private String complaints() {
    return chromium.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }
}
