package playground.web.tools.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;
import playground.oauth.Secret;
import playground.testing.Browser;
import playground.testing.RunningPlayground;

/** Each program runs as it is downloaded, while the playground that it comes from runs beside it. */
@Timeout(120) // seconds; only for a program that hangs
class DownloadedProgramTest {

  /** A program listens ten ports behind the playground, where nothing else may happen to be. */
  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox().withQuietNeighbours();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Language.class)
  void theProgramCompletesTheFlowAsItIsDownloaded(Language language) throws Exception {
    assumeTrue(RunningProgram.isInstalled(language), language.needs());
    var browser = playground.newBrowser();
    var downloaded = new Program(language, browser.get("/samples/" + language.file()).body());

    try (var program = new RunningProgram(downloaded, folder, playground.credentials().clientSecret().map(Secret::reveal))) {
      var address = program.addressToOpen();
      var back = consent(browser, address);
      if (language == Language.BASH) {
        program.type(back);
      } else {
        assertEquals("Done. Go back to the program.", browser.get(back).body());
      }

      var said = program.rest();
      assertTrue(said.contains("Rooms:\n- "), said);
      assertTrue(said.matches("(?s).*\nrefreshed: good for \\d+ seconds"), said);
      assertEquals(0, program.exitCode());
      assertEquals(
          List.of("response_type", "scope", "state", "client_id", "redirect_uri", "code_challenge", "code_challenge_method"),
          Form.parse(address.getRawQuery()).parameters().stream().map(Form.Parameter::name).toList(),
          "in the order of the tutorial");
    }
  }

  /** With the page or a file that somebody reads, so before any program is run. */
  @ParameterizedTest
  @ValueSource(strings = {"/samples", "/samples/Flow.java"})
  void theRedirectUriOfTheProgramsIsRegisteredBeforehand(String path) {
    assertTrue(authorize().text().contains("redirect_uri"), "unknown at first");

    playground.newBrowser().get(path);

    assertEquals("Sign in", authorize().document().selectFirst("h1").text());
  }

  private Browser.Page authorize() {
    var request = Form.empty()
        .with("response_type", "code")
        .with("client_id", playground.credentials().clientId())
        .with("scope", "spark:rooms_read")
        .with("redirect_uri", "http://127.0.0.1:" + (playground.port() + 10) + "/callback");
    var sandbox = "http://localhost:" + playground.sandboxPort();
    return playground.newBrowser().get(sandbox + "/v1/authorize?" + request.encodedForQuery()).follow();
  }

  /** Where the sandbox sends the browser back to. */
  private static String consent(Browser browser, URI address) {
    var signedIn = browser.get(address.toString()).pressFirst("button[name=person]").follow();
    return signedIn.press("accept").header("Location");
  }
}
