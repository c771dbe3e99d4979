package playground.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Loopback;
import playground.sandbox.view.Exposure;
import playground.server.HostAllowlist;
import playground.server.Readiness;
import playground.testing.RawHttp;
import playground.testing.RunningSandbox;

/** S-17: what changes the sandbox for everybody is open to its own machine alone, unless a setting says otherwise. */
class ControlsTest {

  private static final String ELSEWHERE = "192.0.2.7";
  private static final Optional<URI> PUBLIC = Optional.of(URI.create("https://sandbox.example.com"));
  private static final String FAULT = "{\"fault\":\"server-error\"}";

  private final RunningSandbox sandbox = new RunningSandbox().behind(FromElsewhere::addTo);

  @AfterEach
  void stop() {
    sandbox.stop();
  }

  @ParameterizedTest
  @CsvSource({
      "PUT, /faults", "DELETE, /faults", "POST, /faults", "PUT, /scenarios", "DELETE, /scenarios", "POST, /scenarios",
      "POST, /faults/rotate-keys", "POST, /scenarios/rotate-keys", "POST, /reset", "POST, /clock", "DELETE, /clock",
      "PUT, /integrations", "DELETE, /integrations"
  })
  void noControlIsOpenToAnotherMachine(String method, String path) throws Exception {
    start(Optional.empty(), false);
    send("PUT", "/faults", "localhost", "127.0.0.1", FAULT);
    sandbox.sandbox().moveClock(Duration.ofDays(2));

    var refused = send(method, path, "localhost", ELSEWHERE, method.equals("PUT") ? "[]" : "action=reset");

    assertEquals(403, RawHttp.status(refused), refused);
    assertEquals(List.of("server-error"), sandbox.sandbox().activeFaults());
    assertEquals(Duration.ofDays(2), sandbox.sandbox().clockOffset());
    assertTrue(sandbox.sandbox().credentials(sandbox.clientId()).isPresent());
    assertEquals(1, Pattern.compile("\"kid\"").matcher(sandbox.get("/v1/verification").body()).results().count());
  }

  /** W-01: a page that has made its name one of this machine reaches no control. */
  @ParameterizedTest
  @CsvSource({
      "PUT, /faults", "POST, /faults", "POST, /faults/rotate-keys", "POST, /reset", "POST, /clock", "DELETE, /clock", "GET, /clock",
      "PUT, /integrations", "DELETE, /integrations", "GET, /integrations", "GET, /openapi.json"
  })
  void noControlIsReachedByAForeignName(String method, String path) throws Exception {
    start(Optional.empty(), true);
    sandbox.sandbox().moveClock(Duration.ofDays(2));

    assertEquals(421, RawHttp.status(send(method, path, "evil.example", "127.0.0.1", "[]")));
    assertEquals(Duration.ofDays(2), sandbox.sandbox().clockOffset());
    assertTrue(sandbox.sandbox().credentials(sandbox.clientId()).isPresent());
  }

  /** By program: Webex's envelope, which says what happened, why, and what to do. */
  @Test
  void aProgramIsRefusedInJson() throws Exception {
    start(Optional.empty(), false);

    var refused = send("PUT", "/faults", "localhost", ELSEWHERE, FAULT);

    assertTrue(RawHttp.header(refused, "Content-Type").startsWith("application/json"), refused);
    assertTrue(refused.endsWith(
        "{\"message\":\"The sandbox’s controls are open to its own machine alone.\",\"errors\":[{\"description\":\"This request"
            + " changes the sandbox for everybody, and comes from another machine, through a proxy, or by a name other than"
            + " localhost. Send it on the machine that runs the sandbox, to localhost, or set sandbox.controls to on.\"}],\"trackingId\":\""
            + RawHttp.header(refused, "TrackingID") + "\"}"), refused);
    assertTrue(sandbox.newestInLog().get("causes").toString().contains("a control, not by localhost"));
  }

  @Test
  void aPersonIsRefusedOnAPage() throws Exception {
    start(Optional.empty(), false);

    var refused = send("POST", "/faults", "localhost", ELSEWHERE, "action=reset", "Accept: text/html\n");

    assertEquals(403, RawHttp.status(refused));
    assertEquals("Control refused", Jsoup.parse(refused).expectFirst("h1").text());
  }

