package playground.sandbox.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.Browser;
import playground.testing.RunningPlayground;
import playground.testing.RunningSandbox;

/** All pages of the sandbox have one header: it says that this is not Webex, and leads back to the playground. */
class HeaderTest {

  /** Of each kind one, pages of refusals and errors among them. */
  private static final List<String> PAGES = List.of(
      "/", "/my-apps", "/my-apps/new", "/my-authorizations", "/faults", "/log", "/answers", "/verify", "/nothing",
      "/verify?userCode=unknown", "/v1/authorize?client_id=unknown", "/idb/oauth2/v1/logout", "/my-apps/nothing");

  @RegisterExtension final RunningSandbox alone = new RunningSandbox();
  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void everyPageSaysThatItIsNotWebex() {
    for (var path : PAGES) {
      assertTrue(page(alone.origin(), path).document().expectFirst("header").text()
          .startsWith("This is the sandbox, not Webex."), path);
    }
  }

  @Test
  void everyPageLeadsBackToThePlaygroundBesideIt() {
    for (var path : PAGES) {
      var link = page("http://localhost:" + playground.sandboxPort(), path).document().expectFirst("header #playground");

      assertEquals("Back to the playground", link.text(), path);
      assertEquals(playground.address().toString(), link.attr("href"), path);
    }
  }

  @Test
  void aSandboxThatRunsAloneHasNoPlaygroundToLeadTo() {
    for (var path : PAGES) {
      assertFalse(page(alone.origin(), path).has("playground"), path);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "/, page, Overview", "/my-apps, page, My apps", "/my-apps/new, true, My apps", "/faults, page, Faults",
      "/log, page, HTTP log", "/my-authorizations, page, My authorizations", "/answers, page, Error responses"
  })
  void theCurrentPageIsMarked(String path, String mark, String title) {
    var current = page(alone.origin(), path).document().select("nav ul.pages a[aria-current]");

    assertEquals(List.of(title), current.eachText());
    assertEquals(mark, current.attr("aria-current"));
  }

  private static Browser.Page page(String origin, String path) {
    var address = URI.create(origin + path);
    return new Browser(address).send(HttpRequest.newBuilder(address).header("Accept", "text/html").build());
  }
}
