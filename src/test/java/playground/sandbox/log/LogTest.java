package playground.sandbox.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.basic;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;
import playground.testing.Wire;
import tools.jackson.databind.JsonNode;

/** {@code /log}: what was asked and answered, with the cause that the wire hides, and without what must stay secret. */
class LogTest {

  private static final String SENTINEL = "s3ntinel";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void theNewestRequestComesFirstWithItsAnswer() throws Exception {
    sandbox.get("/v1/people/me");
    sandbox.get("/v1/rooms?max=3", "TrackingID", "T-1");

    var newest = newest();

    assertEquals("GET", newest.get("method").asString());
    assertEquals("/v1/rooms", newest.get("path").asString());
    assertEquals("{\"max\":\"3\"}", newest.get("query").toString());
    assertEquals(401, newest.get("status").asInt());
    assertEquals("[\"no Bearer token\"]", newest.get("causes").toString());
    assertEquals("T-1", newest.get("trackingId").asString());
    assertTrue(newest.get("answer").asString().contains("requires a valid access token"));
  }

  @Test
  void aSecondUseOfACodeIsToldWithItsAge() throws Exception {
    var exchange = sandbox.exchange(sandbox.code());
    sandbox.token(exchange);
    sandbox.clock.forward(Duration.ofSeconds(12));

    sandbox.token(exchange);

    assertEquals("[\"the code was used 12 s ago; the tokens of that use are revoked now\"]", causes());
    assertEquals(sandbox.clientId(), newest().get("clientId").asString());
  }

  @Test
  void aRedirectUriIsToldFromTheCharacterAtWhichItDiffers() throws Exception {
    sandbox.authorize(sandbox.with("redirect_uri", "http://localhost:9999/callback"));

    assertTrue(causes().contains("at character 8: sent “localhost:9999/callback”, registered “127.0.0.1:9999/callback”"),
        causes());
  }

  /** Contract 1.J: on the wire all of these are one text. */
  @Test
  void eachBadAccessTokenIsToldByItsCause() throws Exception {
    var tokens = sandbox.tokens();
    var access = Json.text(tokens, "access_token");

    sandbox.api("/v1/rooms", "inv3nted");
    assertEquals("[\"access token: unknown\"]", causes());

    Wire.send(sandbox, "POST", "/idb/oauth2/v1/revoke", "token=" + access,
        "Authorization", basic(sandbox.clientId(), sandbox.clientSecret()),
        "Content-Type", "application/x-www-form-urlencoded");
    sandbox.clock.forward(Duration.ofSeconds(5));
    sandbox.api("/v1/rooms", access);
    assertEquals("[\"access token: revoked 5 s ago\"]", causes());

    var other = sandbox.accessToken("spark:rooms_read");
    sandbox.clock.forward(Duration.ofSeconds(1_209_599 + 7));
    sandbox.api("/v1/rooms", other);
    assertEquals("[\"access token: expired 7 s ago\"]", causes());
  }

  @Test
  void aDeadRefreshTokenIsToldByItsCause() throws Exception {
    var refresh = sandbox.refresh(Json.text(sandbox.tokens(), "refresh_token"));
    sandbox.clock.forward(Duration.ofSeconds(7_775_999 + 3));

    sandbox.token(refresh);

    assertEquals("[\"refresh token: expired 3 s ago\"]", causes());
  }

  @Test
  void anEntrySaysWhenATroubleStruck() throws Exception {
    Wire.trouble(sandbox, """
        [{"trouble": "too-many-requests", "times": 1}]""");

    sandbox.tokens();

    assertEquals("[\"the trouble too-many-requests\"]", causes());
  }

