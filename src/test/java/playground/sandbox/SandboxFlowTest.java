package playground.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;

import java.net.URI;
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
    var signIn = sandbox.newBrowser().get("/v1/authorize?" + sandbox.request().encodedForQuery());

    var consent = signIn.pressFirst("button[name=person][value=robin@example.com]").follow();
    var back = consent.press("accept");

    assertEquals(303, back.status());
    assertTrue(back.header("Location").startsWith(CALLBACK + "?code="), "the callback gets the code");
    assertTrue(back.header("Location").endsWith("&state=st4te"), "and the state");
    var callback = Form.parse(URI.create(back.header("Location")).getRawQuery());
    var answer = sandbox.token(sandbox.exchange(callback.value("code").orElseThrow()));
    assertEquals(200, answer.statusCode(), answer.body());
    var token = Json.text(answer, "access_token");
    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());
    assertEquals("Robin Sample", Json.text(sandbox.api("/v1/people/me", token), "displayName"));
  }
}
