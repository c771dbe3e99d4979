package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/** While the sandbox is told to fail, the playground's pages say so. */
class SandboxStateTest {

  private static final List<String> PAGES =
      List.of(
      "/", "/http-log", "/console", "/scopes", "/samples", "/sign-out", "/troubleshooting", "/callback?state=unknown", "/nothing");

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void everyPageNamesTheActiveFaultsAndLeadsToThem() {
    var faults = "http://localhost:" + playground.sandboxPort() + "/faults";
    playground.sandbox().faults().replace(List.of(
        ActiveFault.of(FaultType.SERVER_ERROR),
        new ActiveFault(FaultType.SERVER_ERROR, "/v1/rooms", 0, Optional.of(2)),
        ActiveFault.of(FaultType.WRONG_NONCE)));

    for (var path : PAGES) {
      var page = playground.newBrowser().get(path);

      assertEquals("Faults are active in the sandbox: server-error, wrong-nonce.", page.value("sandboxState"), path);
      assertEquals(
          List.of(faults + "#fault-server-error", faults + "#fault-wrong-nonce"),
          page.document().select("#sandboxState a").eachAttr("href"), path);
    }
    var cards = playground.newBrowser().send(HttpRequest.newBuilder(URI.create(faults)).header("Accept", "text/html").build());
    assertTrue(cards.has("fault-server-error") && cards.has("fault-wrong-nonce"));
  }

  @Test
  void everyPageSaysHowFarTheClockIsAhead() {
    playground.sandbox().moveClock(Duration.ofDays(2));

    for (var path : PAGES) {
      var page = playground.newBrowser().get(path);

      assertEquals("The sandbox’s clock is 2 days ahead.", page.value("sandboxState"), path);
      assertEquals(
          List.of("http://localhost:" + playground.sandboxPort() + "/faults#clock"),
          page.document().select("#sandboxState a").eachAttr("href"), path);
    }
  }

  /** The playground's own integration is there still, with the secret that the playground has. */
  @Test
  void afterAResetOfTheSandboxNothingIsUnusualAndANewFlowWorks() {
    playground.sandbox().faults().replace(List.of(ActiveFault.of(FaultType.DELAY)));
    playground.sandbox().moveClock(Duration.ofDays(2));

    playground.sandbox().reset();

    assertFalse(playground.newBrowser().get("/").has("sandboxState"));
    assertTrue(SandboxSteps.toTokens(playground.newBrowser()).has("token"));
  }

  /** Each page is made for its request: nothing of an earlier one stays. */
  @Test
  void nothingIsSaidOnceTheFaultsAreOff() {
    var browser = playground.newBrowser();
    playground.sandbox().faults().replace(List.of(ActiveFault.of(FaultType.DELAY)));
    browser.get("/");

    playground.sandbox().faults().replace(List.of());

    for (var path : PAGES) {
      assertFalse(browser.get(path).has("sandboxState"), path);
    }
  }
}
