package playground.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The walk of a person through the playground and its sandbox, button by button. */
public final class SandboxSteps {

  private SandboxSteps() {}

  /** From the first page to the page with the code on it. */
  public static Browser.Page toCode(Browser browser) {
    return signInAndConsent(browser.get("/").press("requestCode"));
  }

  /** From the first page to the page with the tokens on it. */
  public static Browser.Page toTokens(Browser browser) {
    return toCode(browser).press("requestToken").follow();
  }

  /**
   * The pages of the sandbox, as Webex's: who are you, and do you allow it?
   *
   * @param leaving the answer that sends the browser there
   */
  public static Browser.Page signInAndConsent(Browser.Page leaving) {
    var page = leaving.follow();
    var consent = page.has("accept") ? page : page.pressFirst("button[name=person]").follow(); // signed in already?
    return consent.press("accept").follow();
  }

  /** A failure that somebody can look up at the sandbox, and need not take to the real Webex. */
  public static void assertLeadsToLog(Browser.Page page, int sandboxPort) {
    var log = page.document().selectFirst(".failure a.sandbox-log").attr("href");
    assertTrue(log.startsWith("http://localhost:" + sandboxPort + "/log#ROUTERGW_"), log);
    assertTrue(page.text().contains(log.substring(log.indexOf('#') + 1)), "it is the request that is shown");
    var advice = page.document().select(".failure dd, .failure strong").text();
    assertTrue(advice.contains("the sandbox's /my-apps"), advice);
    assertFalse(advice.contains("developer portal"), advice);
  }
}
