package playground.web.tools.scopes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.scopes.ScopeCatalogue;
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

  /** Whoever goes to choose scopes finds the form of step 1 as it was, the secret included, which stays on the server. */
  @Test
  void choosingFromTheListLosesNothingThatWasTyped() {
    var browser = playground.newBrowser();
    var form = browser.get("/").fill("clientId", "other-client").fill("clientSecret", "typ3d").fill("oauthScopes", "spark:r\u00f6oms")
        .fill("stateValue", "my-state").fill("loginHint", "me@example.com").choose("pkceOff");

    var scopes = form.press("chooseScopes").follow();
    var back = scopes.press("useScopes").follow();

    assertEquals("/scopes", scopes.uri().getPath());
    assertFalse(scopes.body().contains("typ3d") || back.body().contains("typ3d"), "the secret stays on the server");
    assertEquals("other-client", back.value("clientId"));
    assertEquals("spark:r\u00f6oms", back.value("oauthScopes"));
    assertEquals("my-state", back.value("stateValue"));
    assertEquals("me@example.com", back.value("loginHint"));
    assertTrue(back.document().getElementById("pkceOff").hasAttr("checked"));
    assertEquals("Leave empty to use the one last typed in this browser.", back.document().getElementById("clientSecret-help").text());
  }

  /** A state is used once: what was saved with the form goes with the first request. */
  @Test
  void theStateThatWasKeptIsUsedOnce() {
    var browser = playground.newBrowser();
    var back = browser.get("/").fill("stateValue", "my-state").press("chooseScopes").follow().press("useScopes").follow();

    var left = back.press("requestCode");

    assertTrue(left.header("Location").contains("state=my-state&"), left.header("Location"));
    assertFalse(browser.get("/").value("stateValue").equals("my-state"));
  }

  /** Enter in a field presses the first button of its form: that must not be the one beside the scopes. */
  @Test
  void theFirstButtonOfTheFormSendsIt() {
    var first = playground.newBrowser().get("/").document().selectFirst("#requestForm button");

    assertFalse(first.hasAttr("formaction"), first.outerHtml());
  }

  @Test
  void theChosenOnesAreChipsThatTakeThemAway() {
    var browser = playground.newBrowser();
    browser.post("/scopes", "scope=spark%3Arooms_read&scope=spark%3Ateams_read");

    var page = browser.get("/scopes");
    assertEquals(List.of("spark:rooms_read", "spark:teams_read"), page.document().select("#chips .chip").eachText());
    assertEquals("2", page.value("chosenCount"));
    var then = page.pressFirst("#chips .chip[value='spark:rooms_read']").follow();

    assertEquals("/scopes", then.uri().getPath());
    assertEquals(List.of("spark:teams_read"), then.document().select("#chips .chip").eachText());
    assertEquals("spark:teams_read", browser.get("/").value("oauthScopes"));
  }

  @Test
  void aPresetAddsItsScopesToTheChosenOnes() {
    var page = playground.newBrowser().get("/scopes");

    var then = page.pressFirst("button[value='Sign in']").follow();

    assertEquals(
        List.of("spark:rooms_read", "openid", "email", "profile"), then.document().select("#chips .chip").eachText());
  }

  @Test
  void everyScopeOfAPresetIsInTheCatalogue() {
    for (var preset : ScopesServlet.PRESETS) {
      for (var name : preset.scopes()) {
        assertTrue(ScopeCatalogue.gloss(name).isPresent(), name);
      }
    }
  }

  @Test
  void aSearchByTheButtonKeepsTheTicks() {
    var page = playground.newBrowser().get("/scopes").fill("q", "recordings");
    page.document().selectFirst("input[value='spark:teams_read']").attr("checked", "checked");

    var found = page.press("search").follow();

    assertEquals("/scopes?q=recordings", found.uri().getPath() + "?" + found.uri().getQuery());
    assertTrue(found.document().select("#chips .chip").eachText().contains("spark:teams_read"), found.text());
  }

  @Test
  void aGroupSaysHowManyOfItAreChosenAndIsFoldedUntilSomethingIsSearched() {
    var page = playground.newBrowser().get("/scopes");

    var group = page.document().selectFirst(".scope-set");
    assertTrue(group.selectFirst("summary").text().matches("What a person can do 1 of \\d+ selected"), group.text());
    assertFalse(group.hasAttr("open"));
    assertTrue(playground.newBrowser().get("/scopes?q=rooms").document().selectFirst(".scope-set").hasAttr("open"));
  }
}
