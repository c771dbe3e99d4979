package playground.web.steps.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.SandboxSteps;
import playground.testing.TwoNodes;

/** F-10: the check goes on with the tokens that the other node has obtained. */
class CheckOnTwoNodesTest {

  @RegisterExtension final TwoNodes nodes = TwoNodes.onOneDatabase();

  @Test
  void eitherNodeChecksTheTokensOfTheOtherAndBothShowTheResult() {
    var browser = nodes.newBrowser();
    var page = SandboxSteps.toTokens(browser);

    for (var node : nodes.nodes()) {
      var checked = browser.get(node.address() + "/").press("check");
      assertEquals(303, checked.status());
    }

    for (var i = 0; i < nodes.nodes().size(); i++) { // by turns
      assertEquals(List.of("200", "200"), browser.get("/").document().select(".status-badge").eachText());
    }
    assertEquals(page.value("token"), browser.get("/").value("token"));
  }
}
