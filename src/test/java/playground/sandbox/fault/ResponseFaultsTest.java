package playground.sandbox.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.Json;
import playground.testing.RawHttp;
import playground.testing.RunningSandbox;
import tools.jackson.databind.JsonNode;

/** What a client gets when a response is faulty, byte by byte. */
@Order(1) // it waits much
class ResponseFaultsTest {

  private static final String DISCOVERY = "/v1/.well-known/openid-configuration";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  /** Contract, section 0: 429 with Retry-After in seconds. */
  @Test
  void tooManyRequestsIsA429InWebexsEnvelope() throws Exception {
    switchOn("\"fault\": \"too-many-requests\", \"retryAfter\": 9");

    var answer = get("TrackingID: T-1\n");

    assertEquals(429, RawHttp.status(answer));
    assertEquals("9", RawHttp.header(answer, "Retry-After"));
    assertEquals(
        "{\"message\":\"Too many requests have been sent in a given amount of time.\","
            + "\"errors\":[{\"description\":\"Too many requests have been sent in a given amount of time.\"}],"
            + "\"trackingId\":\"T-1\"}",
        body(answer));
  }

  /** Contract, 5b. */
  @Test
  void aMalformedRetryAfterIsNeitherSecondsNorADate() throws Exception {
    switchOn("\"fault\": \"malformed-retry-after\"");

    var answer = get("");

    assertEquals(429, RawHttp.status(answer));
    assertEquals("rand(30),add(30)", RawHttp.header(answer, "Retry-After"));
  }

  /** Contract, section 0, has both statuses; their texts were not captured. */
  @ParameterizedTest
  @CsvSource({
      "locked, 423, The requested resource is temporarily unavailable.",
      "service-unavailable, 503, The server is overloaded or down for maintenance."
  })
  void lockedAndUnavailableSayWhenToComeBack(String fault, int status, String text) throws Exception {
    switchOn("\"fault\": \"" + fault + "\", \"retryAfter\": 7");

    var answer = get("TrackingID: T-1\n");

    assertEquals(status, RawHttp.status(answer));
    assertEquals("7", RawHttp.header(answer, "Retry-After"));
    assertEquals(
        "{\"message\":\"" + text + "\",\"errors\":[{\"description\":\"" + text + "\"}],\"trackingId\":\"T-1\"}", body(answer));
  }

  /** Contract, 5b: an SDK that follows the link as it is meets a 400. */
  @Test
  void aNextLinkWithMaxNullCannotBeFollowed() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");
    sandbox.faults("[{\"fault\": \"next-link-with-max-null\"}]");

    var link = sandbox.api("/v1/rooms?max=2", token).headers().firstValue("Link").orElseThrow();

