package playground.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.RunningSandbox;

/** {@code POST /reset}: the sandbox is as after its start, so that one test leaves nothing to the next. */
class ResetServletTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void afterItNothingIsLeftOfWhatWasDoneBefore() throws Exception {
    var alex = sandbox.signedIn("alex@example.com");
    var token = sandbox.accessToken("spark:rooms_read");
    var keys = sandbox.get("/v1/verification").body();
    sandbox.faults("{\"fault\": \"server-error\"}");
    sandbox.call("POST", "/clock", "{\"forward\": \"P1D\"}");

    var reset = sandbox.post("/reset", "");

    assertEquals(204, reset.statusCode());
    assertEquals("", reset.body());
    assertEquals("{\"entries\":[]}", sandbox.get("/log").body());
    assertEquals(List.of(), sandbox.sandbox().activeFaults());
    assertEquals(Duration.ZERO, sandbox.sandbox().clockOffset());
    assertEquals(Optional.empty(), sandbox.sandbox().credentials(sandbox.clientId()), "it was registered after the start");
    assertEquals(401, sandbox.api("/v1/rooms", token).statusCode());
    assertFalse(alex.get("/my-authorizations").has("signOut"), "nobody is signed in");
    assertEquals(keys, sandbox.get("/v1/verification").body());
  }

  /** The cause of the 401, which a test may look up. */
  @Test
  void aTokenOfBeforeIsUnknown() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");
    sandbox.post("/reset", "");

    var refused = sandbox.api("/v1/rooms", token);

    assertEquals(
        "[\"access token: unknown\"]", sandbox.newestInLog().get("causes").toString(), refused.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void anotherMethodIsRefusedAndResetsNothing(String method) throws Exception {
    var refused = sandbox.call(method, "/reset", "");

    assertEquals(405, refused.statusCode());
    assertEquals("POST", refused.headers().firstValue("Allow").orElseThrow());
    assertNotEquals(Optional.empty(), sandbox.sandbox().credentials(sandbox.clientId()));
  }

  /** S-17, W-11. */
  @ParameterizedTest
  @CsvSource({"Origin, http://evil.example", "Sec-Fetch-Site, cross-site"})
  void aPageOfAnotherOriginResetsNothing(String header, String value) throws Exception {
    assertEquals(403, sandbox.post("/reset", "", header, value).statusCode());
    assertNotEquals(Optional.empty(), sandbox.sandbox().credentials(sandbox.clientId()));
  }

  /** W-17. */
  @Test
  void noOtherOriginReadsTheResponse() throws Exception {
    var response = sandbox.call("OPTIONS", "/reset", "", "Origin", "http://evil.example");

    assertEquals(Optional.empty(), response.headers().firstValue("Access-Control-Allow-Origin"));
  }
}
