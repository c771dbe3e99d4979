package playground.sandbox.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
    var put = sandbox.faults("""
        [{"path": "/v1/access_token", "fault": "too-many-requests", "retryAfter": 2, "times": 1}]""");
    var affected = sandbox.token(Form.empty());
    var after = sandbox.token(Form.empty());

    assertEquals(200, put.statusCode());
    assertEquals(
        "[{\"fault\":\"too-many-requests\",\"path\":\"/v1/access_token\",\"retryAfter\":2,\"times\":1}]",
        Json.of(put).get("active").toString());
    assertEquals(429, affected.statusCode());
    assertEquals(Optional.of("2"), affected.headers().firstValue("Retry-After"));
    assertEquals(400, after.statusCode());
    assertEquals("[]", active());
  }

  @Test
  void withoutTimesTheFaultStaysUntilReset() throws Exception {
    sandbox.faults("[{\"path\": \"/v1/rooms\", \"fault\": \"server-error\"}]");

    for (var call = 0; call < 3; call++) {
      assertEquals(500, sandbox.get("/v1/rooms").statusCode());
    }
    assertEquals(204, sandbox.call("DELETE", "/faults", "").statusCode());
    assertEquals(401, sandbox.get("/v1/rooms").statusCode());
  }

  @Test
  void onThePageEachFaultIsACardWithItsEffectAndWhatItDetects() throws Exception {
    var cards = page().select("article.fault");
    cards.remove(cards.size() - 1); // the clock

    assertEquals(
        Json.of(sandbox.get("/faults")).get("available").findValuesAsString("fault"), cards.select("h3 code").eachText());
    for (var card : cards) {
      assertTrue(card.expectFirst("h3").ownText().matches("[A-Zi].+"), "has a name in words: " + card.id());
      assertTrue(card.expectFirst("h3 + p").text().endsWith("."), "has its effect in one sentence: " + card.id());
      assertTrue(card.expectFirst(".detects").text().startsWith("Detects: A client "), card.id());
      assertEquals("false", card.expectFirst("button[aria-pressed]").attr("aria-pressed"), card.id());
    }
  }

  @Test
  void aFaultThatIsOnComesFirstWithWhereAndHowOftenItApplies() throws Exception {
    sandbox.faults("""
        [{"fault": "wrong-nonce"}, {"fault": "delay", "path": "/v1/rooms", "seconds": 7, "times": 3},
         {"fault": "delay"}]""");

    var cards = page().select("article.fault");

    assertEquals(List.of("fault-delay", "fault-wrong-nonce", "fault-too-many-requests"), cards.eachAttr("id").subList(0, 3));
    assertEquals(
        List.of(
            "/v1/rooms, 3 more times, Delay (s): 7",
            "/v1/access_token, until you switch it off, Delay (s): 5"),
        cards.get(0).select(".where li").eachText());
    assertEquals(
        List.of("true", "true", "false"), cards.select("button[aria-pressed]").eachAttr("aria-pressed").subList(0, 3));
  }

  @Test
  void everyFaultIsListedWithTheMistakeThatItDetects() throws Exception {
    var available = Json.of(sandbox.get("/faults")).get("available");

    assertEquals(
        List.of(
            "too-many-requests", "malformed-retry-after", "locked", "service-unavailable", "server-error", "bad-gateway-html",
            "delay", "slow-first-byte", "cut", "truncated", "huge",
            "broker-dialect", "omit-token-type-and-scope", "expires-in-as-string", "admin-blocked", "consent-denied",
            "issuer-in-callback", "code-expired", "next-link-with-max-null", "access-token-expired", "refresh-token-expired",
            "issuer-of-another-region", "wrong-nonce", "unknown-key"),
        available.findValuesAsString("fault"));
    available.findValuesAsString("detects").forEach(text -> assertTrue(text.startsWith("A client "), text));
  }

  @Test
  void everyListedFaultCanBeSwitchedOnByItsNameAlone() throws Exception {
    for (var name : Json.of(sandbox.get("/faults")).get("available").findValuesAsString("fault")) {
      assertEquals(200, sandbox.faults("[{\"fault\": \"" + name + "\"}]").statusCode(), name);
      assertTrue(active().contains(name), name);
    }
  }

  /** What GET tells to be on can be put back as it is. */
  @Test
  void whatIsOnIsListedInTheFormatOfThePut() throws Exception {
    sandbox.faults("""
        [{"fault": "delay", "path": "/v1/rooms", "seconds": 7, "times": 3}, {"fault": "wrong-nonce"}]""");
    var told = active();
    sandbox.call("DELETE", "/faults", "");

    sandbox.faults(told);

    assertEquals(told, active());
  }

  @Test
  void aPutReplacesAllThatIsOn() throws Exception {
    sandbox.faults("[{\"fault\": \"cut\"}, {\"fault\": \"code-expired\"}]");

    sandbox.faults("[{\"fault\": \"wrong-nonce\"}]");

    assertEquals("[{\"fault\":\"wrong-nonce\"}]", active());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{}|fault is not one of those that GET lists",
      "nonsense|the body must be a JSON object or an array of them, sent as application/json",
      "7|the body must be a JSON object or an array of them, sent as application/json",
      "null|the body must be a JSON object or an array of them, sent as application/json",
      "{\"fault\":\"cut\",\"fault\":\"huge\"}|the body must be a JSON object or an array of them, sent as application/json",
      "{\"fault\":\"cut\",\"trouble\":\"huge\"}|fault is given twice, as fault and trouble",
      "{\"fault\":\"delay\",\"seconds\":0}|seconds must be a whole number from 1 to 600",
      "[7]|[0] is no JSON object",
      "[{}]|[0].fault is not one of those that GET lists",
      "[{\"fault\":\"cut\"},{\"fault\":\"flood\"}]|[1].fault is not one of those that GET lists",
      "[{\"fault\":\"cut\",\"time\":1}]|[0].time is unknown; cut takes [fault, path, times]",
      "[{\"fault\":\"cut\",\"times\":0}]|[0].times must be a whole number from 1 to 1000000",
      "[{\"fault\":\"cut\",\"times\":\"1\"}]|[0].times must be a whole number from 1 to 1000000",
      "[{\"fault\":\"delay\",\"seconds\":601}]|[0].seconds must be a whole number from 1 to 600",
      "[{\"fault\":\"cut\",\"path\":\"/my-apps\"}]|[0].path must be one where cut can apply: [/v1/*, /idb/*]",
      "[{\"fault\":\"issuer-in-callback\",\"times\":1}]|[0].times: issuer-in-callback is on or off, and is not counted",
      "[{\"fault\":\"clock-forward\",\"days\":1}]|[0].fault: clock-forward is not a fault; move the clock with POST /clock and {\"forward\":\"P14D\"}",
  })
  void anErrorIsNamedWithItsPathAndChangesNothing(String json, String fault) throws Exception {
    sandbox.faults("[{\"fault\": \"unknown-key\"}]");

    var answer = sandbox.faults(json);

    assertEquals(400, answer.statusCode());
    assertEquals(fault, Json.description(answer));
    assertEquals("[{\"fault\":\"unknown-key\"}]", active());
  }

  /** Of the fault that was meant, when that can be told; sending it as it stands switches it on. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "nonsense|{\"fault\":\"too-many-requests\",\"path\":\"/v1/access_token\",\"retryAfter\":1}",
      "{\"fault\":\"delay\",\"seconds\":0}|{\"fault\":\"delay\",\"path\":\"/v1/access_token\",\"seconds\":5}",
      "[{\"fault\":\"wrong-nonce\",\"times\":0}]|{\"fault\":\"wrong-nonce\"}",
  })
  void anErrorShowsARightExample(String json, String example) throws Exception {
    var refused = sandbox.faults(json);

    assertEquals(example, Json.of(refused).get("example").toString());
    assertEquals(200, sandbox.faults(Json.of(refused).get("example").toString()).statusCode());
    assertEquals("[" + example + "]", active());
  }

  @Test
  void aSingleObjectIsTakenLikeAnArrayOfOne() throws Exception {
    sandbox.faults("[{\"fault\": \"cut\"}, {\"fault\": \"code-expired\"}]");

    var put = sandbox.faults("{\"fault\": \"server-error\", \"path\": \"/v1/rooms\"}");

    assertEquals(200, put.statusCode());
    assertEquals("[{\"fault\":\"server-error\",\"path\":\"/v1/rooms\"}]", active());
  }

  /** Programs that were written for earlier versions send and read the earlier names. */
  @Test
  void aProgramForAnEarlierVersionWorksAtTheEarlierPath() throws Exception {
    var put = sandbox.call("PUT", "/scenarios", "[{\"trouble\": \"delay\", \"path\": \"/v1/rooms\", \"seconds\": 7}]");
    var told = Json.of(sandbox.get("/scenarios"));

    assertEquals(200, put.statusCode());
    assertEquals(told, Json.of(put));
    assertEquals("[{\"trouble\":\"delay\",\"path\":\"/v1/rooms\",\"seconds\":7}]", told.get("active").toString());
    assertEquals(
        Json.of(sandbox.get("/faults")).get("available").findValuesAsString("fault"),
        told.get("available").findValuesAsString("trouble"));
    assertEquals(
        Json.of(sandbox.get("/faults")).get("available").findValuesAsString("detects"),
        told.get("available").findValuesAsString("uncovers"));
    assertEquals(List.of(), told.findValues("fault"));
    assertEquals(204, sandbox.call("DELETE", "/scenarios", "").statusCode());
    assertEquals("[]", active());
  }

  @Test
  void anErrorAtTheEarlierPathHasTheEarlierNames() throws Exception {
    var unknown = sandbox.call("PUT", "/scenarios", "[{}]");
    var member = sandbox.call("PUT", "/scenarios", "[{\"trouble\":\"cut\",\"time\":1}]");

    assertEquals("[0].trouble is not one of those that GET lists", Json.description(unknown));
    assertEquals("[0].time is unknown; cut takes [path, times, trouble]", Json.description(member));
    assertEquals(
        "{\"trouble\":\"cut\",\"path\":\"/v1/access_token\"}", Json.of(member).get("example").toString());
  }

  @ParameterizedTest
  @CsvSource({"/faults, trouble, fault", "/scenarios, fault, trouble"})
  void eachPathTakesTheNamesOfTheOther(String path, String sent, String told) throws Exception {
    var put = sandbox.call("PUT", path, "[{\"" + sent + "\": \"wrong-nonce\"}]");

    assertEquals("[{\"" + told + "\":\"wrong-nonce\"}]", Json.of(put).get("active").toString());
  }

  /** To be run as it stands in a shell. */
  @Test
  void theCommandBesideAFaultSwitchesItOn() throws Exception {
    var commands = page().select("article.fault:not(#clock) pre code").eachText();
    var names = Json.of(sandbox.get("/faults")).get("available").findValuesAsString("fault");

    assertEquals(names.size(), commands.size());
    for (var i = 0; i < names.size(); i++) {
      var shell = new ProcessBuilder("bash", "-c", commands.get(i)).redirectErrorStream(true).start();
      var output = new String(shell.getInputStream().readAllBytes(), UTF_8);

      assertEquals(0, shell.waitFor(), output);
      assertTrue(active().startsWith("[{\"fault\":\"" + names.get(i) + "\""), commands.get(i) + ": " + output);
    }
  }

  @Test
  void atMostFiftyFaultsAreOn() throws Exception {
    var fifty = "[" + "{\"fault\": \"cut\"},".repeat(49) + "{\"fault\": \"cut\"}]";

    assertEquals(200, sandbox.faults(fifty).statusCode());
    assertEquals(400, sandbox.faults(fifty.replaceFirst("\\[", "[{\"fault\": \"cut\"},")).statusCode());
  }

  /** S-17, W-11. */
  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "POST"})
  void aPageOfAnotherOriginChangesNothing(String method) throws Exception {
    sandbox.faults("[{\"fault\": \"code-expired\"}]");

    for (var header : List.of("Origin", "Sec-Fetch-Site")) {
      var value = header.equals("Origin") ? "http://evil.example" : "cross-site";
      assertEquals(403, sandbox.call(method, "/faults", "[]", header, value).statusCode(), header);
    }
    assertEquals("[{\"fault\":\"code-expired\"}]", active());
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

    assertEquals("/faults#fault-delay", page.press("on-delay").header("Location"));
    assertEquals("[{\"fault\":\"delay\",\"path\":\"/v1/access_token\",\"seconds\":5}]", active());
    browser.send(html()).press("on-delay"); // at another path, or again at the same
    browser.send(html()).press("on-cut");
    assertEquals("/faults#fault-delay", browser.send(html()).press("off-delay").header("Location"));
    assertEquals("[{\"fault\":\"cut\",\"path\":\"/v1/access_token\"}]", active());
    browser.send(html()).press("on-wrong-nonce");
    browser.send(html()).press("reset");

    assertEquals("[]", active());
  }

  @Test
  void whatAPersonTypesWronglyIsToldOnThePage() throws Exception {
    var answer = sandbox.post("/faults", "action=on&fault=delay&seconds=many&path=%2Fv1%2Frooms");

    assertEquals(400, answer.statusCode());
    var shown = Jsoup.parse(answer.body());
    assertEquals(
        "Nothing was switched on. seconds must be a whole number from 1 to 600",
        shown.expectFirst("[role=alert]").text());
    assertEquals("many", shown.expectFirst("#fault-delay input[name=seconds]").val());
    assertEquals("/v1/rooms", shown.expectFirst("#fault-delay input[name=path]").val());
    assertEquals("1", shown.expectFirst("#fault-too-many-requests input[name=retryAfter]").val());
    assertEquals("[]", active());
  }

  @Test
  void theButtonForANewKeyPostsToWhereKeysRotate() throws Exception {
    var page = sandbox.newBrowser().send(html());

    assertEquals(303, page.pressFirst("form[action=/faults/rotate-keys] button").status());
  }

  private Document page() throws Exception {
    return Jsoup.parse(sandbox.get("/faults", "Accept", "text/html").body());
  }

  private HttpRequest html() {
    return HttpRequest.newBuilder(URI.create(sandbox.origin() + "/faults"))
        .header("Accept", "text/html").build();
  }

  private String active() throws Exception {
    return Json.of(sandbox.get("/faults")).get("active").toString();
  }
}