  /** W-12: whatever a secret is sent as, and whatever it comes back as. */
  @Test
  void aWholeFlowLeavesNoSecretInTheLog() throws Exception {
    var challenge = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    var request = sandbox.with("state", SENTINEL + "-state")
        .with("code_challenge", challenge).with("code_challenge_method", "plain");
    var code = sandbox.code(request);
    var tokens = sandbox.token(sandbox.exchange(code).with("code_verifier", challenge));
    var access = Json.text(tokens, "access_token");
    var refresh = Json.text(tokens, "refresh_token");
    sandbox.token(sandbox.refresh(refresh));
    sandbox.api("/v1/rooms", access);
    sandbox.get("/idb/oauth2/v1/logout?token=" + access);

    for (var log : new String[] {json(), page()}) {
      assertTrue(log.contains("/v1/access_token"), log);
      for (var secret : new String[] {SENTINEL, code, access, refresh, challenge, sandbox.clientSecret()}) {
        assertFalse(log.contains(secret), log);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "client_secret", "code", "code_verifier", "access_token", "refresh_token", "id_token", "token", "state",
      "device_code", "user_code", "password", "clientSecret", "acces_token", "CLIENT_SECRET"
  })
  void aSecretIsMaskedInQueryFormAndJson(String name) throws Exception {
    sandbox.get("/v1/rooms?" + name + "=" + SENTINEL);
    sandbox.post("/v1/access_token", "grant_type=x&" + name + "=" + SENTINEL);
    sandbox.send("/v1/access_token", "application/json",
        "{\"grant_type\":\"x\",\"" + name + "\":\"" + SENTINEL + "\",\"deep\":[{\"" + name + "\":\"" + SENTINEL + "\"}]}");

    assertFalse(json().contains(SENTINEL), json());
    assertTrue(json().contains("… (8 characters)"), json());
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, Bearer s3ntinel",
    "Authorization, s3ntinel",
    "Authorization, Basic czNudGluZWw=",
    "Cookie,        sandbox=s3ntinel",
    "Referer,       https://example.com/?code=s3ntinel"
  })
  void noHeaderIsWrittenDown(String name, String value) throws Exception {
    sandbox.get("/v1/rooms", name, value);

    assertFalse(json().contains(SENTINEL) || json().contains("czNudGluZWw="), json());
  }

  /** Whatever cannot be read may be a secret in any shape. */
  @ParameterizedTest
  @ValueSource(strings = {"s3ntinel", "{\"client_secret\":\"s3ntinel\"", "[", "\"s3ntinel\" {"})
  void aBodyThatCannotBeReadIsNotShown(String body) throws Exception {
    sandbox.send("/v1/access_token", "application/json", body);
    sandbox.send("/v1/access_token", "application/x-www-form-urlencoded", body + "%zz");
    sandbox.send("/v1/access_token", "text/plain", body);
    sandbox.raw("GET /v1/rooms?" + SENTINEL + "%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertFalse(json().contains(SENTINEL), json());
  }

  @Test
  void aNameThatMayBeASecretIsNotShown() throws Exception {
    sandbox.get("/v1/rooms?" + "s3ntinel!".repeat(2) + "&" + SENTINEL.repeat(9));

    assertFalse(json().contains(SENTINEL), json());
  }

  @Test
  void theLocationOfARedirectIsShownWithoutCodeAndState() throws Exception {
    sandbox.code();

    assertTrue(newest().get("location").asString()
        .startsWith("http://127.0.0.1:9999/callback?code=… ("), newest().toString());
    assertTrue(newest().get("location").asString().endsWith("&state=… (5 characters)"), newest().toString());
  }

  @Test
  void aThousandRequestsAreKeptAndTheRestIsForgotten() throws Exception {
    sandbox.get("/v1/people/me");
    for (var i = 0; i < 1_000; i++) {
      sandbox.get("/v1/rooms");
    }

    assertEquals(1_000, entries().size());
    assertFalse(json().contains("/v1/people/me"));
  }

  @Test
  void noEntryGrowsWithWhatIsSent() throws Exception {
    sandbox.post("/v1/access_token", "grant_type=" + "x".repeat(60_000));
    sandbox.send("/v1/access_token", "application/json", "{\"grant_type\":\"" + "x".repeat(15_000) + "\"}");
    sandbox.send("/v1/access_token", "application/json", "{\"grant_type\":\"" + "x".repeat(60_000) + "\"}");

    entries().forEach(entry -> assertTrue(entry.toString().length() < 5_000, entry.toString()));
  }

  @Test
  void staticFilesAndTheLogItselfAreLeftOut() throws Exception {
    sandbox.get("/assets/playground.css");
    page();

    assertEquals(0, entries().size());
    assertTrue(page().contains("Left out are static files, this page"));
  }

  /** W-13. */
  @Test
  void markupOfAStrangerIsShownAsText() throws Exception {
    sandbox.get("/v1/rooms?max=%3Cscript%3Ealert(1)%3C%2Fscript%3E");

    assertFalse(page().contains("<script>alert"));
    assertTrue(page().contains("&lt;script&gt;alert(1)"), page());
  }

  private JsonNode entries() throws Exception {
    return Json.of(sandbox.get("/log")).get("entries");
  }

  private JsonNode newest() throws Exception {
    return entries().get(0);
  }

  private String causes() throws Exception {
    return newest().get("causes").toString();
  }

  private String json() throws Exception {
    return sandbox.get("/log", "Accept", "application/json").body();
  }

  private String page() throws Exception {
    return sandbox.get("/log", "Accept", "text/html,application/xhtml+xml").body();
  }
}
