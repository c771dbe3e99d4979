package playground.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.location;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Form;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** The flow from the first page to the API call, pressing the buttons that the pages have. Read this first. */
class SandboxFlowTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void aPersonSignsInConsentsAndTheIntegrationListsRooms() throws Exception {
    var signIn = Jsoup.parse(sandbox.authorize(sandbox.request()).body(), sandbox.origin());
    var form = signIn.expectFirst("form");
    var robin = form.expectFirst("button[name=person][value=robin@example.com]");

    var consent = Jsoup.parse(sandbox.post(form.attr("action"), pressed(robin)).body(), sandbox.origin());
    var consentForm = consent.expectFirst("form");
    var person = pressed(consentForm.expectFirst("input[name=person]"));
    var back = sandbox.post(consentForm.attr("action"), person + "&" + pressed(consent.expectFirst("#accept")));

    assertEquals(303, back.statusCode());
    assertTrue(location(back).startsWith(CALLBACK + "?code="), "the callback gets the code");
    assertTrue(location(back).endsWith("&state=st4te"), "and the state");
    var answer = sandbox.token(sandbox.exchange(RunningSandbox.query(back).value("code").orElseThrow()));
    assertEquals(200, answer.statusCode(), answer.body());
    var token = Json.text(answer, "access_token");
    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());
    assertEquals("Robin Sample", Json.text(sandbox.api("/v1/people/me", token), "displayName"));
  }

  private static String pressed(org.jsoup.nodes.Element control) {
    return Form.empty().with(control.attr("name"), control.attr("value")).encoded();
  }
}
