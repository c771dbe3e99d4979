package playground.sandbox.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Device;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** S-12: what was allowed can be looked at and taken back. */
class MyAuthorizationsTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void whatIsTakenBackEndsTheTokensAndTheUnusedCodes() throws Exception {
    var tokens = sandbox.tokens();
    var unused = sandbox.code();
    var page = sandbox.signedIn("alex@example.com").get("/my-authorizations");
    assertTrue(page.text().contains("Test integration spark:rooms_read spark:people_read"), page.text());

    var after = page.pressFirst("button[name=takeBack]");

    assertEquals(303, after.status());
    assertTrue(after.follow().text().contains("No integration has access to your account."));
    assertEquals(401, sandbox.api("/v1/rooms", Json.text(tokens, "access_token")).statusCode());
    assertEquals(400, sandbox.token(sandbox.refresh(Json.text(tokens, "refresh_token"))).statusCode());
    assertEquals(400, sandbox.token(sandbox.exchange(unused)).statusCode());
  }

  @Test
  void aDeviceThatWasAllowedAndHasNotAskedYetIsDeniedAfterwards() throws Exception {
    var device = Device.begin(sandbox);
    device.decide("accept");

    sandbox.signedIn("alex@example.com").post("/my-authorizations", "takeBack=" + device.client().clientId());

    assertEquals("access_denied", device.refusal());
  }

  @Test
  void whatWasRememberedIsForgottenWithIt() {
    var browser = sandbox.signedIn("alex@example.com");
    var target = "/v1/authorize?" + sandbox.request().encodedForQuery();
    browser.post(target, "person=alex%40example.com&decision=accept&remember=yes");
    assertEquals(302, browser.get(target).status());
    assertTrue(browser.get("/my-authorizations").text().contains("You are not asked again."));

    browser.get("/my-authorizations").pressFirst("button[name=takeBack]");

    assertEquals("Allow access?", browser.get(target).document().expectFirst("h1").text());
  }

  @Test
  void everybodySeesAndTakesBackOnlyTheirOwn() throws Exception {
    var token = Json.text(sandbox.tokens(), "access_token");
    var kim = sandbox.signedIn("kim@example.com");

    assertTrue(kim.get("/my-authorizations").text().contains("No integration has access to your account."));
    kim.post("/my-authorizations", "takeBack=" + sandbox.clientId());

    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());
  }

  @Test
  void anotherOriginCannotTakeBack() throws Exception {
    var answer = sandbox.post("/my-authorizations", "takeBack=" + sandbox.clientId(), "Sec-Fetch-Site", "cross-site");

    assertEquals(403, answer.statusCode());
  }

  @Test
  void signingOutLeadsToTheSignInPage() {
    var page = sandbox.signedIn("alex@example.com").get("/my-authorizations").press("signOut").follow();

    assertEquals("Sign in", page.document().expectFirst("h1").text());
  }
}
