package playground;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.Browser;
import playground.testing.RawHttp;
import playground.testing.RunningJar;

/** The finished jar's command {@code sandbox}, as a CI job starts and ends it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a jar that hangs must not hang the build
class SandboxIT {

  private static final Pattern READY = Pattern.compile(
      "Sandbox ready: base URL (http://localhost:\\d+)/v1, broker http://localhost:\\d+/idb/oauth2/v1");
  private static final String EXAMPLE = Path.of("src/docs/sandbox.example.json").toAbsolutePath().toString();

  @TempDir Path folder;

  @Test
  void oneLineSaysThatItIsReadyAndWhere() throws Exception {
    try (var jar = start(Map.of())) {
      var browser = browser(jar);

      assertEquals(List.of(), jar.errorLines());
      assertEquals("{\"status\":\"ok\"}", browser.get("/healthz").body());
      assertEquals(200, browser.get("/my-apps").status());
    }
  }

  /** F-15: a good end, also while a client holds its connection and never finishes its request. */
  @Test
  void aSignalEndsItWell() throws Exception {
    try (var jar = start(Map.of()); var slow = new Socket()) {
      var browser = browser(jar);
      slow.connect(new InetSocketAddress("127.0.0.1", browser.get("/healthz").uri().getPort()));
      slow.getOutputStream().write("POST /v1/access_token HTTP/1.1\r\nHost: localhost\r\nContent-Len".getBytes(US_ASCII));

      jar.terminate();

      assertEquals(0, jar.exitCode());
    }
  }

  @Test
  void whatTheSeedFileHoldsIsKnownFromTheStart() throws Exception {
    try (var jar = start(Map.of(), "--integrations", EXAMPLE)) {
      var browser = browser(jar);

      var signIn = browser.get("/v1/authorize?response_type=code&client_id=C0123456789abcdef&scope=spark%3Arooms_read");
      assertEquals(
          List.of("user@example.com", "admin@example.com"),
          signIn.document().select("button[name=person]").eachAttr("value"));
      assertTrue(browser.get("/my-apps").text().contains("My app Client ID C0123456789abcdef"));
    }
  }

  /** F-16. */
  @Test
  void everyErrorOfTheFileIsOneLineAndTheExitCodeIsTwo() throws Exception {
    Files.writeString(folder.resolve("bad.json"), """
        {"integrations": [{"name": "x", "clientId": "C", "clientSecret": "SENTINEL", "redirectUris": ["http://a/", "/b"]}],
         "rooms": [{"title": "t", "type": "group", "members": ["nobody@example.com"]}]}""");
    try (var jar = RunningJar.start(folder, Map.of(), "sandbox", "--port", "0", "--integrations", "bad.json")) {
      assertEquals(2, jar.exitCode());

      assertEquals(
          List.of(
              "bad.json: integrations[0].redirectUris[1] must be absolute, with scheme and host, such as"
                  + " http://localhost:9999/callback",
              "bad.json: rooms[0].members[0] is not the e-mail address of one of the people"),
          jar.errorLines());
      assertEquals(List.of(), jar.outputLines());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--person zoe@example.com | --person must be one of the people: alex@example.com, robin@example.com, kim@example.com",
      "--consent maybe | --consent must be ask, accept or deny",
      "--secret=SENTINEL | --secret=… is no option; --help lists all there are",
      "--port many | sandbox.port is \"many\" on the command line: it must be a whole number from 0 (any free port) to 65535",
      "--integrations none.json | none.json: cannot be read; name a file that exists and that you may read"
  })
  void aWrongArgumentIsOneLineAndTheExitCodeIsTwo(String arguments, String line) throws Exception {
    try (var jar = RunningJar.start(folder, Map.of("SANDBOX_PORT", "0"), ("sandbox " + arguments).split(" "))) {
      assertEquals(2, jar.exitCode());

      assertEquals(List.of(line), jar.errorLines());
      assertEquals(List.of(), jar.outputLines());
    }
  }

  /** F-16. */
  @Test
  void aPortInUseIsOneLineAndTheExitCodeIsThree() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        var jar = RunningJar.start(folder, Map.of(), "sandbox", "--port", "" + taken.getLocalPort())) {
      assertEquals(3, jar.exitCode());

      assertEquals(1, jar.errorLines().size());
      assertTrue(jar.errorLines().get(0).contains("take another with --port"));
    }
  }

  /** S-17, W-01: the name it listens on is answered to; one of this machine's own is nothing to warn about. */
  @Test
  void anotherAddressOfThisMachineIsServedByItsName() throws Exception {
    try (var jar = RunningJar.start(folder, Map.of(), "sandbox", "--port", "0", "--host", "127.0.0.2")) {
      var line = jar.line();
      var port = URI.create(line.replaceFirst("Sandbox ready: base URL (\\S+),.*", "$1")).getPort();

      assertTrue(line.startsWith("Sandbox ready: base URL http://127.0.0.2:"), line);
      assertEquals(List.of(), jar.errorLines());
      var browser = new Browser(URI.create("http://127.0.0.2:" + port));
      assertEquals(200, browser.get("/healthz").status());
    }
  }

  /** S-17: what everybody may change is said at the start; and the port, for a proxy that has to know it. */
  @Test
  void aSandboxThatOthersReachSaysItsPublicAddressAndThatItsControlsAreOpen() throws Exception {
    var environment = Map.of("SANDBOX_PUBLIC_URL", "https://sandbox.example.com", "SANDBOX_CONTROLS", "on");
    try (var jar = start(environment)) {
      var line = jar.line();

      var ready = Pattern.compile("Sandbox ready: base URL https://sandbox.example.com/v1, broker"
          + " https://sandbox.example.com/idb/oauth2/v1, port (\\d+) for the proxy").matcher(line);
      assertTrue(ready.matches(), line);
      assertEquals(
          List.of("sandbox.controls is on: everybody who reaches the sandbox can switch its faults on and off,"
          + " move its clock, replace its integrations, and reset it."),
          jar.errorLines());
      var control = "DELETE /faults HTTP/1.1\nHost: sandbox.example.com\nConnection: close\n\n";
      assertEquals(204, RawHttp.status(RawHttp.exchange(Integer.parseInt(ready.group(1)), control)));
    }
  }

  @Test
  void helpListsEachOption() throws Exception {
    try (var jar = RunningJar.start(folder, Map.of(), "sandbox", "--help")) {
      var said = jar.outputLines();

      for (var option : List.of("--port", "--host", "--integrations", "--consent", "--person", "--config", "--help")) {
        assertTrue(said.stream().anyMatch(line -> line.startsWith("  " + option + " ")), option);
      }
      assertEquals(0, jar.exitCode());
    }
  }

  /** F-18: ended by force while it writes, again and again, it always finds its integrations at the next start. */
  @Test
  void anEndByForceWhileItWritesLosesNothingThatWasRegistered() throws Exception {
    var environment = Map.of("SANDBOX_DATA", "sandbox.json");
    for (var round = 1; round <= 5; round++) {
      try (var jar = start(environment)) {
        var browser = browser(jar);
        assertEquals(round, browser.get("/my-apps").document().select("article").size(), "that of the terminal is built in");
        browser.post("/my-apps/new", "name=App+" + round + "&redirectUris=http%3A%2F%2Fa%2F&refreshPolicy=sliding");
        var path = browser.get("/my-apps").document().selectFirst("article a").attr("href");
        var writing = CompletableFuture.runAsync(() -> writeForEver(browser, path));
        awaitWrites(browser);
        jar.kill();
        assertTrue(writing.handle((done, fault) -> fault != null).get(), "it was writing when it ended");
      }
    }
    assertFalse(Files.readString(folder.resolve("sandbox.json")).isEmpty());
  }

  /** The sandbox beside the playground keeps its one integration, over any number of starts. */
  @Test
  void thePlaygroundsOwnIntegrationIsTheSameAfterARestart() throws Exception {
    var environment = Map.of("SERVER_PORT", "0", "SANDBOX_PORT", "0", "SANDBOX_DATA", "sandbox.json");
    var ids = new String[2];
    for (var start = 0; start < 2; start++) {
      try (var jar = RunningJar.start(folder, environment)) {
        var sandbox = URI.create(jar.threeLines().get(2).replaceFirst("Webex +sandbox at ", ""));
        var apps = new Browser(sandbox).get("/my-apps").document().select("article");
        assertEquals(2, apps.size(), "and that of the terminal");
        ids[start] = apps.select("code").text();
      }
    }
    assertEquals(ids[0], ids[1]);
  }

  private static void writeForEver(Browser browser, String path) {
    while (true) {
      browser.post(path, "button=secret");
    }
  }

  private static void awaitWrites(Browser browser) {
    for (var i = 0; i < 3; i++) {
      browser.get("/healthz");
    }
  }

  private RunningJar start(Map<String, String> environment, String... arguments) throws IOException {
    var all = new ArrayList<>(List.of("sandbox", "--port", "0"));
    all.addAll(List.of(arguments));
    return RunningJar.start(folder, environment, all.toArray(String[]::new));
  }

  private static Browser browser(RunningJar jar) throws IOException {
    var ready = READY.matcher(jar.line());
    assertTrue(ready.matches());
    return new Browser(URI.create(ready.group(1)));
  }
}
