package playground.web.tools.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import playground.cli.WritableSettings;
import playground.config.ConfigFileEditor;
import playground.testing.Browser;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** Client id, secret and scopes that were typed into the page are saved by a button for the next start. */
class SettingsServletTest {

  @TempDir Path folder;

  private RunningPlayground playground;
  private Browser browser;

  @BeforeEach
  void start() throws IOException {
    playground = RunningPlayground.withSandbox().savingTo(new WritableSettings(new ConfigFileEditor(file())));
    playground.start();
    browser = playground.newBrowser();
  }

  @AfterEach
  void stop() {
    playground.stop();
  }

  @Test
  void whatWasTypedIsSavedAndThePageSaysWhereAndFromWhenOn() throws IOException {
    var saved = browser.get("/").fill("clientId", "mine").fill("clientSecret", "s3cret")
        .fill("oauthScopes", "spark:all").press("saveSettings");

    assertEquals(200, saved.status());
    assertEquals("webex.client-id=mine\nwebex.client-secret=s3cret\nwebex.scopes=spark:all\n", Files.readString(file()));
    var words = saved.value("saved");
    assertTrue(words.contains("Saved webex.client-id, webex.client-secret, webex.scopes to " + file() + "."), words);
    assertTrue(words.contains("Restart the playground to use them. The sandbox is then off"), words);
    assertEquals("mine", saved.value("clientId"), "and the form is as it was");
  }

  /** C-12: the secret is in no page, and a second press still has it. */
  @Test
  void whatIsThereIsReplacedByASecondPressThatSaysWhatChanges() throws IOException {
    Files.writeString(file(), "# mine\nwebex.client-id=old\nwebex.client-secret=0ld\n");

    var asked = browser.get("/").fill("clientId", "mine").fill("clientSecret", "s3cret").press("saveSettings");

    assertEquals(200, asked.status());
    assertTrue(asked.value("saved").contains("has other values for webex.client-id, webex.client-secret."), asked.text());
    assertEquals("# mine\nwebex.client-id=old\nwebex.client-secret=0ld\n", Files.readString(file()));
    assertFalse(asked.body().contains("s3cret") || asked.body().contains("0ld"));

    var saved = asked.press("replaceSettings");

    assertTrue(saved.value("saved").startsWith("Saved webex.client-id, webex.client-secret, webex.scopes to"), saved.text());
    assertEquals(
        "# mine\nwebex.client-id=mine\nwebex.client-secret=s3cret\nwebex.scopes=spark:rooms_read\n", Files.readString(file()));
    assertFalse(saved.body().contains("s3cret"));
  }

  /** The sandbox's own integration is no use at the next start. */
  @Test
  void theSandboxsOwnCredentialsAreNotSaved() {
    var refused = browser.get("/").press("saveSettings");

    assertEquals(409, refused.status());
    assertTrue(refused.value("saved").contains("the sandbox's own integration"), refused.text());
    assertFalse(Files.exists(file()));
  }

  /** C-12: the secret of the running settings belongs to them, wherever they come from. */
  @Test
  void aSecretThatWasNotTypedIsNotWritten() throws IOException {
    var configured = RunningPlayground.with(URI.create("http://localhost:1/v1"), Duration.ofSeconds(1))
        .savingTo(new WritableSettings(new ConfigFileEditor(file())));
    configured.start();
    try {
      configured.newBrowser().get("/").fill("oauthScopes", "spark:all").press("saveSettings");

      assertEquals("webex.client-id=client-1\nwebex.scopes=spark:all\n", Files.readString(file()));
    } finally {
      configured.stop();
    }
  }

  @Test
  void aFormWithAFaultIsNotSaved() {
    var refused = browser.get("/").fill("clientId", "two words").press("saveSettings");

    assertEquals(400, refused.status());
    assertFalse(Files.exists(file()));
  }

  @Test
  void whyNothingCouldBeSavedIsSaid() throws IOException {
    Files.createDirectory(file());

    var refused = browser.get("/").fill("clientId", "mine").press("saveSettings");

    assertEquals(409, refused.status());
    assertEquals(
        "Nothing was saved: " + file() + " is not a file. Name a file with --config, or move what has that name.",
        refused.value("saved"));
    assertEquals("mine", refused.value("clientId"));
  }

  /** W-11: what it writes outlives the session, so a page of ours must have asked for it, and must say so. */
  @Test
  void onlyAPageOfTheSameOriginCanSave() throws Exception {
    var body = "Content-Type: application/x-www-form-urlencoded\nContent-Length: 14\n";
    for (var header : new String[] {"", "Sec-Fetch-Site: cross-site\n", "Sec-Fetch-Site: same-site\n", "Sec-Fetch-Site: none\n",
        "Origin: null\n", "Origin: https://evil.example\n"}) {
      var response = RawHttp.exchange(playground.port(), "POST /settings HTTP/1.1\nHost: localhost:" + playground.port()
          + "\nConnection: close\n" + body + header + "\nclient_id=mine");
      assertEquals(403, RawHttp.status(response), header);
    }
    assertFalse(Files.exists(file()));
    assertEquals(405, browser.get("/settings").status());
  }

  /** Where others than this machine's can open the page, there is neither the button nor its path. */
  @Test
  void withoutAFileNothingIsOffered() throws IOException {
    assertTrue(browser.get("/").has("saveSettings"));
    var elsewhere = RunningPlayground.withSandbox();
    elsewhere.start();
    try {
      assertFalse(elsewhere.newBrowser().get("/").has("saveSettings"));
      assertEquals(404, elsewhere.newBrowser().post("/settings", "client_id=mine&client_secret=s").status());
    } finally {
      elsewhere.stop();
    }
  }

  private Path file() {
    return folder.resolve("config.properties");
  }
}
