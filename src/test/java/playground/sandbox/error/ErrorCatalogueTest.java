package playground.sandbox.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.testing.RunningSandbox;

/** What was not seen at Webex is marked on the sandbox's own page. */
class ErrorCatalogueTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @ParameterizedTest
  @EnumSource
  void eachTextIsShownAndMarkedUnlessItWasCapturedWhole(ErrorText text) throws Exception {
    var shown = Jsoup.parse(sandbox.get("/answers").body()).getElementById(text.name());

    assertEquals(text.status() + "", shown.selectFirst("h2 code").text());
    assertEquals(text.message(), shown.selectFirst("dd code").text());
    assertEquals(text.description(), shown.select("dd code").last().text());
    var isCaptured = text.evidence() == ErrorText.Evidence.CAPTURED;
    assertEquals(isCaptured ? 0 : 1, shown.select("mark:contains(not captured from Webex)").size());
  }

  @Test
  void everyPageLeadsToTheOthers() throws Exception {
    for (var path : new String[] {"/", "/answers", "/my-apps", "/my-apps/new"}) {
      var links = Jsoup.parse(sandbox.get(path).body()).select("nav ul.pages a").eachAttr("href");

      assertEquals("[/, /my-apps, /faults, /log, /my-authorizations, /answers]", links.toString());
    }
  }
}
