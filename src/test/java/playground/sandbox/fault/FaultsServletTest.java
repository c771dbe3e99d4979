package playground.sandbox.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** {@code /faults}: faults are listed, switched on and off, by program and by hand. */
class FaultsServletTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void aProgramAsksForAFaultAtAPathSoManyTimes() throws Exception {
    var put = sandbox.scenarios("""
        [{"path": "/v1/access_token", "trouble": "too-many-requests", "retryAfter": 2, "times": 1}]""");
    var affected = sandbox.token(Form.empty());
    var after = sandbox.token(Form.empty());

    assertEquals(200, put.statusCode());
    assertEquals(
        "[{\"trouble\":\"too-many-requests\",\"path\":\"/v1/access_token\",\"retryAfter\":2,\"times\":1}]",
        Json.of(put).get("active").toString());
    assertEquals(429, affected.statusCode());
    assertEquals(Optional.of("2"), affected.headers().firstValue("Retry-After"));
    assertEquals(400, after.statusCode());
    assertEquals("[]", active());
  }

  @Test
  void withoutTimesTheFaultStaysUntilReset() throws Exception {
    sandbox.scenarios("[{\"path\": \"/v1/rooms\", \"trouble\": \"server-error\"}]");

    for (var call = 0; call < 3; call++) {
      assertEquals(500, sandbox.get("/v1/rooms").statusCode());
    }
    assertEquals(204, sandbox.call("DELETE", "/faults", "").statusCode());
    assertEquals(401, sandbox.get("/v1/rooms").statusCode());
  }

  @Test
  void onThePageEachFaultIsFoldedUnderItsName() throws Exception {
    var faults = Jsoup.parse(sandbox.get("/faults", "Accept", "text/html").body()).select("details:not([open])");

    assertEquals(
        Json.of(sandbox.get("/faults")).get("available").findValuesAsString("trouble"),
        faults.select("summary").eachText());
  }

  @Test
  void everyFaultIsListedWithTheMistakeThatItDetects() throws Exception {
    var available = Json.of(sandbox.get("/faults")).get("available");

    assertEquals(
        List.of(
            "too-many-requests", "server-error", "bad-gateway-html", "delay", "cut", "truncated", "huge",
            "broker-dialect", "omit-token-type-and-scope", "expires-in-as-string", "admin-blocked", "consent-denied",
            "issuer-in-callback", "code-expired", "access-token-expired", "refresh-token-expired", "clock-forward",
            "issuer-of-another-region", "wrong-nonce", "unknown-key"),
        available.findValuesAsString("trouble"));
    available.findValuesAsString("uncovers").forEach(text -> assertTrue(text.startsWith("A client "), text));
  }

  @Test
  void everyListedFaultCanBeSwitchedOnByItsNameAlone() throws Exception {
    for (var name : Json.of(sandbox.get("/faults")).get("available").findValuesAsString("trouble")) {
      assertEquals(200, sandbox.scenarios("[{\"trouble\": \"" + name + "\"}]").statusCode(), name);
      assertTrue(active().contains(name), name);
    }
  }

  /** What GET tells to be on can be put back as it is. */
  @Test
  void whatIsOnIsListedInTheFormatOfThePut() throws Exception {
    sandbox.scenarios("""
        [{"trouble": "delay", "path": "/v1/rooms", "seconds": 7, "times": 3}, {"trouble": "clock-forward", "days": 2}]""");
    var told = active();
    sandbox.call("DELETE", "/faults", "");

    sandbox.scenarios(told);

    assertEquals(told, active());
  }

  @Test
  void aPutReplacesAllThatIsOn() throws Exception {
    sandbox.scenarios("[{\"trouble\": \"cut\"}, {\"trouble\": \"code-expired\"}]");

    sandbox.scenarios("[{\"trouble\": \"wrong-nonce\"}]");

    assertEquals("[{\"trouble\":\"wrong-nonce\"}]", active());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{}|the body must be a JSON array, sent as application/json",
      "nonsense|the body must be a JSON array, sent as application/json",
      "[7]|[0] is no JSON object",
      "[{}]|[0].trouble is not one of those that GET lists",
      "[{\"trouble\":\"cut\"},{\"trouble\":\"flood\"}]|[1].trouble is not one of those that GET lists",
      "[{\"trouble\":\"cut\",\"time\":1}]|[0].time is unknown; cut takes [path, times, trouble]",
      "[{\"trouble\":\"cut\",\"times\":0}]|[0].times must be a whole number from 1 to 1000000",
      "[{\"trouble\":\"cut\",\"times\":\"1\"}]|[0].times must be a whole number from 1 to 1000000",
      "[{\"trouble\":\"delay\",\"seconds\":601}]|[0].seconds must be a whole number from 1 to 600",
      "[{\"trouble\":\"cut\",\"path\":\"/my-apps\"}]|[0].path must be one where cut can apply: [/v1/*, /idb/*]",
      "[{\"trouble\":\"clock-forward\",\"times\":1}]|[0].times: clock-forward is on or off, and is not counted",
  })
  void anErrorIsNamedWithItsPathAndChangesNothing(String json, String fault) throws Exception {
    sandbox.scenarios("[{\"trouble\": \"unknown-key\"}]");

    var answer = sandbox.scenarios(json);

    assertEquals(400, answer.statusCode());
    assertEquals(fault, Json.description(answer));
    assertEquals("[{\"trouble\":\"unknown-key\"}]", active());
  }

  @Test
  void atMostFiftyFaultsAreOn() throws Exception {
    var fifty = "[" + "{\"trouble\": \"cut\"},".repeat(49) + "{\"trouble\": \"cut\"}]";

    assertEquals(200, sandbox.scenarios(fifty).statusCode());
    assertEquals(400, sandbox.scenarios(fifty.replaceFirst("\\[", "[{\"trouble\": \"cut\"},")).statusCode());
  }

  /** S-17, W-11. */
  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "POST"})
  void aPageOfAnotherOriginChangesNothing(String method) throws Exception {
    sandbox.scenarios("[{\"trouble\": \"code-expired\"}]");

    for (var header : List.of("Origin", "Sec-Fetch-Site")) {
      var value = header.equals("Origin") ? "http://evil.example" : "cross-site";
      assertEquals(403, sandbox.call(method, "/faults", "[]", header, value).statusCode(), header);
    }
    assertEquals("[{\"trouble\":\"code-expired\"}]", active());
  }

  /** W-17: nobody else reads it either. */
  @Test
  void noOtherOriginMayReadIt() throws Exception {
    var answer = sandbox.get("/faults", "Origin", "http://evil.example");

    assertEquals(Optional.empty(), answer.headers().firstValue("Access-Control-Allow-Origin"));
  }

  @Test
  void aPersonSwitchesOnAndOffByButtons() throws Exception {
    var browser = sandbox.newBrowser();
    var page = browser.send(html());

    assertEquals("/faults", page.press("on-delay").header("Location"));
    assertEquals("[{\"trouble\":\"delay\",\"path\":\"/v1/access_token\",\"seconds\":5}]", active());
    browser.send(html()).pressFirst("button[value=off]");
    assertEquals("[]", active());
    browser.send(html()).press("on-wrong-nonce");
    browser.send(html()).press("reset");

    assertEquals("[]", active());
  }

  @Test
  void whatAPersonTypesWronglyIsToldOnThePage() throws Exception {
    var answer = sandbox.post("/faults", "action=on&trouble=delay&seconds=many");

    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("seconds must be a whole number from 1 to 600"), answer.body());
    assertEquals("[]", active());
  }

  @Test
  void aClockTurnedForwardIsSetRightAgainByTheReset() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");

    sandbox.scenarios("[{\"trouble\": \"clock-forward\", \"days\": 14}]");
    assertEquals(401, sandbox.api("/v1/rooms", token).statusCode());
    sandbox.call("DELETE", "/faults", "");

    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());
  }

  @Test
  void theButtonForANewKeyPostsToWhereKeysRotate() throws Exception {
    var page = sandbox.newBrowser().send(html());

    assertEquals(303, page.pressFirst("form[action=/faults/rotate-keys] button").status());
  }

  private HttpRequest html() {
    return HttpRequest.newBuilder(URI.create(sandbox.origin() + "/faults"))
        .header("Accept", "text/html").build();
  }

  private String active() throws Exception {
    return Json.of(sandbox.get("/faults")).get("active").toString();
  }
}
