package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import playground.browser.Chromium.ColourScheme;
import playground.cli.ExitCode;
import playground.oauth.Scopes;
import playground.testing.FreePort;
import playground.testing.RunningSandbox;
import playground.testing.TerminalRun;

/** Where a real browser ends when a command in the terminal has sent it away. */
class TerminalPageIT {

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningSandbox sandbox = new RunningSandbox();

  @TempDir Path folder;

  private final String redirectUri = "http://localhost:" + FreePort.find() + "/callback";

  /** C-09: the address bar, and what Back leads to, hold no code. */
  @Test
  void thePageSaysThatItCanBeClosedAndItsAddressHasNoCode() throws Exception {
    var run = decide("#accept");

    assertEquals(ExitCode.DONE, run.exitCode());
    assertEquals("http://localhost:" + URI.create(redirectUri).getPort() + "/signed-in", chromium.driver().getCurrentUrl());
    assertTrue(chromium.text().contains("You can close this page."), chromium.text());
    assertFalse(chromium.text().contains(run.result()), "C-13");
    judge("signed-in");
  }

  @Test
  void whoDeclinedReadsThereWhatTheTerminalSays() throws Exception {
    var run = decide("#decline");

    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertTrue(chromium.text().contains("Access was denied."), chromium.text());
    assertTrue(chromium.text().contains("The terminal says the same; to start again, run the command there again."), chromium.text());
    judge("not-signed-in");
  }

  private TerminalRun decide(String button) throws Exception {
    var client = sandbox.sandbox().register("Terminal", URI.create(redirectUri), Scopes.parse("spark:rooms_read"));
    var environment = TerminalRun.environment(client, URI.create(sandbox.origin() + "/v1"));
    var run = TerminalRun.start(
        folder, environment, sandbox.clock, "token", "--no-browser", "--print", "token", "--redirect-uri", redirectUri);
    chromium.open(run.authorizationUrl());
    chromium.press("button[name=person]");
    chromium.press(button);
    return run;
  }

  /** The server is gone by now: whatever the page needs has come. */
  private void judge(String picture) throws Exception {
    chromium.picture(picture);
    assertEquals("", chromium.complaints(), "every style sheet has come");
    assertEquals("", new HtmlChecker().errors(chromium.source()));
    Axe.load(chromium);
    assertEquals("", Axe.violationsBesidesColours(chromium));
    for (var scheme : ColourScheme.values()) {
      chromium.prefer(scheme);
      assertEquals("", Axe.violationsOfColours(chromium, new HashSet<>()));
    }
  }
}
