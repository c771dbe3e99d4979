package playground.web.tools.scopes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.RunningPlayground;

/** The scope picker writes into the scope field of step 1. */
class ScopesServletTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void whatIsTickedStandsInTheScopeField() {
    var browser = playground.newBrowser();

    var page = browser.post("/scopes", "scope=spark%3Arooms_read&scope=spark%3Ateams_read").follow();

    assertEquals("spark:rooms_read spark:teams_read", page.value("oauthScopes"));
  }

  @Test
  void theScopesAreGroupedAndTickedAsTheFieldHasThem() {
    var page = playground.newBrowser().get("/scopes");

    var groups = page.document().select(".scope-set h2").eachText();
    assertTrue(groups.containsAll(List.of("What a person can do", "Meetings", "Administration", "Compliance")), groups.toString());
    assertEquals(List.of("spark:rooms_read"), page.document().select("input[checked]").eachAttr("value"));
  }

  @Test
  void aSearchFindsByNameAndByMeaningAndForgetsNoTick() {
    var browser = playground.newBrowser();

    var page = browser.get("/scopes?q=meeting+recordings");
    var names = page.document().select(".scope-line code").eachText();

    assertTrue(names.contains("meeting:recordings_read"), names.toString());
    assertFalse(names.contains("spark:rooms_read"), names.toString());
    assertEquals("spark:rooms_read", page.press("useScopes").follow().value("oauthScopes"), "hidden, and kept");
  }

  @Test
  void whatIsNoScopeIsNotWrittenIntoTheField() {
    var browser = playground.newBrowser();

    var page = browser.post("/scopes", "scope=spark%3Arooms_read&scope=%3Cscript%3E").follow();

    assertEquals("spark:rooms_read", page.value("oauthScopes"));
  }

  /** A scope is chosen by its whole name, on the page and when it is written into the field. */
  @Test
  void aScopeWhoseNameIsPartOfAnotherIsNotChosenWithIt() {
    var browser = playground.newBrowser();
    browser.post("/authorize", "scope=spark%3Apeople_read+spark%3Arooms");

    var page = browser.get("/scopes");

    assertEquals(List.of("spark:people_read"), page.document().select("input[checked]").eachAttr("value"));
    assertEquals(List.of("spark:rooms"), page.document().select("input[type=hidden][name=scope]").eachAttr("value"));
    assertEquals("spark:rooms_read",
        browser.post("/scopes", "scope=spark%3Arooms_read&scope=spark%3Apeople").follow().value("oauthScopes"));
  }
}
