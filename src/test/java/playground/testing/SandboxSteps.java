package playground.testing;

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
}
