package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import playground.browser.Chromium.ColourScheme;
import playground.testing.RunningPlayground;

/** Every page of the flow, and every page that stops it, judged by axe-core: roles, names, order, contrast. */
@ResourceLock(Chromium.LOCK)
class AccessibilityIT {

  private static final int DESK = 1280;
  private static final int PHONE = 390;

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox();

  private final BrowserFlow flow = new BrowserFlow(chromium, playground);
  private final Map<String, String> violations = new LinkedHashMap<>();

  @Test
  void noPageViolatesARuleInLightOrDarkOnADeskOrAPhone() {
    theFlow();
    theFailures();

    assertEquals(Map.of(), violations);
  }

  private void theFlow() {
    flow.open();
    judge("the page");
    chromium.press("#requestCode");
    judge("sign in");
    chromium.press("button[name=person]");
    judge("consent");
    chromium.press("#accept");
    judge("the code");
    flow.exchange();
    judge("the tokens");
    flow.check();
    chromium.unfold();
    judge("the check");
    flow.askForMore().exchange().check();
    judge("the check that ends it");
  }

  private void theFailures() {
    flow.clearSession();
    chromium.fill("oauthScopes", "spark:röoms");
    chromium.press("#requestCode");
    judge("a form with a problem");
    flow.open();
    chromium.press("#requestCode");
    chromium.press("#decline");
    judge("declined");
    flow.open();
    chromium.fill("clientSecret", "wrong");
    flow.askForCode().exchange();
    judge("a wrong secret");
    judge("an unknown state", playground.address().resolve("/callback?code=c&state=s"));
    judge("no such page", playground.address().resolve("/nothing"));
    judge("the sandbox", sandbox("/"));
    judge("what was allowed", sandbox("/my-authorizations"));
    judge("a device's code", sandbox("/verify"));
    judge("a client that the sandbox does not know", sandbox("/v1/authorize?client_id=nobody"));
  }

  private URI sandbox(String path) {
    return URI.create("http://localhost:" + playground.sandboxPort() + path);
  }

  private void judge(String page, URI address) {
    chromium.open(address);
    judge(page);
  }

  /** All rules twice; where the two others differ from those is in what the colours are. */
  private void judge(String page) {
    Axe.load(chromium);
    judge(page, ColourScheme.LIGHT, DESK);
    judge(page, ColourScheme.DARK, DESK, "color-contrast", "link-in-text-block");
    judge(page, ColourScheme.DARK, PHONE);
    judge(page, ColourScheme.LIGHT, PHONE, "color-contrast", "link-in-text-block");
  }

  private void judge(String page, ColourScheme scheme, int width, String... rules) {
    chromium.prefer(scheme);
    chromium.screenWidth(width);
    var found = Axe.violations(chromium, rules);
    if (!found.isEmpty()) {
      violations.put(page + ", " + scheme + ", " + width + " px", found);
    }
  }
}
