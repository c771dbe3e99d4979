package playground.web.tools.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.Browser;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/** Any call below the base URL, and nothing else, with the token in place. */
class ConsoleServletTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void aCallShowsItsStatusAndItsResponse() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);

    var page = send(browser.get("/console").fill("path", "/rooms").fill("query", "max=1"));

    assertTrue(page.text().contains("Response 200"), page.text());
    assertTrue(page.text().contains("GET /v1/rooms?max=1 HTTP/1.1"));
    assertTrue(page.text().contains("\"items\""));
    assertFalse(page.has("none"));
  }

  /** The pages are followed by what Webex sends, word for word (RFC 8288). */
  @Test
  void thePagesOfAListAreFollowedByTheirLinks() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);
    var page = send(browser.get("/console").fill("path", "/rooms").fill("query", "max=2"));

    var pages = 1;
    while (page.has("next")) {
      page = page.press("next").follow();
      pages++;
    }

    assertEquals(3, pages, "five rooms, two at a time");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "http://evil.example.com/ | Type the path alone",
    "/../healthz              | Dot segments lead out of the base URL",
    "/%2e%2e/healthz          | An encoded slash, dot, backslash"
  })
  void whatLeadsElsewhereIsNotSentAndStaysInTheField(String path, String says) {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);

    var page = send(browser.get("/console").fill("path", path));

    assertTrue(page.text().contains("Nothing was sent. " + says), page.text());
    assertEquals(path, page.value("path"), "nothing typed is lost");
  }

  @Test
  void aBodyThatIsNoJsonIsNotSent() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);

    browser.post("/console", "method=POST&path=%2Frooms&body=%7Bnonsense");
    var page = browser.get("/console");

    assertTrue(page.text().contains("The body is not JSON; nothing was sent."), page.text());
    assertEquals("{nonsense", page.document().getElementById("body").text());
  }

  @Test
  void aCallWhoseScopeIsMissingIsMarkedBeforeAndExplainedAfterwards() {
    var browser = playground.newBrowser();
    SandboxSteps.toTokens(browser);
    var marked = browser.get("/console").document().select(".ready li:has(.problem) code:first-child").eachText();

    var page = send(browser.get("/console?ready=1"));

    assertTrue(marked.contains("GET /people/me"), marked.toString());
    assertFalse(marked.contains("GET /rooms"), marked.toString());
    assertTrue(page.text().contains("the token lacks spark:people_read"), page.text());
  }

  @Test
  void withoutATokenItSaysWhichStepComesFirst() {
    var browser = playground.newBrowser();

    assertTrue(browser.get("/console").text().contains("There is no token yet. Run the flow to its third step"));
    assertEquals(409, browser.post("/console", "method=GET&path=/rooms").status());
  }

  /** C-13: the token goes along in the header, and stands nowhere on the page. */
  @Test
  void theTokenDoesNotShow() {
    var browser = playground.newBrowser();
    var token = SandboxSteps.toTokens(browser).value("token");

    var page = send(browser.get("/console"));

    for (var part : List.of(page.body(), page.uri().toString())) {
      assertFalse(part.contains(token));
    }
  }

  private static Browser.Page send(Browser.Page console) {
    return console.press("send").follow();
  }
}
