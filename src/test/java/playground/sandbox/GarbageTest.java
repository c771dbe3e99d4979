package playground.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.without;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import playground.oauth.Form;
import playground.testing.Garbage;
import playground.testing.HostileClient;
import playground.testing.HostileClient.Response;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** S-14: garbage on any parameter never yields a 500, a redirect to an unregistered URI, or a token. */
class GarbageTest {

  private static final List<String> NAMES =
      List.of(
          "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method", "prompt",
          "nonce", "max_age", "login_hint", "grant_type", "code", "client_secret", "code_verifier", "refresh_token", "user_info",
          "device_code", "user_code", "userCode", "self_contained_token", "token", "token_type_hint", "goto",
          "post_logout_redirect_uri", "id_token_hint", "cisService",
          "resource", "max", "type", "sortBy", "teamId", "orgPublicSpaces", "from", "to", "cursor", "callingData", "personId",
          "personEmail", "clientId", "orgId", "person", "decision", "remember", "name", "description", "icon", "redirectUris",
          "scopes", "requirePkce", "refreshPolicy", "fault", "path", "times", "seconds", "days", "retryAfter");

  private static final List<String> TYPES =
      List.of(
          "application/x-www-form-urlencoded", "application/json", "application/json; charset=utf-7", "text/plain", "",
          "application/x-www-form-urlencoded; charset=UTF-16", "application/x-www-form-urlencoded; charset=nonsense",
          "multipart/form-data; boundary=x", "multipart/form-data");

  private static RunningSandbox sandbox;
  private static HostileClient client;
  private static Form refresh;

  @BeforeContainer
  static void start() throws Exception {
    sandbox = new RunningSandbox();
    sandbox.start();
    client = new HostileClient(sandbox.port());
    refresh = sandbox.refresh(Json.text(sandbox.tokens(), "refresh_token"));
  }

  @AfterContainer
  static void stop() {
    sandbox.stop();
  }

  /** A request that is good but for one parameter, and a person who accepts it. */
  @Property(tries = 250, shrinking = ShrinkingMode.BOUNDED)
  void noCodeLeavesForARequestThatHasGarbageInIt(
      @ForAll("whatMatters") String name, @ForAll("garbage") String value) throws IOException {
    Assume.that(!value.isEmpty()); // "treated as if they were omitted" (RFC 6749 §3.1), and some may be
    var request = without(sandbox.request(), name).with(name, value);

    var answer = post("/v1/authorize?" + request.encodedForQuery(), "person=alex%40example.com&decision=accept");

    assertHarmless(answer);
    assertFalse(answer.locations().stream().anyMatch(location -> location.contains("code=")), answer.head());
  }

  /** What comes twice could be read as one thing here and as another there. */
  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void noCodeLeavesForARequestInWhichSomethingIsGivenTwice(
      @ForAll("known") String name, @ForAll("garbage") String value) throws IOException {
    var request = sandbox.request().with(name, value).with(name, value);

    var answer = post("/v1/authorize?" + request.encodedForQuery(), "person=alex%40example.com&decision=accept");

    assertHarmless(answer);
    assertFalse(answer.locations().stream().anyMatch(location -> location.contains("code=")), answer.head());
  }

  /** A refresh that is good but for one parameter. */
  @Property(tries = 250, shrinking = ShrinkingMode.BOUNDED)
  void noTokenComesOfARefreshThatHasGarbageInIt(
      @ForAll("whatProves") String name, @ForAll("garbage") String value) throws IOException {
    var answer = post("/v1/access_token", without(refresh, name).with(name, value).encoded());

    assertHarmless(answer);
    assertFalse(answer.grantsToken(), answer.text());
  }

  /** Every code here was made by the garbage, none by the sandbox. */
  @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
  void noTokenComesOfGarbageInPlaceOfACode(
      @ForAll("garbage") String code, @ForAll("garbage") String verifier) throws IOException {
    var form = sandbox.exchange(code).with("code_verifier", verifier);

    var answer = post("/v1/access_token", form.encoded());

    assertHarmless(answer);
    assertFalse(answer.grantsToken(), answer.text());
  }