  /** The address of the socket, in each of its spellings; nothing that a request says makes it one of this machine. */
  @ParameterizedTest
  @CsvSource({
      "127.0.0.1, 200", "127.9.9.9, 200", "::1, 200", "[::1], 200", "0:0:0:0:0:0:0:1, 200", "::ffff:127.0.0.1, 200",
      "192.0.2.7, 403", "128.0.0.1, 403", "::2, 403", "[fe80::1], 403", "::ffff:192.0.2.7, 403", "127.0.0.1.evil.example, 403"
  })
  void theAddressOfTheClientDecides(String address, int status) throws Exception {
    start(Optional.empty(), false);

    assertEquals(status, RawHttp.status(send("PUT", "/faults", "localhost", address, FAULT)));
  }

  /** W-03. */
  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1;host=localhost", "X-Real-IP: 127.0.0.1"})
  void aForwardedHeaderOpensNothing(String header) throws Exception {
    start(Optional.empty(), false);

    assertEquals(403, RawHttp.status(send("PUT", "/faults", "localhost", ELSEWHERE, FAULT, header + "\n")));
  }

  /** Behind a proxy on this machine every client has a loopback address, so the name counts too. */
  @ParameterizedTest
  @CsvSource({
      "sandbox.example.com, '', 403", "sandbox.example.com:443, '', 403", "localhost, '', 200", "127.0.0.1:8081, '', 200",
      "[::1]:8081, '', 200", "localhost, 'X-Forwarded-For: 192.0.2.7', 403", "localhost, 'Forwarded: for=192.0.2.7', 403",
      "localhost, 'Via: 1.1 proxy', 403", "localhost, 'X-Forwarded-Proto: https', 403", "localhost, 'x-forwarded-host: a', 403",
      "localhost, 'X-FORWARDED-ANYTHING: ', 403", "localhost, 'X-Real-IP: 192.0.2.7', 403", "localhost, 'x-real-ip: 127.0.0.1', 403",
      "localhost, 'fORWARDED: for=192.0.2.7', 403", "localhost, 'VIA: 1.1 proxy', 403"
  })
  void whatComesThroughAProxyIsNotFromThisMachine(String host, String header, int status) throws Exception {
    start(PUBLIC, false);

    var line = header.isEmpty() ? "" : header + "\n";
    assertEquals(status, RawHttp.status(send("PUT", "/faults", host, "127.0.0.1", FAULT, line)));
  }

  /** The public name may be a loopback name, too: then its port tells who comes through the proxy. */
  @ParameterizedTest
  @CsvSource({
      "http://localhost:9000, localhost:9000, 403", "http://localhost:9000, localhost:8081, 200",
      "http://localhost, localhost, 403", "http://localhost, localhost:80, 403", "http://localhost, LocalHost:8081, 200",
      "https://localhost, localhost, 403", "https://localhost:443, localhost, 403"
  })
  void thePublicAddressIsNeverThisMachinesOwn(String url, String host, int status) throws Exception {
    start(Optional.of(URI.create(url)), false);

    assertEquals(status, RawHttp.status(send("PUT", "/faults", host, "127.0.0.1", FAULT)));
  }

  /** What each integration does for itself stays open to all who reach the sandbox. */
  @Test
  void thePagesAndTheApiAreOpenToAll() throws Exception {
    start(PUBLIC, false);

    for (var path : List.of("/", "/faults", "/log", "/my-apps", "/readyz", "/v1/verification")) {
      assertEquals(200, RawHttp.status(send("GET", path, "sandbox.example.com", ELSEWHERE, "")), path);
    }
    assertEquals(303, RawHttp.status(
        send("POST", "/my-apps/new", "sandbox.example.com", ELSEWHERE, "name=A&redirectUris=http%3A%2F%2Fa%2F&refreshPolicy=sliding")));
  }

  @Test
  void openControlsAreOpenToAll() throws Exception {
    start(PUBLIC, true);

    assertEquals(200, RawHttp.status(send("PUT", "/faults", "sandbox.example.com", ELSEWHERE, FAULT)));
    assertEquals(List.of("server-error"), sandbox.sandbox().activeFaults());
  }

