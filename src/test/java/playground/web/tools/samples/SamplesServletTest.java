package playground.web.tools.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.RunningPlayground;

/** The page of the programs, and their files, say what the form of step 1 says. */
class SamplesServletTest {

  /** The page, and a file for each language. */
  private static final List<String> PATHS = List.of(
      "/samples", "/samples/Flow.java", "/samples/flow.mjs", "/samples/flow.py", "/samples/flow.sh");

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void theCurrentSettingsStandAtTheTop() {
    var program = playground.newBrowser().get("/samples/Flow.java").body();

    var id = playground.credentials().clientId();
    var webex = "http://localhost:" + playground.sandboxPort() + "/v1";
    assertTrue(program.contains("String CLIENT_ID = \"" + id + "\";"));
    assertTrue(program.contains("String SCOPES = \"spark:rooms_read\";"));
    assertTrue(program.contains("String REDIRECT_URI = \"http://127.0.0.1:" + (playground.port() + 10) + "/callback\";"));
    assertTrue(program.contains("boolean PKCE = true;"));
    assertTrue(program.contains("String AUTHORIZATION_ENDPOINT = \"" + webex + "/authorize\";"));
    assertTrue(program.contains("String TOKEN_ENDPOINT = \"" + webex + "/access_token\";"));
    assertTrue(program.contains("String BASE_URL = \"" + webex + "\";"));
  }

  @ParameterizedTest
  @CsvSource({
    "Flow.java, boolean PKCE = false;,       'String SCOPES = \"spark:people_read spark:rooms_read\";'",
    "flow.mjs,  const PKCE = false;,         'const SCOPES = \"spark:people_read spark:rooms_read\";'",
    "flow.py,   'PKCE = False\n',            'SCOPES = \"spark:people_read spark:rooms_read\"\n'",
    "flow.sh,   'PKCE=false\n',              'SCOPES=''spark:people_read spark:rooms_read''\n'"
  })
  void whatWasTypedIntoTheFormIsWhatTheProgramAsksFor(String file, String pkce, String scopes) {
    var browser = playground.newBrowser();
    browser.post("/authorize", "scope=spark:people_read%20%20spark:rooms_read&code_challenge_method=none");

    var program = browser.get("/samples/" + file).body();

    assertTrue(program.contains(pkce), program);
    assertTrue(program.contains(scopes), program);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Flow.java", "flow.mjs", "flow.py", "flow.sh"})
  void thePageShowsEachFileAndTheLinkToItDownloadsTheSame(String file) {
    var browser = playground.newBrowser();

    var page = browser.get("/samples");
    var download = browser.get(page.document().selectFirst("a[download][href$=" + file + "]").attr("href"));

    assertEquals(200, download.status());
    assertEquals("attachment; filename=\"" + file + "\"", download.header("Content-Disposition"));
    assertEquals("text/plain;charset=utf-8", download.header("Content-Type").toLowerCase());
    assertEquals(
        download.body().strip(), page.document().selectFirst("code[data-copy=" + file + "]").wholeText().strip());
  }

  /** C-12: the secret is read from the environment, so that nobody hands it on with the program. */
  @Test
  void theClientSecretIsInNoneOfThem() {
    var browser = playground.newBrowser();
    browser.post("/authorize", "client_secret=s3cret-typed");

    for (var path : PATHS) {
      var response = browser.get(path);

      assertEquals(200, response.status(), path);
      assertTrue(response.body().contains("WEBEX_CLIENT_SECRET"), path);
      assertFalse(response.body().contains("s3cret-typed"), path);
      assertFalse(response.body().contains(playground.credentials().clientSecret().orElseThrow().reveal()), path);
    }
  }

  /** W-13: whatever a scope is called, it stays text on the page. */
  @Test
  void markupInAScopeIsShownAsText() {
    var browser = playground.newBrowser();
    browser.post("/authorize", "scope=%3C/code%3E%3Cimg%20src=x%3E");

    var page = browser.get("/samples");

    assertEquals(0, page.document().select("main img").size());
    assertTrue(page.text().contains("SCOPES='</code><img src=x>'"));
  }

  @Test
  void thePageSaysThatTheSandboxKnowsTheRedirectUriAndWhereTheSecretComesFrom() {
    var page = playground.newBrowser().get("/samples");

    assertFalse(page.has("notListenable"));
    assertTrue(
        page.text().contains("http://127.0.0.1:" + (playground.port() + 10) + "/callback is registered with the sandbox."),
        page.text());
    assertTrue(page.text().contains("create a new secret"));
  }

  /** One that was typed in step 1 is used as it is, and said to be of no use here where it is. */
  @Test
  void aRedirectUriThatNoProgramCanListenAtIsSaidAboveThem() {
    var browser = playground.newBrowser();
    browser.post("/authorize", "redirect_uri=https%3A%2F%2Fapp.example.com%2Fback");

    var page = browser.get("/samples");

    assertTrue(
        page.value("notListenable").startsWith("The programs cannot listen at https://app.example.com/back"), page.text());
    assertTrue(browser.get("/samples/Flow.java").body().contains("REDIRECT_URI = \"https://app.example.com/back\""));
    assertFalse(page.text().contains("is registered with the sandbox"), "nobody registers what was typed");
  }

  @Test
  void nothingCanBePosted() {
    for (var path : PATHS) {
      var response = playground.newBrowser().post(path, "");

      assertEquals(405, response.status());
      assertEquals("GET, HEAD", response.header("Allow"));
    }
  }
}
