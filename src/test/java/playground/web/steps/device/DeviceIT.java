package playground.web.steps.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WindowType;
import playground.browser.BrowserFlow;
import playground.browser.Chromium;
import playground.testing.RunningPlayground;

/** The device grant in two windows: one shows the code, in the other somebody types it in. */
class DeviceIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  private String device;

  @BeforeEach
  void registerAndOpen() {
    playground.registerDeviceHelpers();
    chromium.open(playground.address().resolve("/device"));
    device = chromium.driver().getWindowHandle();
  }

  @Test
  void whoeverAcceptsElsewhereBringsTheTokensHere() throws Exception {
    chromium.picture("device-1-before");
    chromium.press("#startDevice");
    chromium.picture("device-2-waiting");
    typeTheCodeInElsewhere();
    chromium.press("#accept");
    assertTrue(chromium.text().contains("The device is connected"), chromium.text());

    comeBack();

    assertEquals(playground.address() + "/?flow=1#step-3", chromium.driver().getCurrentUrl());
    assertEquals("64799", chromium.value("expiresIn"));
    assertEquals("", chromium.complaints());
    chromium.picture("device-3-tokens");
    chromium.press("#check");
    assertEquals("200 403", new BrowserFlow(chromium, playground).statuses());
  }

  @Test
  void whoeverDeclinesElsewhereEndsItHere() throws Exception {
    chromium.press("#startDevice");
    typeTheCodeInElsewhere();
    chromium.press("#decline");

    comeBack();

    assertTrue(chromium.first(".failure .what").getText().contains("The person who entered the code declined."));
    assertEquals(1, chromium.count("#startDevice"));
    chromium.picture("device-4-declined");
  }

  @Test
  void theLinkWithTheCodeInItSparesTheTyping() {
    chromium.press("#startDevice");
    var link = chromium.byId("verificationUriComplete").getDomAttribute("href");
    chromium.driver().switchTo().newWindow(WindowType.WINDOW);

    chromium.open(link);

    assertTrue(chromium.count("button[name=person], #accept") > 0, chromium.text());
    closeThisWindow();
  }

  @Test
  void withoutScriptsThePageFetchesTheTokensByReloading() {
    chromium.press("#startDevice");
    typeTheCodeInElsewhere();
    chromium.press("#accept");
    closeThisWindow();
    chromium.disableScripts();

    poll();
    chromium.open(playground.address().resolve("/device?attempt=1"));

    assertEquals("64799", chromium.byId("expiresIn").getText());
  }

  private void typeTheCodeInElsewhere() {
    var code = chromium.byId("userCode").getText();
    chromium.driver().switchTo().newWindow(WindowType.WINDOW);
    chromium.open("http://localhost:" + playground.sandboxPort() + "/verify");
    chromium.fill("code", code);
    chromium.press("#next");
    if (chromium.count("button[name=person]") > 0) {
      chromium.press("button[name=person]");
    }
  }

  /** Back to the window that waits, which notices by itself. */
  private void comeBack() {
    closeThisWindow();
    chromium.leaving(this::poll);
  }

  private void closeThisWindow() {
    chromium.driver().close();
    chromium.driver().switchTo().window(device);
  }

  private void poll() {
    playground.clock().forward(Duration.ofSeconds(2));
    playground.pollDevices();
  }
}
