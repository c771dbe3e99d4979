package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.RunningSandbox;

/** The developer portal and the sandbox's other pages in a real browser. */
class PortalIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void anIntegrationIsRegisteredChangedAndDeleted() throws Exception {
    chromium.open(sandbox.origin() + "/");
    chromium.press("nav .pages a[href='/answers']");
    chromium.press("nav .pages a[href='/my-apps']");
    chromium.press("#new");
    chromium.press("#save");
    register();
    assertTrue(chromium.byId("clientSecret").getText().matches("[0-9a-f]{64}"));
    chromium.fill("description", "Counts rooms");
    chromium.press("#save");
    assertEquals(0, chromium.count("#clientSecret"));
    assertTrue(chromium.text().contains("Saved."));
    chromium.unfold();
    chromium.press("#delete");
    assertEquals(1, chromium.count("article"), "the one of the test's sandbox");

    assertEquals("", chromium.complaints().lines().filter(line -> !line.contains("422")).reduce("", String::concat));
  }

  @Test
  void theWholePortalGoesWithoutScripts() {
    chromium.disableScripts();
    chromium.open(sandbox.origin() + "/my-apps/new");

    register();

    assertTrue(chromium.byId("authorizationUrl").getText().endsWith("&scope=meeting%3Atranscripts_read&state=set_state_here"));
  }

  /** Fills in the form, finds a scope by the filter, and sends it off. */
  private void register() {
    chromium.fill("name", "My app");
    chromium.fill("redirectUris", "http://localhost:9999/callback");
    chromium.fill("filter", "transcripts");
    chromium.press("#show");
    chromium.first("input[value='meeting:transcripts_read']").click();
    chromium.press("#save");
  }
}
