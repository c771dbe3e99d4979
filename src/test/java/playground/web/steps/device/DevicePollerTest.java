package playground.web.steps.device;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.RunningPlayground;

/** C-24: who asks Webex for a device's tokens, and when; seen from Webex, in seconds since the beginning. */
class DevicePollerTest {

  private static final ResponseDefinitionBuilder PENDING = says("authorization_pending");

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(2));

  private Browser browser;
  private int second;

  @BeforeEach
  void begin() {
    webex.answersDevices(FakeWebex.json(200, FakeWebex.deviceCodes("https://login.example/verify")));
    webex.answersPolls(PENDING);
    browser = playground.newBrowser();
    browser.get("/device").press("startDevice");
  }

  @Test
  void itPollsAtTheIntervalThatItWasTold() {
    assertEquals(List.of(2, 4, 6, 8), pollsUntil(9));
  }

  @Test
  void threeTabsOnOneAttemptHaveOnePoller() {
    for (int tab = 0; tab < 3; tab++) {
      browser.get("/device?attempt=1");
    }

    assertEquals(List.of(2, 4, 6, 8), pollsUntil(9, 3));
  }

  @Test
  void slowDownAddsFiveSecondsForGood() {
    pollsUntil(3);
    webex.answersPolls(says("slow_down"));
    assertEquals(List.of(4), pollsUntil(4));
    webex.answersPolls(PENDING);

    assertEquals(List.of(11, 18, 25), pollsUntil(26));
  }

  @Test
  void a429IsASlowDownThatMaySayForHowLong() {
    webex.answersPolls(says("no").withStatus(429).withHeader("Retry-After", "20"));
    assertEquals(List.of(2), pollsUntil(3));
    webex.answersPolls(PENDING);

    assertEquals(List.of(22, 29), pollsUntil(30));
  }

  @Test
  void whileNoAnswerComesTheWaitDoubles() {
    webex.answersPolls(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertEquals(List.of(2, 6, 14, 30), pollsUntil(31));
  }

  @Test
  void itStopsWhenTheCodesHaveExpired() {
    pollsUntil(299);

    assertEquals(List.of(), pollsUntil(310));
    assertTrue(browser.get("/device?attempt=1").text().contains("The code has expired."));
  }

  @Test
  void itStopsWhenSomebodyDeclined() {
    webex.answersPolls(says("access_denied"));

    assertEquals(List.of(2), pollsUntil(20));
  }

  @Test
  void itStopsWhenItIsCancelled() {
    pollsUntil(3);
    browser.get("/device").press("cancelDevice");

    assertEquals(List.of(), pollsUntil(20));
  }

  @Test
  void anotherAttemptOfTheSameBrowserEndsTheFirst() {
    browser.post("/device/start", "");

    assertEquals(List.of(2, 4), pollsUntil(5));
  }

  @Test
  void itStopsWhenThePageIsClosedAndGoesOnWhenItIsOpenedAgain() {
    assertEquals(List.of(2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28), pollsUntil(60, 0));

    var before = webex.polls().size();
    browser.get("/device?attempt=1");
    playground.pollDevices(); // or the playground by itself, whichever comes first

    assertEquals(before + 1, webex.polls().size(), "it polls at once");
    assertEquals(List.of(62, 64), pollsUntil(64, 0));
  }

  @Test
  void anEmptyAnswerIsPendingTooWhenItsStatusSaysSo() {
    webex.answersPolls(aResponse().withStatus(428));

    assertEquals(List.of(2, 4), pollsUntil(5));
  }

  private List<Integer> pollsUntil(int end) {
    return pollsUntil(end, 1);
  }

  /** Lets the clock run second by second, while so many tabs look on. */
  private List<Integer> pollsUntil(int end, int tabs) {
    var stamps = new ArrayList<Integer>();
    while (second < end) {
      var before = webex.polls().size();
      second++;
      playground.clock().forward(Duration.ofSeconds(1));
      for (int tab = 0; tab < tabs; tab++) {
        browser.get("/device/state?attempt=1");
        browser.get("/device/state?attempt=2");
      }
      playground.pollDevices();
      for (int poll = before; poll < webex.polls().size(); poll++) {
        stamps.add(second);
      }
    }
    return stamps;
  }

  private static ResponseDefinitionBuilder says(String description) {
    return FakeWebex.json(400, "{\"message\":\"m\",\"errors\":[{\"description\":\"" + description + "\"}]}");
  }
}
