package playground.testing;

import java.net.URI;
import playground.oauth.Form;

/** Steps 1 and 2 against a Webex that the test plays: the browser leaves, and comes back with a code. */
public final class FlowToCode {

  /** The code that it comes back with. */
  public static final String CODE = "c0de-1";

  private FlowToCode() {}

  /** The page with the code on it, and the button that exchanges it. */
  public static Browser.Page with(Browser browser) {
    var left = browser.get("/").press("requestCode");
    var state = Form.parse(URI.create(left.header("Location")).getRawQuery()).value("state").orElseThrow();
    return browser.get("/callback?" + Form.empty().with("code", CODE).with("state", state).encodedForQuery()).follow();
  }

  /** The page with the tokens on it. */
  public static Browser.Page andExchange(Browser browser) {
    return with(browser).press("requestToken").follow();
  }
}