    assertEquals("<" + sandbox.origin() + "/v1/rooms?cursor=YWZ0ZXI6Mg&max=null>; rel=\"next\"", link);
    assertEquals(400, sandbox.api("/v1/rooms?cursor=YWZ0ZXI6Mg&max=null", token).statusCode());
    assertEquals(200, sandbox.api("/v1/rooms?cursor=YWZ0ZXI6Mg", token).statusCode());
  }

  /** Whoever measures the time until the headers sees nothing of it; the others are not kept waiting meanwhile. */
  @Test
  void aSlowFirstByteComesAfterHeadersThatAreThereAtOnce() throws Exception {
    var whole = body(get(""));
    switchOn("\"fault\": \"slow-first-byte\", \"seconds\": 3, \"times\": 1");

    try (var socket = RawHttp.connect(sandbox.port())) {
      socket.getOutputStream().write(
          ("GET " + DISCOVERY + " HTTP/1.1\r\nHost: localhost:" + sandbox.port() + "\r\nConnection: close\r\n\r\n").getBytes());
      var headers = new StringBuilder();
      while (headers.indexOf("\r\n\r\n") < 0) {
        headers.append((char) socket.getInputStream().read());
      }
      assertEquals(0, socket.getInputStream().available(), "the body is not there yet");
      assertEquals(200, sandbox.get("/v1/verification").statusCode());

      assertEquals(200, RawHttp.status(headers.toString()));
      assertEquals(whole, new String(socket.getInputStream().readAllBytes()));
    }
    JsonNode logged;
    do {
      logged = Json.of(sandbox.get("/log")).get("entries").valueStream()
          .filter(entry -> entry.get("causes").toString().contains("slow-first-byte")).findFirst().orElseThrow();
    } while (!logged.has("status")); // it is logged after it was sent
    assertEquals("[\"the fault slow-first-byte, 3 s\"]", logged.get("causes").toString());
  }

  @Test
  void aServerErrorIsA500InWebexsEnvelope() throws Exception {
    switchOn("\"fault\": \"server-error\"");

    var answer = get("TrackingID: T-1\n");

    assertEquals(500, RawHttp.status(answer));
    assertEquals(
        "{\"message\":\"Something went wrong on the server.\","
            + "\"errors\":[{\"description\":\"Something went wrong on the server.\"}],\"trackingId\":\"T-1\"}",
        body(answer));
  }

  @Test
  void aBadGatewaySpeaksHtml() throws Exception {
    switchOn("\"fault\": \"bad-gateway-html\"");

    var answer = get("");

    assertEquals(502, RawHttp.status(answer));
    assertTrue(RawHttp.header(answer, "Content-Type").startsWith("text/html"));
    assertTrue(body(answer).startsWith("<html>\n<head><title>502 Bad Gateway</title>"), answer);
  }

  @Test
  void aCutAnswerEndsBeforeItsLength() throws Exception {
    var whole = body(get(""));
    switchOn("\"fault\": \"cut\"");

    var answer = RawHttp.exchange(sandbox.port(), "GET " + DISCOVERY + " HTTP/1.1\nHost: localhost:" + sandbox.port() + "\n\n");

    assertEquals(200, RawHttp.status(answer));
    assertEquals(whole.length(), Integer.parseInt(RawHttp.header(answer, "Content-Length")));
    assertEquals(whole.length() / 2, body(answer).length());
    assertTrue(whole.startsWith(body(answer).substring(0, 10)));
  }

  /** The request was served: whoever sends the code again has spent it. */
  @Test
  void aCodeIsSpentByTheExchangeWhoseAnswerWasCut() throws Exception {
    var form = sandbox.exchange(sandbox.code());
    sandbox.faults("[{\"fault\": \"cut\", \"path\": \"/v1/access_token\", \"times\": 1}]");

    RawHttp.exchange(sandbox.port(), "POST /v1/access_token HTTP/1.1\nHost: localhost\n"
        + "Content-Type: application/x-www-form-urlencoded\nContent-Length: " + form.encoded().length() + "\n\n"
        + form.encoded());

    assertEquals(400, sandbox.token(form).statusCode());
    assertTrue(sandbox.newestInLog().get("causes").toString().contains("the code was used 0 s ago"));
  }

  @Test
  void aTruncatedAnswerClaimsToBeWhole() throws Exception {
    var whole = body(get(""));
    switchOn("\"fault\": \"truncated\"");

    var answer = get("");

    assertEquals(200, RawHttp.status(answer));
    assertEquals(whole.length() / 2, Integer.parseInt(RawHttp.header(answer, "Content-Length")));
    assertEquals(whole.length() / 2, body(answer).length());
  }

  @Test
  void aHugeAnswerIsSixtyFourMebibytesThatBeginAsJson() throws Exception {
    switchOn("\"fault\": \"huge\"");

    try (var socket = RawHttp.connect(sandbox.port())) {
      socket.getOutputStream().write(
          ("GET " + DISCOVERY + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes());
      var start = new String(socket.getInputStream().readNBytes(2_000));
      var rest = 0L;
      var piece = new byte[1 << 16];
      for (var count = 0; count >= 0; count = socket.getInputStream().read(piece)) {
        rest += count;
      }

      assertEquals("67108864", RawHttp.header(start, "Content-Length"));
      assertTrue(body(start).startsWith("{\"access_token\":\"aaaa"), start);
      assertEquals(67_108_864, body(start).length() + rest);
    }
  }

  /** The others are not kept waiting meanwhile. */
  @Test
  void aDelayedAnswerComesAfterTheOthers() throws Exception {
    switchOn("\"fault\": \"delay\", \"seconds\": 5");
    var late = CompletableFuture.supplyAsync(() -> answerTo(DISCOVERY));

    var prompt = sandbox.get("/v1/verification");

    assertEquals(200, prompt.statusCode());
    assertFalse(late.isDone());
    assertEquals(200, RawHttp.status(late.join()));
  }

  /** Not when the response is sent: by then later requests have been answered. */
  @Test
  void aDelayedRequestIsInTheLogFromTheMomentItsDelayBegins() throws Exception {
    sandbox.get(DISCOVERY);
    sandbox.clock.forward(Duration.ofSeconds(3));
    var arrival = sandbox.clock.instant().toString();
    switchOn("\"fault\": \"delay\", \"seconds\": 1, \"times\": 1");
    var late = CompletableFuture.supplyAsync(() -> answerTo(DISCOVERY));
    JsonNode waiting;
    do {
      waiting = inLog(arrival);
    } while (waiting == null || waiting.get("causes").isEmpty()); // it is logged when it arrives, then delayed
    assertFalse(late.isDone());
    sandbox.clock.forward(Duration.ofSeconds(3));
    sandbox.get("/v1/verification");

    late.join();

    assertEquals("[\"the fault delay, 1 s\"]", waiting.get("causes").toString());
    assertFalse(waiting.has("status"));
    JsonNode completed;
    do {
      completed = inLog(arrival);
    } while (!completed.has("status"));
    assertEquals(200, completed.get("status").asInt());
    assertEquals("[\"the fault delay, 1 s\"]", completed.get("causes").toString());
    var paths = Json.of(sandbox.get("/log")).get("entries").findValuesAsString("path");
    assertEquals(List.of("/v1/verification", DISCOVERY), paths.subList(0, 2), "in the order of arrival, newest first");
  }

  private JsonNode inLog(String arrival) throws Exception {
    for (var entry : Json.of(sandbox.get("/log")).get("entries")) {
      if (entry.get("at").asString().equals(arrival) && entry.get("path").asString().equals(DISCOVERY)) {
        return entry;
      }
    }
    return null;
  }

  @Test
  void aFaultAppliesAtItsPathAlone() throws Exception {
    switchOn("\"fault\": \"server-error\"");

    assertEquals(200, sandbox.get("/v1/verification").statusCode());
    assertEquals(200, sandbox.get("/idb/.well-known/openid-configuration").statusCode());
    assertEquals(500, sandbox.get(DISCOVERY).statusCode());
  }

  private void switchOn(String members) throws Exception {
    sandbox.faults("[{\"path\": \"" + DISCOVERY + "\", " + members + "}]");
  }

  private String get(String headers) throws IOException {
    return RawHttp.request(sandbox.port(), "GET", DISCOVERY, headers);
  }

  private String answerTo(String path) {
    try {
      return RawHttp.get(sandbox.port(), path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }
}
