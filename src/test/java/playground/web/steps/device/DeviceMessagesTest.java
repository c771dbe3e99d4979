package playground.web.steps.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.FakeWebex.TOKENS;
import static playground.testing.FakeWebex.deviceCodes;
import static playground.testing.FakeWebex.json;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.RunningPlayground;
import tools.jackson.databind.json.JsonMapper;

/** Every message of a device grant is in the HTTP log and in the archive, and none gives a code or a token away. */
class DeviceMessagesTest {

  private static final String PENDING = "{\"message\":\"m\",\"errors\":[{\"description\":\"authorization_pending\"}]}";

  @RegisterExtension final FakeWebex webex = new FakeWebex();
  @RegisterExtension final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(5));

  @Test
  void everyMessageIsThereInItsOrder() {
    var browser = granted();

    assertEquals(
        List.of(
            "1 · The playground requests a device code and a user code 200",
            "2 · The playground polls for the device's tokens, and has to wait 428",
            "3 · The playground polls for the device's tokens, and has to wait 400",
            "4 · The playground polls for the device's tokens 503",
            "5 · The device gets its tokens 200"),
        browser.get("/http-log").document().select(".message h2").eachText());
    assertEquals(
        List.of("good", "open", "open", "bad", "good"),
        browser.get("/http-log").document().select("li.message").eachAttr("class").stream()
            .map(names -> names.replace("message ", "")).toList());
    var entries = new JsonMapper().readTree(browser.get("/http-log.har").body()).get("log").get("entries");
    assertEquals(
        List.of("/v1/device/authorize 200", "/v1/device/token 428", "/v1/device/token 400", "/v1/device/token 503",
            "/v1/device/token 200"),
        entries.valueStream().map(entry -> entry.get("request").get("url").stringValue().replace("http://", "")
            .replaceFirst("^[^/]*", "") + " " + entry.get("response").get("status").intValue()).toList());
  }

  @Test
  void aGrantThatCannotBeginIsThereToo() {
    webex.answersDevices(json(400, "{\"errors\":[{\"description\":\"Client Id is invalid\"}]}"));
    var browser = playground.newBrowser();
    browser.get("/device").press("startDevice");

    var log = browser.get("/http-log");

    assertEquals(
        List.of("1 · The playground requests a device code and a user code 400"),
        log.document().select(".message h2").eachText());
    assertTrue(log.text().contains("Client Id is invalid"));
  }

  /** C-12, C-13, W-12: who gets the log or the archive can neither poll for the device nor consent for it. */
  @Test
  void noCodeAndNoTokenIsInTheLogOrTheArchive() {
    var browser = granted();

    for (var path : List.of("/http-log", "/http-log.har")) {
      var shown = browser.get(path).body();
      for (var secret : List.of("d3vice", "012345", "c0de", "acc3ss", "r3fresh", "s&cret", "s%26cret")) {
        assertFalse(shown.contains(secret), path + " has " + secret);
      }
      assertTrue(shown.contains("device_code=●●●●●●"), path);
      assertTrue(shown.contains("authorization_pending"), "what helps stays");
    }
  }

  private Browser granted() {
    webex.answersDevices(json(200, deviceCodes("http://localhost:1/verify")));
    var browser = playground.newBrowser();
    browser.get("/device").press("startDevice");
    poll(json(428, PENDING), 2);
    poll(json(400, PENDING.replace("authorization_pending", "slow_down")), 2);
    poll(json(503, "{}"), 7);
    browser.get("/device"); // so that polling goes on
    poll(json(200, TOKENS), 20);
    return browser;
  }

  private void poll(ResponseDefinitionBuilder response, int seconds) {
    webex.answersPolls(response);
    playground.clock().forward(Duration.ofSeconds(seconds));
    playground.pollDevices();
  }
}
