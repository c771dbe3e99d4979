package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import playground.oauth.Form;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.FlowToCode;
import playground.testing.RunningJar;

/** What a restart ends, and what it says of it: sessions are in memory. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RestartIT {

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  @TempDir Path folder;

  /** F-14: nobody relies on what does not last. */
  @Test
  void theStartSaysThatSessionsEndWithTheProcess() throws Exception {
    try (var jar = start(0)) {
      jar.threeLines();

      assertEquals("Sessions      in memory; they end with this process", jar.line());
    }
  }

  /** F-11: the callback of a request from before the restart is explained, and no code is sent anywhere. */
  @Test
  void aCallbackAfterARestartIsExplainedAndNothingIsExchanged() throws Exception {
    Browser browser;
    URI left;
    int port;
    try (var jar = start(0)) {
      var address = jar.address();
      port = address.getPort();
      browser = new Browser(address);
      left = URI.create(browser.get("/").press("requestCode").header("Location"));
    }
    try (var jar = start(port)) {
      jar.threeLines();
      var state = Form.parse(left.getRawQuery()).value("state").orElseThrow();

      var page = browser.get("/callback?" + Form.empty().with("code", "c0de").with("state", state).encodedForQuery());

      assertEquals(400, page.status());
      var why = page.document().select(".failure .why").text();
      assertTrue(why.startsWith("The playground was restarted ") && why.contains("while this request was pending"), why);
      assertTrue(page.document().select("a[href=/]").size() > 0, "the way back to the first step");
      assertEquals(List.of(), webex.tokenRequests());
    }
  }

  /** F-11, F-14: tokens from before are gone, and the button of the old page says so. */
  @Test
  void theButtonsOfAPageFromBeforeTheRestartSayThatItsFlowIsGone() throws Exception {
    Browser browser;
    Browser.Page page;
    int port;
    try (var jar = start(0)) {
      var address = jar.address();
      port = address.getPort();
      browser = new Browser(address);
      page = FlowToCode.with(browser);
    }
    try (var jar = start(port)) {
      jar.threeLines();

      var pressed = page.press("requestToken");

      assertEquals(409, pressed.status());
      assertTrue(pressed.text().contains("the playground was restarted"), pressed.text());
      assertEquals(List.of(), webex.tokenRequests());
      assertFalse(browser.get("/").has("requestToken"));
    }
  }

  private RunningJar start(int port) throws Exception {
    var settings = Map.of(
        "WEBEX_CLIENT_ID", "client-1", "WEBEX_CLIENT_SECRET", "s3cret", "WEBEX_BASE_URL", webex.baseUrl().toString());
    return RunningJar.start(folder, settings, "--port", Integer.toString(port));
  }
}
