package playground.sandbox.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Browser;
import playground.testing.Json;
import playground.testing.RunningSandbox;
import playground.testing.Wire;

/** {@code /scenarios}: troubles are switched on and off by a page and by program, and by nobody's page elsewhere. */
class ScenariosTest {

  private static final String ONE = """
      [{"path":"/v1/access_token","trouble":"too-many-requests","retryAfter":2,"times":3}]""";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void theListNamesEachTroubleOfTheContractAndWhatItTakes() throws Exception {
    var list = Json.of(sandbox.get("/scenarios"));

    assertTrue(Set.copyOf(list.get("available").findValuesAsString("trouble")).containsAll(List.of(
        "too-many-requests", "server-error", "bad-gateway-html", "delay", "cut", "truncated", "huge", "broker-dialect",
        "omit-token-type-and-scope", "expires-in-as-string", "admin-blocked", "consent-denied", "code-expired",
        "access-token-expired", "refresh-token-expired", "clock-forward", "issuer-of-another-region", "wrong-nonce",
        "unknown-key")));
    assertEquals("""
        {"trouble":"too-many-requests",\
        "uncovers":"A client that does not wait as long as Retry-After says, or gives up at once.",\
        "parameters":[{"name":"retryAfter","default":1,"min":0,"max":86400}],\
        "paths":["/v1/*","/idb/*"],"defaultPath":"/v1/access_token"}""", list.get("available").get(0).toString());
    assertEquals("[]", list.get("active").toString());
  }

  @Test
  void whatIsOnIsListedAsItWasAskedFor() throws Exception {
    var put = Wire.trouble(sandbox, ONE);

    assertEquals(200, put.statusCode());
    assertEquals("""
        [{"trouble":"too-many-requests","path":"/v1/access_token","retryAfter":2,"times":3}]""", active());
  }

  @Test
  void aListTakesThePlaceOfTheOneBefore() throws Exception {
    Wire.trouble(sandbox, ONE);

    Wire.trouble(sandbox, """
        [{"trouble": "consent-denied"}]""");

    assertEquals("[{\"trouble\":\"consent-denied\"}]", active());
  }

  @Test
  void deleteSwitchesAllOff() throws Exception {
    Wire.trouble(sandbox, ONE);

    var answer = Wire.send(sandbox, "DELETE", "/scenarios", "");

    assertEquals(204, answer.statusCode());
    assertEquals("", answer.body());
    assertEquals("[]", active());
  }

  @Test
  void everyFaultIsToldWithItsPlaceAndNothingIsChanged() throws Exception {
    Wire.trouble(sandbox, ONE);

    var answer = Wire.trouble(sandbox, """
        [{"trouble": "earthquake"}, 7, {"trouble": "delay", "seconds": 0, "times": 0, "volume": 1},
         {"trouble": "admin-blocked", "path": "/v1/rooms"}, {"trouble": "clock-forward", "times": 1}]""");

    assertEquals(400, answer.statusCode());
    assertEquals(
        List.of(
            "[0].trouble is not one of those that GET lists",
            "[1] is no JSON object",
            "[2].volume is unknown; delay takes [path, seconds, times, trouble]",
            "[2].seconds must be a whole number from 1 to 600",
            "[2].times must be a whole number from 1 to 1000000",
            "[3].path must be one where admin-blocked can strike: [/v1/authorize, /idb/oauth2/v1/authorize]",
            "[4].times: clock-forward is on or off, and does not strike"),
        Json.of(answer).get("errors").findValuesAsString("description"));
    assertTrue(active().contains("too-many-requests"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "[", "[{\"trouble\":\"cut\",\"trouble\":\"cut\"}]", "\"cut\"", "[] []"})
  void whatIsNoListIsA400(String body) throws Exception {
    assertEquals(400, Wire.trouble(sandbox, body).statusCode());
  }

  @ParameterizedTest
  @CsvSource({"50, 200", "51, 400"})
  void fiftyTroublesAreTheMost(int count, int status) throws Exception {
    var one = "{\"trouble\": \"delay\", \"times\": 1}";

    assertEquals(status, Wire.trouble(sandbox, "[" + (one + ",").repeat(count - 1) + one + "]").statusCode());
  }

  /** S-17: its fault knobs refuse cross-origin calls. */
  @ParameterizedTest
  @CsvSource({
    "PUT,    Origin,         https://evil.example",
    "PUT,    Origin,         null",
    "PUT,    Sec-Fetch-Site, cross-site",
    "PUT,    Sec-Fetch-Site, same-site",
    "DELETE, Origin,         https://evil.example",
    "DELETE, Sec-Fetch-Site, cross-site",
    "POST,   Origin,         https://evil.example",
    "POST,   Sec-Fetch-Site, cross-site"
  })
  void aPageOfAnotherOriginSwitchesNothing(String method, String header, String value) throws Exception {
    Wire.trouble(sandbox, ONE);

    var answer = Wire.send(sandbox, method, "/scenarios", "[]", header, value, "Content-Type", "application/json");

    assertEquals(403, answer.statusCode());
    assertTrue(active().contains("too-many-requests"));
  }

  /** S-17: nor does one read what is on. */
  @Test
  void noOtherOriginMayReadTheListOrAskWhetherItMayWrite() throws Exception {
    var get = sandbox.get("/scenarios", "Origin", "https://evil.example");
    var preflight = Wire.send(sandbox, "OPTIONS", "/scenarios", "",
        "Origin", "https://evil.example", "Access-Control-Request-Method", "PUT");

    assertTrue(get.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    assertTrue(preflight.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    assertEquals(405, preflight.statusCode());
  }

  @Test
  void onThePageATroubleIsSwitchedOnAndOff() throws Exception {
    var browser = new Browser(URI.create(sandbox.origin()));

    var on = browser.send(page()).press("on-too-many-requests");
    var listed = active();
    var off = browser.send(page()).pressFirst("button[value=off]");

    assertEquals(303, on.status());
    assertEquals("[{\"trouble\":\"too-many-requests\",\"path\":\"/v1/access_token\",\"retryAfter\":1}]", listed);
    assertEquals(303, off.status());
    assertEquals("[]", active());
  }

  @Test
  void thePageHasAResetAndTellsAFault() throws Exception {
    Wire.trouble(sandbox, ONE);
    var browser = new Browser(URI.create(sandbox.origin()));

    var fault = browser.post("/scenarios", "action=on&trouble=delay&seconds=never");
    var reset = browser.send(page()).press("reset");

    assertEquals(400, fault.status());
    assertEquals("[0].seconds must be a whole number from 1 to 600",
        Jsoup.parse(fault.body()).select("[role=alert]").text());
    assertEquals(303, reset.status());
    assertEquals("[]", active());
  }

  private HttpRequest page() {
    return HttpRequest.newBuilder(URI.create(sandbox.origin() + "/scenarios"))
        .header("Accept", "text/html").build();
  }

  private String active() throws Exception {
    return Json.of(sandbox.get("/scenarios")).get("active").toString();
  }
}
