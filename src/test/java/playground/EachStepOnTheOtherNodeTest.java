package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.RoundRobinProxy.Passed;
import playground.testing.SandboxSteps;
import playground.testing.TwoNodes;

/**
 * F-10: nodes behind a balancer that knows no browser. What one node answers, the other has in its database before the
 * browser gets the answer, so no flow ever fails because its next step comes to another node.
 */
class EachStepOnTheOtherNodeTest {

  /** 500 in the long profile. */
  private static final int FLOWS = Integer.getInteger("playground.long.flows", 50);

  private static final List<String> STEPS = List.of("POST /authorize", "GET /callback", "POST /token", "POST /refresh");

  @RegisterExtension final TwoNodes nodes = TwoNodes.onOneDatabase();

  @Test
  void noFlowFailsWhenEachStepIsTakenAtTheOtherNode() throws Exception {
    var failed = new ArrayList<String>();
    for (var i = 0; i < FLOWS; i++) {
      nodes.playground().clear();
      nodes.sandbox().clear();
      try {
        flow(nodes.newBrowser());
        assertAlternates(nodes.playground().passed());
      } catch (AssertionError | RuntimeException e) {
        failed.add("flow " + i + ": " + e);
      }
    }
    assertEquals(List.of(), failed);
  }

  private void flow(Browser browser) throws Exception {
    var withCode = shown(browser, SandboxSteps.signInAndConsent(shown(browser, browser.get("/")).press("requestCode")));
    assertNotEquals("", withCode.value("code"));

    var withTokens = shown(browser, withCode.press("requestToken").follow());
    assertNotEquals("", withTokens.value("token"));

    var refreshed = shown(browser, withTokens.press("refreshToken").follow());
    assertNotEquals(withTokens.value("token"), refreshed.value("token"));

    assertEquals(200, rooms(refreshed.value("token")));
    assertEquals(200, rooms(refreshed.value("token")), "and at the other sandbox");
  }

  /** A browser gets the style sheet of each page, too: then each step is at the other node. */
  private static Page shown(Browser browser, Page page) {
    assertEquals(200, browser.get(page.document().selectFirst("link[rel=stylesheet]").attr("href")).status());
    return page;
  }

  private int rooms(String token) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(nodes.sandbox().address() + "/v1/rooms"))
        .header("Authorization", "Bearer " + token).build();
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static void assertAlternates(List<Passed> passed) {
    var steps = passed.stream().filter(request -> STEPS.contains(request.call())).toList();
    assertEquals(STEPS, steps.stream().map(Passed::call).toList());
    for (var i = 1; i < steps.size(); i++) {
      assertNotEquals(steps.get(i - 1).node(), steps.get(i).node(), steps.get(i).call());
    }
  }
}