  @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
  void noTokenComesOfGarbageInPlaceOfJson(@ForAll("garbage") String body) throws IOException {
    var answer = client.send("POST", "/v1/access_token", List.of("Content-Type: application/json"), body);

    assertHarmless(answer);
    assertFalse(answer.grantsToken(), answer.text());
  }

  /** Every path that the sandbox serves, as its routes say; query, headers and body are anything at all. */
  @Property(tries = 1_500, shrinking = ShrinkingMode.BOUNDED)
  void noEndpointIsUpsetByGarbage(@ForAll("requests") Request request) throws IOException {
    var answer = client.send(request.method(), request.target(), request.headers(), request.body());

    assertHarmless(answer);
    assertFalse(answer.grantsToken(), answer.text());
  }

  record Request(String method, String target, List<String> headers, String body) {}

  @Provide
  Arbitrary<Request> requests() {
    var methods = Arbitraries.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
    var targets = Combinators.combine(Arbitraries.of(sandbox.paths()), parameters()).as((path, query) -> path + "?" + query);
    var bodies = Arbitraries.oneOf(parameters(), Garbage.values());
    return Combinators.combine(methods, targets, headers(), bodies).as(Request::new);
  }

  /** Percent-encoded as it should be, or bare. */
  @Provide
  Arbitrary<String> parameters() {
    var names = Arbitraries.oneOf(Arbitraries.of(NAMES), Garbage.values());
    var encoded = Garbage.values().map(GarbageTest::encoded);
    var bare = Garbage.values().map(text -> text.replaceAll("[\\s#]", "")); // else the request line would end there
    return Combinators.combine(names.map(GarbageTest::encoded), Arbitraries.oneOf(encoded, bare))
        .as((name, value) -> name + "=" + value)
        .list().ofMaxSize(5).map(pairs -> String.join("&", pairs));
  }

  private static Arbitrary<List<String>> headers() {
    var credentials = Arbitraries.oneOf(
        Garbage.values(), Garbage.values().map(text -> "Bearer " + text), Garbage.values().map(text -> "Basic " + text));
    var cookies = Garbage.values().map(text -> "sandbox_" + sandbox.port() + "=" + text);
    return Combinators.combine(Arbitraries.of(TYPES), credentials, cookies, Garbage.values()).as(
        (type, authorization, cookie, trackingId) -> Stream.of(
                "Content-Type: " + type, "Authorization: " + authorization, "Cookie: " + cookie, "TrackingID: " + trackingId)
            .map(line -> line.replaceAll("[\r\n]", "")) // else the headers would end there
            .collect(Collectors.toList()));
  }

  @Provide
  Arbitrary<String> garbage() {
    return Garbage.values();
  }

  /** Not what is the client's own business, such as state. */
  @Provide
  Arbitrary<String> whatMatters() {
    return Arbitraries.of("response_type", "client_id", "redirect_uri", "scope", "code_challenge_method");
  }

  @Provide
  Arbitrary<String> known() {
    return Arbitraries.of(
        "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method", "prompt",
        "nonce", "max_age", "login_hint");
  }

  @Provide
  Arbitrary<String> whatProves() {
    return Arbitraries.of("grant_type", "client_id", "client_secret", "refresh_token");
  }

  private static Response post(String target, String form) throws IOException {
    return client.send("POST", target, List.of("Content-Type: application/x-www-form-urlencoded"), form);
  }

  /** Also that no header can be smuggled in; 505 is Jetty's answer to a request line that it cannot read. */
  private static void assertHarmless(Response answer) {
    assertNotEquals(0, answer.status(), "there is an answer");
    assertTrue(answer.status() < 500 || answer.status() == 505, answer.text());
    assertFalse(answer.head().contains("hacked"), answer.head());
    answer.locations().forEach(GarbageTest::assertOurs);
  }

  private static void assertOurs(String location) {
    var own = location.startsWith("/") && !location.startsWith("//") && !location.startsWith("/\\");
    var registered = location.equals(CALLBACK) || location.startsWith(CALLBACK + "?");
    assertTrue(own || registered, location);
    assertEquals(location, location.replaceAll("[^\\x21-\\x7e]", ""), "nothing but what a URI may hold");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
