package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import playground.testing.Browser;
import playground.testing.FlowToCode;
import playground.testing.RawHttp;
import playground.testing.RawWebex;
import playground.testing.RunningJar;
import playground.testing.ConfigFolder;

/** The finished jar, as people start it: what it says, what it listens on, and how it refuses. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a jar that hangs must not hang the build
@Order(1) // it looks up a name, which takes long where there is no network
class JarIT {

  private static final Map<String, String> FREE_PORTS = Map.of("SERVER_PORT", "0", "SANDBOX_PORT", "0");

  @TempDir Path folder;

  @Test
  void aStartSaysInThreeLinesWhatToOpenWhatToRegisterAndWhichWebexItIs() throws Exception {
    try (var jar = RunningJar.start(folder, FREE_PORTS)) {
      var lines = String.join("\n", jar.threeLines());

      assertTrue(
          lines.matches(
              "Open          (http://localhost:\\d+)\n"
                  + "Redirect URI  \\1/callback\n"
                  + "Webex         sandbox at http://localhost:\\d+/v1"),
          lines);
      assertFalse(lines.contains(":0"), "the real ports are printed");
    }
  }

  @Test
  void bothPortsServeAsSoonAsTheyArePrinted() throws Exception {
    try (var jar = RunningJar.start(folder, FREE_PORTS)) {
      var lines = jar.threeLines();

      var playground = URI.create(lines.get(0).replaceFirst("Open +", ""));
      var sandbox = URI.create(lines.get(2).replaceFirst("Webex +sandbox at ", ""));
      assertEquals(200, new Browser(playground).get("/").status());
      assertEquals(200, new Browser(sandbox).get("/").status());
    }
  }

  /** Memory is the default, and whoever stays with it pays for no database. */
  @Test
  void withoutAStoreNoClassOfADatabaseIsLoaded() throws Exception {
    var loaded = folder.resolve("loaded.txt");
    var environment = new HashMap<>(FREE_PORTS);
    environment.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded);
    try (var jar = RunningJar.start(folder, environment)) {
      assertEquals(200, new Browser(jar.address()).get("/").status());
      jar.terminate();
      assertEquals(0, jar.exitCode());
    }

    var log = Files.readString(loaded);
    assertTrue(log.contains(" playground.web.PageServlet "), "the log has what was loaded");
    for (var library : List.of("com.zaxxer.", "org.flywaydb.", "org.jdbi.", "org.postgresql.", "playground.database.Database ")) {
      assertFalse(log.contains("] " + library) || log.contains(" " + library), library);
    }
  }

  @Test
  void withAClientIdTheRealWebexIsUsedAndNoSandboxStarts() throws Exception {
    new ConfigFolder(folder).with("webex.client-id=client-1\nwebex.client-secret=SENTINEL\n");
    try (var taken = listening(); var jar = RunningJar.start(folder, sandboxOn(taken), "--port", "0")) {
      var lines = jar.threeLines();

      assertEquals("Webex         https://webexapis.com/v1", lines.get(2));
      assertFalse(lines.toString().contains("SENTINEL") || jar.errorLines().toString().contains("SENTINEL"));
    }
  }

  @Test
  void behindAProxyThePublicAddressIsTheOneToOpenAndToRegister() throws Exception {
    var environment = Map.of("SERVER_PORT", "0", "SANDBOX_PORT", "0", "SERVER_PUBLIC_URL", "https://play.example.com");
    try (var jar = RunningJar.start(folder, environment)) {
      var lines = jar.threeLines();

      assertEquals("Open          https://play.example.com", lines.get(0));
      assertEquals("Redirect URI  https://play.example.com/callback", lines.get(1));
    }
  }

  @Test
  void aSandboxThatOthersReachHasItsPublicAddressWhereverItIsNamed() throws Exception {
    var environment = Map.of("SERVER_PORT", "0", "SANDBOX_PORT", "0", "SANDBOX_PUBLIC_URL", "https://sandbox.example.com");
    try (var jar = RunningJar.start(folder, environment)) {
      var lines = jar.threeLines();
      assertTrue(jar.line().startsWith("Sessions "));
      var sandboxPort = jar.line().replaceAll("Sandbox port +(\\d+), for the proxy of the sandbox's address", "$1");

      assertEquals("Webex         sandbox at https://sandbox.example.com/v1", lines.get(2));
      var page = new Browser(URI.create(lines.get(0).replaceFirst("Open +", ""))).get("/");
      assertFalse(page.document().select("a[href^=https://sandbox.example.com/my-apps]").isEmpty());
      assertTrue(page.press("requestCode").header("Location").startsWith("https://sandbox.example.com/v1/authorize?"));
      var proxied = "GET /my-apps HTTP/1.1\nHost: sandbox.example.com\nConnection: close\n\n";
      assertEquals(200, RawHttp.status(RawHttp.exchange(Integer.parseInt(sandboxPort), proxied)));
    }
  }

  /** F-16: every fault in one start, a line each, and nothing on standard output. */
  @Test
  void wrongSettingsAreAllReportedAndTheExitCodeIsTwo() throws Exception {
    new ConfigFolder(folder).with("webex.timeout=soon\nwebex.client_secret=SENTINEL\n");
    try (var jar = RunningJar.start(folder, Map.of("SANDBOX_PORT", "many"), "--port", "70000")) {
      assertEquals(2, jar.exitCode());

      var keys = jar.errorLines().stream().map(line -> line.split(" ")[0]).toList();
      assertEquals(List.of("webex.client_secret", "server.port", "sandbox.port", "webex.timeout"), keys);
      assertFalse(jar.errorLines().toString().contains("SENTINEL"));
      assertEquals(List.of(), jar.outputLines());
    }
  }

  /** The setting arrives at the wire. */
  @Test
  void theClientAuthenticatesByTheMethodThatIsSet() throws Exception {
    var webex = new RawWebex();
    webex.answering("HTTP/1.1 401 -\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    new ConfigFolder(folder).with("webex.client-id=client-1\nwebex.client-secret=secret-1\nwebex.base-url=" + webex.baseUrl()
        + "\nwebex.client-authentication=client_secret_basic\n");
    try (var jar = RunningJar.start(folder, FREE_PORTS)) {
      FlowToCode.andExchange(new Browser(URI.create(jar.threeLines().get(0).replaceFirst("Open +", ""))));

      var request = webex.nextRequest();
      assertTrue(request.startsWith("POST /v1/access_token "), request);
      assertTrue(request.contains("Authorization: Basic Y2xpZW50LTE6c2VjcmV0LTE="), request);
    } finally {
      webex.close();
    }
  }

  /** W-21: a secret on the command line is refused, and not repeated. */
  @Test
  void aSecretOnTheCommandLineIsRefused() throws Exception {
    try (var jar = RunningJar.start(folder, Map.of(), "--secret=SENTINEL")) {
      assertEquals(2, jar.exitCode());

      assertEquals(List.of("--secret=… is no option; --help lists all there are"), jar.errorLines());
    }
  }

  /** F-16: an address that is not one of this machine's. */
  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "no-such-name.invalid"})
  void anAddressThatCannotBeListenedOnIsOneLineAndExitCodeTwo(String host) throws Exception {
    var environment =
        Map.of("SERVER_PUBLIC_URL", "https://play.example.com", "SERVER_PORT", "0", "SANDBOX_PORT", "0");
    try (var jar = RunningJar.start(folder, environment, "--host", host)) {
      assertEquals(2, jar.exitCode());

      var said = jar.errorLines();
      assertEquals(
          "Cannot listen on " + host + ":0: take another address with --host, or another port with --port.", said.get(said.size() - 1));
      assertFalse(said.toString().contains("\tat "), "no stack trace");
    }
  }

  /** F-16. */
  @Test
  void aPortInUseIsOneLineThatNamesItAndTheFlagAndTheExitCodeIsThree() throws Exception {
    try (var taken = listening();
        var jar = RunningJar.start(folder, FREE_PORTS, "--port", "" + taken.getLocalPort())) {
      assertEquals(3, jar.exitCode());

      assertEquals(
          List.of(
              "Port " + taken.getLocalPort() + " on 127.0.0.1 is in use: take another with --port, or end what listens"
                  + " there."),
          jar.errorLines());
      assertEquals(List.of(), jar.outputLines());
    }
  }

  /** F-16: nothing starts by halves. */
  @Test
  void theSandboxsPortInUseIsReportedTheSameWay() throws Exception {
    try (var taken = listening(); var jar = RunningJar.start(folder, sandboxOn(taken), "--port", "0")) {
      assertEquals(3, jar.exitCode());

      assertEquals(
          List.of(
              "Port " + taken.getLocalPort() + " on 127.0.0.1 is in use: take another with sandbox.port, in the"
                  + " environment SANDBOX_PORT, or end what listens there."),
          jar.errorLines());
      assertEquals(List.of(), jar.outputLines());
    }
  }

  @ParameterizedTest
  @CsvSource({"--help, 'usage: java -jar webex-oauth-playground.jar [options]'", "--version, webex-oauth-playground 1.0.0"})
  void helpAndVersionPrintTheirTextAndNothingElse(String option, String line) throws Exception {
    try (var jar = RunningJar.start(folder, Map.of(), option)) {
      var said = jar.outputLines();

      assertTrue(said.contains(line), said.toString());
      assertEquals(0, jar.exitCode());
      assertEquals(List.of(), jar.errorLines());
    }
  }

  /** W-02: this machine's other addresses, of which 127.0.0.2 stands for all, are not listened on. */
  @Test
  void bothPortsListenOnTheOneLoopbackAddressAlone() throws Exception {
    try (var jar = RunningJar.start(folder, FREE_PORTS)) {
      for (var address : List.of(jar.line(), jar.line(), jar.line())) {
        var port = URI.create(address.replaceFirst(".* ", "")).getPort();

        assertTrue(accepts("127.0.0.1", port));
        assertThrows(IOException.class, () -> accepts("127.0.0.2", port));
      }
    }
  }

  /** The libraries' licences come along, one folder each, and what they look up by name is found. */
  @Test
  void theJarHoldsLicencesAndServicesOfItsLibraries() throws Exception {
    try (var jar = new JarFile(RunningJar.path().toFile())) {
      var names = jar.stream().map(entry -> entry.getName()).collect(Collectors.toSet());

      for (var library : List.of("commons-cli-jar", "jackson-databind-jar", "slf4j-api-jar", "picocss__pico")) {
        assertTrue(names.stream().anyMatch(name -> name.startsWith("META-INF/licenses/" + library + "/") && name.contains("LICENSE")), library);
      }
      assertTrue(names.contains("META-INF/services/org.slf4j.spi.SLF4JServiceProvider"));
      assertTrue(names.contains("META-INF/services/tools.jackson.databind.ObjectMapper"));
      assertFalse(names.stream().anyMatch(name -> name.endsWith("config.properties")), "no settings of anybody");
      assertTrue(names.contains("jetty-logging.properties"), "what is logged, and what is not");
      assertFalse(names.stream().anyMatch(name -> name.startsWith("org/junit/") || name.startsWith("org/opentest4j/")),
          "JUnit is for those who write tests");
    }
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
  }

  private static Map<String, String> sandboxOn(ServerSocket taken) {
    return Map.of("SANDBOX_PORT", Integer.toString(taken.getLocalPort()));
  }

  private static boolean accepts(String address, int port) throws IOException {
    try (var socket = new Socket(address, port)) {
      return socket.isConnected();
    }
  }

  /** W-27: whoever looks for advisories finds in the jar what it is made of, each library with its version. */
  @Test
  void theJarListsEveryLibraryInIt() throws Exception {
    try (var jar = new JarFile(RunningJar.path().toFile())) {
      var bill = new String(
          jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json")).readAllBytes(), StandardCharsets.UTF_8);
      var libraries = dependenciesOfTheJar();

      assertTrue(libraries.contains("jetty-server"), libraries.toString());
      for (var library : libraries) {
        assertTrue(bill.contains("\"name\" : \"" + library + "\""), library + " is not in the bill");
      }
      assertTrue(bill.contains("pkg:maven/org.eclipse.jetty/jetty-server@"), "with its version");
      assertFalse(bill.contains("junit"), "and none that is not in it");
    }
  }

  /** What the pom names for more than tests. */
  private static List<String> dependenciesOfTheJar() throws Exception {
    var pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile());
    var dependencies = pom.getElementsByTagName("dependency");
    return IntStream.range(0, dependencies.getLength())
        .mapToObj(i -> (Element) dependencies.item(i))
        .filter(dependency -> dependency.getParentNode().getParentNode().getNodeName().equals("project"))
        .filter(dependency -> dependency.getElementsByTagName("scope").getLength() == 0)
        .map(dependency -> dependency.getElementsByTagName("artifactId").item(0).getTextContent())
        .toList();
  }
}
