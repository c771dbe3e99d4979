package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.FlowToCode;
import playground.testing.RunningPlayground;

/** W-09: a session ends on the server, two hours after its last request and twelve hours after its first. */
class SessionEndTest {

  @RegisterExtension final FakeWebex webex = new FakeWebex().answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));

  @RegisterExtension
  final RunningPlayground playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(5));

  private Browser browser;

  @BeforeEach
  void obtainTokens() {
    browser = playground.newBrowser();
    FlowToCode.andExchange(browser);
  }

  @Test
  void anIdleSessionEndsAfterTwoHours() {
    playground.clock().forward(Duration.ofHours(2));
    assertEquals("acc3ss", browser.get("/").value("token"), "the last moment");
    playground.clock().forward(Duration.ofHours(2).plusSeconds(1));

    assertEnded();
  }

  @Test
  void aBusySessionEndsAfterTwelveHours() {
    for (var hour = 1; hour <= 12; hour++) {
      playground.clock().forward(Duration.ofHours(1));
      assertEquals("acc3ss", browser.get("/").value("token"), "after " + hour + " hours in use");
    }
    playground.clock().forward(Duration.ofSeconds(1));

    assertEnded();
  }

  /** Nobody has to come back with the old cookie for the tokens to be deleted. */
  @Test
  void theTokensOfAnEndedSessionAreDeletedWhoeverComesNext() {
    playground.clock().forward(Duration.ofHours(2).plusSeconds(1));

    playground.newBrowser().get("/http-log");
    var stranger = playground.newBrowser();
    stranger.get("/");
    stranger.get("/http-log");

    assertEquals(0, playground.browsersKnown());
  }

  /** Every button of the old page says so, sends nothing, and the server holds nothing any more. */
  private void assertEnded() {
    var sent = webex.requests().size();
    assertEquals("", browser.get("/").value("token"));
    var buttons = Stream.of("/token", "/refresh", "/check", "/login", "/console", "/sign-out/revoke");
    for (var path : buttons.filter(playground.postPaths()::contains).toList()) { // a step may have been taken out
      assertEquals(409, browser.post(path, "flow=1").status(), path);
    }
    assertEquals(sent, webex.requests().size());
    assertEquals(0, playground.browsersKnown());
  }
}
