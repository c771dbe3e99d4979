package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.Browser;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/** What is the same for many browsers is rendered once: none of them sees what is another's, or out of date. */
class RenderedOnceTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void eachNewBrowserGetsAStateOfItsOwnAndElseTheSamePage() {
    var first = playground.newBrowser().get("/");
    var second = playground.newBrowser().get("/");

    assertNotEquals(state(first), state(second));
    assertEquals(first.body().replace(state(first), "…"), second.body().replace(state(second), "…"));
    assertFalse(second.body().contains(state(first)));
  }

  /** S-01: the state stands in the form, in the preview and in its URL, and is the one that is sent. */
  @Test
  void theStateIsTheSameAllOverThePageAndInTheRequest() {
    playground.newBrowser().get("/");
    var page = playground.newBrowser().get("/");

    var url = page.value("authorizationUrl");
    assertTrue(url.contains("state=" + state(page) + "&"), url);
    assertEquals(3, page.body().split(state(page), -1).length - 1);
    assertTrue(page.press("requestCode").header("Location").contains("state=" + state(page)));
  }

  @Test
  void thePageFollowsTheNameThatTheBrowserUses() {
    var byName = playground.newBrowser().get("/");
    var byNumber = new Browser(URI.create("http://127.0.0.1:" + playground.port())).get("/");

    assertTrue(redirectUri(byName).startsWith("http://localhost:"));
    assertTrue(redirectUri(byNumber).startsWith("http://127.0.0.1:"));
    assertEquals(redirectUri(byName), redirectUri(playground.newBrowser().get("/")));
  }

  @Test
  void thePageFollowsTheSandbox() {
    assertFalse(playground.newBrowser().get("/").has("sandboxState"));

    playground.sandbox().faults().replace(List.of(ActiveFault.of(FaultType.SERVER_ERROR)));
    assertTrue(playground.newBrowser().get("/").has("sandboxState"));

    playground.sandbox().faults().replace(List.of());
    assertFalse(playground.newBrowser().get("/").has("sandboxState"));
  }

  @Test
  void thePageFollowsTheIntegration() {
    var portal = new Browser(URI.create("http://localhost:" + playground.sandboxPort()));
    assertFalse(playground.newBrowser().get("/").has("sandboxState"));

    portal.get(portal.get("/my-apps").document().selectFirst("h2 a").attr("href")).press("delete");
    assertTrue(playground.newBrowser().get("/").value("sandboxState").contains("is deleted in the sandbox"));

    portal.get("/my-apps").press("registerAgain");
    assertFalse(playground.newBrowser().get("/").has("sandboxState"));
  }

  /** Step 1, once it is done, is shared too while nobody has changed its form. */
  @Test
  void aFinishedStepShowsEachBrowserItsOwnFormAndAFreshState() {
    var first = SandboxSteps.toCode(playground.newBrowser());
    var second = SandboxSteps.toCode(playground.newBrowser());
    assertNotEquals(state(first), state(second));
    assertEquals(step1(first).replace(state(first), "…"), step1(second).replace(state(second), "…"));

    var edited = playground.newBrowser();
    var page = edited.get("/").fill("oauthScopes", "spark:rooms_read").choose("pkceOff");
    var withCode = SandboxSteps.signInAndConsent(page.press("requestCode"));
    assertEquals("spark:rooms_read", withCode.document().getElementById("oauthScopes").val());
    assertTrue(withCode.document().getElementById("pkceOff").hasAttr("checked"));

    var third = SandboxSteps.toTokens(playground.newBrowser());
    assertTrue(third.document().getElementById("pkceOn").hasAttr("checked"));
    assertFalse(third.body().contains(state(second)));
  }

  private static String step1(Browser.Page page) {
    return page.document().getElementById("step-1").outerHtml();
  }

  private static String state(Browser.Page page) {
    return page.document().getElementById("stateValue").val();
  }

  private static String redirectUri(Browser.Page page) {
    return page.document().getElementById("redirectUri").val();
  }
}
