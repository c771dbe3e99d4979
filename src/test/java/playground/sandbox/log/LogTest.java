package playground.sandbox.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.basic;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.html.Assets;
import playground.oauth.Form;
import playground.testing.Json;
import playground.testing.RawHttp;
import playground.testing.RunningSandbox;

/** {@code /log}: the truth that Webex hides, and no secret. */
class LogTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void theTrueCauseOfARefusalIsTold() throws Exception {
    var form = sandbox.exchange(sandbox.code());
    sandbox.token(form);
    sandbox.clock.forward(Duration.ofSeconds(12));
    sandbox.token(form);

    var entry = sandbox.newestInLog();

    assertEquals("POST", entry.get("method").asString());
    assertEquals("/v1/access_token", entry.get("path").asString());
    assertEquals(400, entry.get("status").asInt());
    assertEquals("2026-03-01T12:00:12Z", entry.get("at").asString());
    assertEquals(
        "[\"the code was used 12 s ago; the tokens of that use are revoked now\"]", entry.get("causes").toString());
    assertEquals(sandbox.clientId(), entry.get("clientId").asString());
    assertTrue(entry.get("trackingId").asString().startsWith("ROUTERGW_"));
  }

  @Test
  void whereTheRedirectUriDiffersIsTold() throws Exception {
    sandbox.authorize(sandbox.with("redirect_uri", "http://localhost:9999/callback"));

    var causes = sandbox.newestInLog().get("causes").toString();

    assertTrue(causes.contains("character 8"), causes);
  }

  @Test
  void theNewestComesFirst() throws Exception {
    sandbox.get("/v1/rooms");
    sandbox.get("/v1/people/me");

    assertEquals(
        List.of("/v1/people/me", "/v1/rooms"),
        Json.of(sandbox.get("/log")).get("entries").findValuesAsString("path").subList(0, 2));
  }

  /** The log is no part of what it tells, nor are static files. */
  @Test
  void theLogItselfIsLeftOut() throws Exception {
    sandbox.get("/log");
    sandbox.get(Assets.PLAYGROUND_CSS);

    assertEquals("{\"entries\":[]}", sandbox.get("/log").body());
  }

  /** W-12: every secret of a whole flow, each refused request included. */
  @Test
  void noSecretIsInTheLog() throws Exception {
    var secrets = new ArrayList<>(List.of(sandbox.clientSecret(), "v3rifier".repeat(6), "st4te", "c00kie", "wr0ng-s3cret"));
    var code = sandbox.code(sandbox.with("scope", "openid spark:rooms_read"));
    var tokens = sandbox.token(sandbox.exchange(code));
    secrets.add(code);
    for (var name : List.of("access_token", "refresh_token", "id_token")) {
      secrets.add(Json.text(tokens, name));
    }
    sandbox.token(sandbox.exchange(code).with("code_verifier", "v3rifier".repeat(6)));
    sandbox.get("/v1/rooms?access_token=" + Json.text(tokens, "access_token"), "Cookie", "sandbox=c00kie");
    sandbox.api("/v1/rooms", Json.text(tokens, "access_token"));
    sandbox.post("/v1/access_token", "code=" + code, "Authorization", basic(sandbox.clientId(), "wr0ng-s3cret"));
    sandbox.get("/v1/rooms", "Authorization", "wr0ng-s3cret");
    sandbox.send(
        "/v1/access_token", "application/json",
        "{\"client_id\":\"x\",\"client_secret\":\"wr0ng-s3cret\",\"refresh_token\":\"" + Json.text(tokens, "refresh_token")
            + "\",\"code\":[\"" + code + "\"]}");
    sandbox.get("/idb/oauth2/v1/logout?token=" + Json.text(tokens, "access_token")
        + "&goto=http%3A%2F%2Fx%2F%3Fa%3Db%23code%3D" + code + "&" + sandbox.clientSecret());

    var log = sandbox.get("/log").body() + page();

    secrets.forEach(secret -> assertFalse(log.contains(secret), "holds " + secret));
  }

  /** W-12: where no name tells, the looks do. */
  @Test
  void aSecretInTheWrongPlaceIsNotInTheLog() throws Exception {
    var code = sandbox.code();
    var token = Json.text(sandbox.token(sandbox.exchange(code)), "access_token");
    for (var secret : List.of(code, token, sandbox.clientSecret())) {
      sandbox.get("/v1/rooms/" + secret, "TrackingID", secret);
      sandbox.get("/v1/rooms/Bearer" + secret);
      sandbox.get("/v1/rooms?unknown=" + secret + "&max=" + "x".repeat(150) + "." + secret); // cut there
      sandbox.authorize(sandbox.with("scope", secret));
      sandbox.authorize(sandbox.with("client_id", secret));
      sandbox.token(sandbox.credentials(Form.empty().with("grant_type", secret)));
      sandbox.post("/v1/access_token", "grant_type=x", "Authorization", basic(secret, "x"));
      sandbox.send("/v1/access_token", "application/json", "{\"scope\":\"" + secret + "\"}");
    }

    var log = sandbox.get("/log").body() + page();

    for (var secret : List.of(code, token, sandbox.clientSecret())) {
      assertFalse(log.contains(secret.substring(0, 20)), "holds the beginning of " + secret);
    }
    assertTrue(log.contains(sandbox.clientId()));
  }

  /** W-12. */
  @Test
  void whatIsBelowASecretNameIsMaskedWhole() throws Exception {
    sandbox.send(
        "/v1/access_token", "application/json",
        "{\"token\":{\"value\":\"h1dden\"},\"secrets\":[[{\"x\":\"h1dden\"}]],\"a\":[{\"b\":\"shown\"}]}");

    var json = sandbox.newestInLog().get("request").get("json").asString();

    assertEquals("{\"token\":\"…\",\"secrets\":\"…\",\"a\":[{\"b\":\"shown\"}]}", json);
  }

  /** W-12. */
  @Test
  void theCodesOfADeviceAreNotInTheLog() throws Exception {
    var device = sandbox.registerDevice("TV");
    var answer = sandbox.post("/v1/device/authorize", "client_id=" + device.clientId() + "&scope=spark:rooms_read");
    sandbox.post("/v1/device/token", device.addTo(Form.empty()
        .with("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
        .with("device_code", Json.text(answer, "device_code"))).encoded());

    var log = sandbox.get("/log").body();

    assertTrue(log.contains("nobody has decided yet"), log);
    for (var name : List.of("device_code", "user_code", "verification_uri_complete")) {
      assertFalse(log.contains("\"" + Json.text(answer, name).replaceFirst(".*=", "")), name);
    }
  }

  /** What a masked value was can still be compared by its length. */
  @Test
  void ofASecretTheLengthIsTold() throws Exception {
    sandbox.token(sandbox.credentials(Form.empty().with("grant_type", "authorization_code").with("code", "12345")));

    var request = sandbox.newestInLog().get("request");

    assertEquals("authorization_code", request.get("grant_type").asString());
    assertEquals("… (5 characters)", request.get("code").asString());
    assertEquals("… (64 characters)", request.get("client_secret").asString());
  }

  @Test
  void ofCredentialsTheSchemeIsTold() throws Exception {
    sandbox.api("/v1/rooms", "t0ken");

    assertEquals("Bearer", sandbox.newestInLog().get("credentials").asString());
  }

  @Test
  void theLastThousandRequestsAreKept() throws Exception {
    sandbox.get("/v1/first");
    for (var request = 0; request < 1_000; request++) {
      sandbox.get("/healthz");
    }

    var entries = Json.of(sandbox.get("/log")).get("entries");

    assertEquals(1_000, entries.size());
    assertFalse(entries.findValuesAsString("path").contains("/v1/first"));
  }

  /** However much a stranger sends, an entry stays small. */
  @Test
  void aLargeRequestLeavesASmallEntry() throws Exception {
    var form = new StringBuilder("a=b");
    for (var field = 0; field < 200; field++) {
      form.append("&f").append(field).append('=').append("http://x/?y=" + "z".repeat(500));
    }

    sandbox.post("/v1/access_token", form.toString());

    assertTrue(sandbox.newestInLog().toString().length() < 20_000);
  }

  /** W-12, W-13: no line and no tag of a stranger's making. */
  @Test
  void hostileTextStaysText() throws Exception {
    RawHttp.get(sandbox.port(), "/v1/authorize?scope=%3Cscript%3Ealert(1)%3C/script%3E%0d%0aforged&client_id=%3Cb%3E");

    assertEquals("<script>alert(1)</script>??forged", sandbox.newestInLog().get("query").get("scope").asString());
    assertTrue(Jsoup.parse(page()).select("main script, main b").isEmpty());
  }

  @Test
  void aPersonReadsItAsAPage() throws Exception {
    sandbox.get("/v1/rooms");

    var page = Jsoup.parse(page());

    assertEquals("no Bearer token", page.expectFirst(".cause").text());
    assertEquals("GET /v1/rooms", page.expectFirst("ol code").text());
  }

  /** Of the integrations, that is; the sandbox's own pages can be had too. */
  @Test
  void aPersonSeesTheRequestsOfIntegrationsAndNotThePageViews() throws Exception {
    for (var path : List.of("/", "/my-apps", "/my-apps/new", "/faults", "/answers", "/verify", "/my-authorizations", "/healthz", "/readyz")) {
      sandbox.get(path);
    }
    sandbox.get("/v1/rooms");
    sandbox.get("/idb/oauth2/v1/revoke");
    sandbox.get("/rooms"); // without /v1: a mistake of an integration

    assertEquals(List.of("GET /rooms", "GET /idb/oauth2/v1/revoke", "GET /v1/rooms"), shown(""));
    assertEquals(12, shown("?pages=on").size());
    assertEquals(12, Json.of(sandbox.get("/log")).get("entries").size(), "programs get all");
  }

  @Test
  void theLogIsFilteredByTheIntegrationsNameOrClientIdAndByPath() throws Exception {
    var other = sandbox.registerDevice("Television").clientId();
    sandbox.post("/v1/device/authorize", "client_id=" + other + "&scope=spark:rooms_read");
    sandbox.authorize(sandbox.request());
    sandbox.token(sandbox.exchange("never-was"));

    assertEquals(List.of("POST /v1/device/authorize"), shown("?client=televis"));
    assertEquals(List.of("POST /v1/device/authorize"), shown("?client=" + other));
    assertEquals(List.of("POST /v1/access_token", "GET /v1/authorize"), shown("?client=Test+integration"));
    assertEquals(List.of("POST /v1/access_token"), shown("?path=access_token"));
    assertEquals(List.of("GET /v1/authorize"), shown("?client=Test+integration&path=%2Fv1%2Fauthorize"));
    assertEquals(List.of(), shown("?client=nobody"));
    assertEquals(
        List.of("/v1/device/authorize"),
        Json.of(sandbox.get("/log?client=Television")).get("entries").findValuesAsString("path"));
  }

  @Test
  void theFilterIsAFormThatKeepsWhatWasChosen() throws Exception {
    sandbox.get("/v1/rooms");

    var page = page("?client=Test&path=%2Fv1&pages=on");

    assertEquals("get", page.expectFirst("form.log-filter").attr("method"));
    assertEquals("Test", page.getElementById("filter-client").val());
    assertEquals("/v1", page.getElementById("filter-path").val());
    assertTrue(page.getElementById("filter-pages").hasAttr("checked"));
    assertEquals("No request matches the filter.", page("?client=nobody&pages=on").getElementById("none").text());
  }

  @Test
  void eachEntryIsNamedByItsTrackingId() throws Exception {
    var refused = sandbox.get("/v1/rooms");

    var id = Json.text(refused, "trackingId");
    assertEquals("GET /v1/rooms", page("").getElementById(id).closest("li").expectFirst("summary code").text());
  }

  /** A client chooses its tracking id; the newest entry gets it, and none takes that of another element. */
  @Test
  void anIdIsOnThePageOnce() throws Exception {
    for (var id : List.of("same", "same", "main", "filter-path", "none")) {
      sandbox.get("/v1/rooms", "TrackingID", id);
    }

    var ids = page("").select("[id]").eachAttr("id");

    assertEquals(ids.size(), new HashSet<>(ids).size(), ids.toString());
    assertTrue(ids.contains("same"));
    assertEquals("filter-path", page("").expectFirst("input#filter-path").id());
  }

  /** HTML has room for milliseconds. */
  @Test
  void timesAreShownToTheMillisecond() throws Exception {
    sandbox.clock.forward(Duration.ofNanos(1_234_567));
    sandbox.get("/v1/rooms");

    var time = page("").expectFirst(".entry time");

    assertEquals("2026-03-01T12:00:00.001Z", time.attr("datetime"));
    assertEquals("2026-03-01 12:00:00.001 UTC", time.text());
  }

  @Test
  void theStatusIsColouredByItsClass() throws Exception {
    sandbox.get("/v1/rooms");
    sandbox.get("/v1/verification");

    assertEquals(List.of("200", "401"), page("").select(".status").eachText());
    assertEquals(List.of("status status-2", "status status-4"), page("").select(".status").eachAttr("class"));
  }

  private List<String> shown(String query) throws Exception {
    return page(query).select(".entry summary code").eachText();
  }

  private Document page(String query) throws Exception {
    return Jsoup.parse(sandbox.get("/log" + query, "Accept", "text/html").body());
  }

  /** W-17. */
  @Test
  void noOtherOriginMayReadIt() throws Exception {
    var answer = sandbox.get("/log", "Origin", "http://evil.example");

    assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
  }

  private String page() throws Exception {
    HttpResponse<String> answer = sandbox.get("/log", "Accept", "text/html");
    return answer.body();
  }
}
