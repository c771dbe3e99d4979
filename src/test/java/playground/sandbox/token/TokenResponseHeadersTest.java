package playground.sandbox.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.location;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** S-07: answers that hold or refuse tokens are kept by nobody. */
class TokenResponseHeadersTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void everyAnswerIsJsonThatNobodyStores() throws Exception {
    for (var answer : List.of(
        sandbox.tokens(),
        sandbox.token(sandbox.exchange("wrong")),
        sandbox.token(sandbox.refresh("wrong")),
        sandbox.post("/v1/access_token", ""),
        sandbox.get("/v1/access_token"),
        sandbox.api("/v1/rooms", "wrong"),
        sandbox.api("/v1/people/me", sandbox.accessToken("spark:people_read")),
        sandbox.get("/v1/nowhere"))) {
      var headers = answer.headers();
      assertEquals(Optional.of("no-store"), headers.firstValue("Cache-Control"));
      assertTrue(
          headers.firstValue("Content-Type").orElseThrow().equalsIgnoreCase("application/json;charset=UTF-8"));
      assertEquals(Optional.of("nosniff"), headers.firstValue("X-Content-Type-Options"));
    }
  }

  @Test
  void theWayBackToTheIntegrationIsNotStored() throws Exception {
    var back = sandbox.decide(sandbox.request(), "accept");

    assertEquals(Optional.of("no-store"), back.headers().firstValue("Cache-Control"));
    assertEquals(Optional.of("no-referrer"), back.headers().firstValue("Referrer-Policy"));
    assertFalse(location(back).contains("#"), "nothing in a fragment");
    assertEquals("", back.body());
  }

  /** Contract section 0. */
  @Test
  void aTrackingIdIsEchoedAndOtherwiseMade() throws Exception {
    var echoed = sandbox.token(sandbox.exchange("wrong"), "TrackingID", "NA_1-2_3");
    var made = sandbox.token(sandbox.exchange("wrong"));

    assertEquals("NA_1-2_3", Json.text(echoed, "trackingId"));
    assertEquals(Optional.of("NA_1-2_3"), echoed.headers().firstValue("trackingId"));
    assertTrue(Json.text(made, "trackingId").matches("ROUTERGW_[0-9a-f-]{36}"));
    assertEquals(Optional.of(Json.text(made, "trackingId")), made.headers().firstValue("trackingId"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>", "a b", "\"", "${x}"})
  void aTrackingIdThatIsNoneIsNotEchoed(String sent) throws Exception {
    var answer = sandbox.token(sandbox.exchange("wrong"), "TrackingID", sent);

    assertTrue(Json.text(answer, "trackingId").startsWith("ROUTERGW_"));
  }
}
