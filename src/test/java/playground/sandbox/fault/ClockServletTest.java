package playground.sandbox.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** {@code /clock}: the sandbox's time is told, moved forward and set back, by program and by hand. */
class ClockServletTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void aProgramMovesTheClockFromWhereItIs() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");
    move("{\"forward\": \"P13D\"}");
    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());

    var moved = move("{\"forward\":\"P1DT1H30M5S\"}");

    assertEquals("P14DT1H30M5S", Json.text(moved, "offset"));
    assertEquals(
        sandbox.clock.instant().plus(Duration.parse("P14DT1H30M5S")), Instant.parse(Json.text(moved, "now")));
    assertEquals(moved.body(), sandbox.get("/clock").body());
    assertEquals(401, sandbox.api("/v1/rooms", token).statusCode());
    assertEquals(204, sandbox.call("DELETE", "/clock", "").statusCode());
    assertEquals(200, sandbox.api("/v1/rooms", token).statusCode());
    assertEquals("PT0S", Json.text(sandbox.get("/clock"), "offset"));
  }

  @ParameterizedTest
  @CsvSource({"PT90M, PT1H30M", "PT24H, P1D", "P1DT0.000S, P1D", "PT1S, PT1S", "P3650D, P3650D"})
  void theOffsetIsInDaysAndTheRest(String forward, String offset) throws Exception {
    assertEquals(offset, Json.text(move("{\"forward\":\"" + forward + "\"}"), "offset"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "``|the body must be a JSON object with the member forward alone, sent as application/json",
      "[]|the body must be a JSON object with the member forward alone, sent as application/json",
      "{}|the body must be a JSON object with the member forward alone, sent as application/json",
      "{\"forward\":14}|the body must be a JSON object with the member forward alone, sent as application/json",
      "{\"forward\":\"P1D\",\"days\":1}|the body must be a JSON object with the member forward alone, sent as application/json",
      "{\"forward\":\"14 days\"}|forward must be a duration in ISO 8601, of days, hours, minutes and seconds, such as P14D or PT90M",
      "{\"forward\":\"P2W\"}|forward must be a duration in ISO 8601, of days, hours, minutes and seconds, such as P14D or PT90M",
      "{\"forward\":\"PT0S\"}|forward must be at least a second, without a fraction; DELETE /clock returns to real time",
      "{\"forward\":\"-P1D\"}|forward must be at least a second, without a fraction; DELETE /clock returns to real time",
      "{\"forward\":\"PT1.5S\"}|forward must be at least a second, without a fraction; DELETE /clock returns to real time",
      "{\"forward\":\"P3650D\"}|forward takes the clock too far: it can be 3650 days ahead at most, and is P2D ahead",
      "{\"forward\":\"P999999999D\"}|forward takes the clock too far: it can be 3650 days ahead at most, and is P2D ahead",
      "{\"forward\":\"P99999999999999999999D\"}|forward must be a duration in ISO 8601, of days, hours, minutes and seconds, such as P14D or PT90M",
  })
  void anErrorIsNamedWithARightExampleAndChangesNothing(String json, String error) throws Exception {
    move("{\"forward\":\"P2D\"}");

    var refused = move(json);

    assertEquals(400, refused.statusCode());
    assertEquals(error, Json.description(refused));
    assertEquals("P2D", Json.text(sandbox.get("/clock"), "offset"));
    assertEquals(200, move(Json.of(refused).get("example").toString()).statusCode());
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    assertEquals(400, move("{\"forward\":\"P2D\"" + " ".repeat(1_024) + "}").statusCode());
  }

  /** As curl sends it when it is not told what it sends. */
  @Test
  void jsonThatIsSentAsAFormIsRefusedAndTheErrorSaysSo() throws Exception {
    var refused = sandbox.post("/clock", "{\"forward\":\"P2D\"}");

    assertEquals(400, refused.statusCode());
    assertTrue(Json.description(refused).endsWith(", sent as application/json"), refused.body());
  }

  @Test
  void aPersonMovesTheClockByTheSwitchOfItsCard() throws Exception {
    var browser = sandbox.newBrowser();

    var pressed = browser.send(html()).press("on-clock");

    assertEquals(303, pressed.status());
    assertEquals("/faults#clock", pressed.header("Location"));
    assertEquals("P1D", Json.text(sandbox.get("/clock"), "offset"));
    var card = page().expectFirst("section[aria-labelledby=active] #clock");
    assertEquals("The whole sandbox, 1 day ahead", card.expectFirst(".where").text());
    assertEquals("true", card.expectFirst("button").attr("aria-pressed"));
    assertEquals("/faults#clock", browser.send(html()).press("off-clock").header("Location"));
    assertEquals("PT0S", Json.text(sandbox.get("/clock"), "offset"));
    assertEquals("false", page().expectFirst("section[aria-labelledby=available] #clock button").attr("aria-pressed"));
  }

  @ParameterizedTest
  @CsvSource({"PT24H, 1 day", "PT90M, 1 hour 30 minutes", "P14DT2H1M1S, 14 days 2 hours 1 minute 1 second"})
  void theCardSaysHowFarTheClockIsAhead(String forward, String ahead) throws Exception {
    move("{\"forward\":\"" + forward + "\"}");

    assertEquals("The whole sandbox, " + ahead + " ahead", page().expectFirst("#clock .where").text());
  }

  @ParameterizedTest
  @CsvSource({
      "many, days must be a whole number from 1 to 3650", "'', days must be a whole number from 1 to 3650",
      "99999999999, days must be a whole number from 1 to 3650",
      "0, 'days must be at least a second, without a fraction; DELETE /clock returns to real time'",
      "3651, 'days takes the clock too far: it can be 3650 days ahead at most, and is PT0S ahead'"
  })
  void whatAPersonTypesWronglyIsToldOnThePage(String days, String error) throws Exception {
    var refused = sandbox.post("/clock", "action=on&days=" + days);

    assertEquals(400, refused.statusCode());
    var shown = Jsoup.parse(refused.body());
    assertEquals("Nothing was switched on. " + error, shown.expectFirst("[role=alert]").text());
    assertEquals(days, shown.expectFirst("#clock input[name=days]").val());
    assertEquals("PT0S", Json.text(sandbox.get("/clock"), "offset"));
  }

  @Test
  void aButtonThatDoesNotExistIsToldOnThePage() throws Exception {
    assertEquals(
        "Nothing was switched on. No such button.",
        Jsoup.parse(sandbox.post("/clock", "action=back").body()).expectFirst("[role=alert]").text());
  }

  /** To be run as it stands in a shell. */
  @Test
  void theCommandOfTheCardMovesTheClock() throws Exception {
    var shell = new ProcessBuilder("bash", "-c", page().expectFirst("#clock pre code").text()).start();

    assertEquals(0, shell.waitFor());
    assertEquals("P1D", Json.text(sandbox.get("/clock"), "offset"));
  }

  /** S-17, W-11. */
  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE"})
  void aPageOfAnotherOriginChangesNothing(String method) throws Exception {
    move("{\"forward\":\"P2D\"}");

    for (var header : List.of("Origin", "Sec-Fetch-Site")) {
      var value = header.equals("Origin") ? "http://evil.example" : "cross-site";
      assertEquals(403, sandbox.call(method, "/clock", "{\"forward\":\"P2D\"}", header, value).statusCode(), header);
    }
    assertEquals("P2D", Json.text(sandbox.get("/clock"), "offset"));
  }

  private HttpResponse<String> move(String json) throws Exception {
    return sandbox.call("POST", "/clock", json, "Content-Type", "application/json");
  }

  private Document page() throws Exception {
    return Jsoup.parse(sandbox.get("/faults", "Accept", "text/html").body());
  }

  private HttpRequest html() {
    return HttpRequest.newBuilder(URI.create(sandbox.origin() + "/faults")).header("Accept", "text/html").build();
  }
}