  /** A page of another origin stays turned away, wherever the controls are open. */
  @Test
  void openControlsRefuseCrossOriginCallsStill() throws Exception {
    start(PUBLIC, true);

    var refused = send("PUT", "/faults", "sandbox.example.com", ELSEWHERE, FAULT, "Sec-Fetch-Site: cross-site\n");

    assertEquals(403, RawHttp.status(refused));
    assertEquals(List.of(), sandbox.sandbox().activeFaults());
  }

  @Test
  void theFaultsPageIsReadOnlyForOthersAndSaysWhy() throws Exception {
    start(PUBLIC, false);
    send("PUT", "/faults", "localhost", "127.0.0.1", FAULT);

    var page = page("sandbox.example.com", ELSEWHERE);

    assertTrue(page.expectFirst("#read-only").text().startsWith("This page is read-only for you."));
    assertEquals(List.of(), page.select("main form, main button, main input, main pre, main select").eachAttr("id"));
    var active = page.expectFirst("section[aria-labelledby=active] article");
    assertEquals("server-error", active.expectFirst("h3 code").text());
    assertTrue(active.expectFirst(".where").text().endsWith("until it is switched off"), active.text());
    assertTrue(page.select("section[aria-labelledby=available] article").size() > 5, "what there is can be read");
  }

  /** The command beside a fault is one that works: by localhost while that alone may, or else by the public address. */
  @ParameterizedTest
  @CsvSource({"false, http://localhost:8081", "true, https://sandbox.example.com"})
  void theCommandsOfTheFaultsPageWork(boolean isOpen, String origin) throws Exception {
    start(PUBLIC, isOpen);

    var page = page("localhost:8081", "127.0.0.1");

    assertFalse(page.select("main form").isEmpty());
    assertTrue(page.select("#read-only").isEmpty());
    assertTrue(page.expectFirst("main pre").text().startsWith("curl -X PUT " + origin + "/faults "), page.expectFirst("main pre").text());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theFaultsPageSaysWhenFaultsAffectEverybody(boolean isShared) throws Exception {
    start(new Exposure(new HostAllowlist(Loopback.NAMES), Optional.empty(), false, isShared, Readiness.ofItself()));

    assertEquals(
        isShared ? "Faults affect everybody who uses this sandbox, at all of its nodes." : "",
        page("localhost", "127.0.0.1").select("#shared").text());
  }

  private void start(Optional<URI> publicUrl, boolean hasOpenControls) throws IOException {
    start(new Exposure(new HostAllowlist(Loopback.NAMES), publicUrl, hasOpenControls, false, Readiness.ofItself()));
  }

  private void start(Exposure exposure) throws IOException {
    sandbox.with(exposure).start();
  }

  private Document page(String host, String address) throws IOException {
    return Jsoup.parse(send("GET", "/faults", host, address, "", "Accept: text/html\n"));
  }

  private String send(String method, String path, String host, String address, String body, String... headers)
      throws IOException {
    return RawHttp.utf8(RawHttp.exchange(sandbox.port(), method + " " + path + " HTTP/1.1\nHost: " + host
        + "\nTest-Client-Address: " + address + "\nContent-Type: " + (method.equals("POST") ? "application/x-www-form-urlencoded" : "application/json")
        + "\nContent-Length: " + body.length() + "\n" + String.join("", headers) + "Connection: close\n\n" + body));
  }

  /** Gives a request the client's address that the test says, as if the socket came from there. */
  @SuppressWarnings("serial") // filters are never serialized
  private static final class FromElsewhere extends HttpFilter {

    static void addTo(ServletContext servlets) {
      var added = servlets.addFilter("from elsewhere", new FromElsewhere());
      added.setAsyncSupported(true);
      added.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(new HttpServletRequestWrapper(request) {
        @Override
        public String getRemoteAddr() {
          return Optional.ofNullable(getHeader("Test-Client-Address")).orElseGet(super::getRemoteAddr);
        }
      }, response);
    }
  }
}
