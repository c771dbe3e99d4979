package playground.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Browser;
import playground.testing.ConfigFolder;
import playground.testing.FlowToCode;
import playground.testing.NodeJar;
import playground.testing.RunningJar;
import playground.testing.RunningPostgres;
import playground.testing.SandboxSteps;

/** The finished runtime image, as people start it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // an image that hangs must not hang the build
class ImageIT {

  private static final Map<String, String> FREE_PORTS = Map.of("SERVER_PORT", "0", "SANDBOX_PORT", "0");
  private static final String LAUNCHER = "bin/webex-oauth-playground";
  private static final String JAR = "lib/webex-oauth-playground.jar";
  private static final String CACHE = "lib/webex-oauth-playground.cache";

  /** Of the keys of a Webex that the test plays. */
  private static final String PASSWORD = "changeit";

  /** Before it, the JVM wants the jar under the very path under which the cache was made. */
  private static final int FIRST_THAT_CAN_BE_MOVED = 19;

  private final Path image = Path.of(System.getProperty("playground.image"));

  @TempDir Path folder;

  @Test
  void aWholeFlowTakesAllClassesOfTheProgramFromTheCache() throws Exception {
    var loaded = folder.resolve("loaded.txt");
    try (var playground = start(image, logging(loaded))) {
      var browser = new Browser(playground.address());
      assertTrue(SandboxSteps.toTokens(browser).has("token"));
      assertTrue(browser.get("/").press("refreshToken").follow().has("refreshed"));
      playground.terminate();
      assertEquals(0, playground.exitCode());
      assertEquals(List.of(), withoutRequests(playground));
    }

    assertFromCache(loaded);
  }

  /** JAVA_OPTS reaches the JVM, several options of it too. */
  private static Map<String, String> logging(Path loaded) {
    var environment = new HashMap<>(FREE_PORTS);
    environment.put("JAVA_OPTS", "-Xmx128m -Xlog:class+load:file=" + loaded);
    return environment;
  }

  private static void assertFromCache(Path loaded) throws IOException {
    var classes = Files.readAllLines(loaded).stream().filter(line -> line.contains(" playground.")).toList();
    assertTrue(classes.stream().anyMatch(line -> line.contains(" playground.web.PageServlet source: shared objects file")));
    assertEquals(List.of(), classes.stream().filter(line -> line.contains(" source: file:")).toList());
  }

  /** Under the same names as the jar's. */
  @Test
  void theCommandsOfTheTerminalAreThere() throws Exception {
    try (var sandbox = command("sandbox", "--port", "0", "--consent", "accept")) {
      var origin = sandbox.line().replaceFirst("Sandbox ready: base URL (\\S+)/v1,.*", "$1");
      try (var device = command("device", "--sandbox=" + origin, "--print", "token"); var explained = command("explain", "--list")) {
        var token = device.outputLines();

        assertEquals(0, device.exitCode(), device.errorLines().toString());
        assertEquals(1, token.size());
        assertTrue(device.errorLines().stream().anyMatch(line -> line.contains("▄")), "a QR code");
        assertTrue(explained.outputLines().size() > 100);
        assertEquals(0, explained.exitCode());
      }
    }
  }

  private RunningJar command(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(image.resolve(LAUNCHER).toString()));
    command.addAll(List.of(arguments));
    return RunningJar.run(command, folder, Map.of());
  }

  @Test
  void aMissingCacheIsOneLineAndItServes() throws Exception {
    var copy = copyTo(folder.resolve("image"));
    Files.delete(copy.resolve(CACHE));

    assertServesWithoutCacheAfter(unfit(copy), copy);
  }

  /** Cut off, by a full disk for instance. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100, 1_000_000})
  void aDamagedCacheIsOneLineAndItServes(int length) throws Exception {
    var copy = copyTo(folder.resolve("image"));
    try (var whole = Files.newInputStream(image.resolve(CACHE))) {
      replace(copy.resolve(CACHE), whole.readNBytes(length));
    }

    assertServesWithoutCacheAfter(unfit(copy), copy);
  }

  /** The cache would bring the classes of the old one. */
  @Test
  void withAnotherJarTheCacheIsNotUsedAndThatIsOneLine() throws Exception {
    var copy = copyTo(folder.resolve("image"));
    Files.write(copy.resolve(JAR), new byte[1], StandardOpenOption.APPEND);

    assertServesWithoutCacheAfter(unfit(copy), copy);
  }

  /** As large as ours, and of another JVM: they differ in their first bytes. */
  @Test
  void aCacheThatTheJvmRefusesIsOneLineAndItServes() throws Exception {
    var copy = copyTo(folder.resolve("image"));
    replace(copy.resolve(CACHE), new byte[(int) Files.size(image.resolve(CACHE))]);

    assertServesWithoutCacheAfter(refused(copy), copy);
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Files.delete(file);
    Files.write(file, content);
  }

  private static String unfit(Path copy) {
    return "The start-up cache " + cacheAsNamed(copy) + " is missing, damaged or of another jar: this start takes longer. Build"
        + " the image again.";
  }

  private static String refused(Path copy) {
    return "The start-up cache " + cacheAsNamed(copy) + " does not fit: this start takes longer. Build the image again.";
  }

  private static String cacheAsNamed(Path copy) {
    return copy.resolve(LAUNCHER).getParent() + "/../" + CACHE;
  }

  private void assertServesWithoutCacheAfter(String line, Path copy) throws Exception {
    var loaded = folder.resolve("loaded.txt");
    try (var playground = start(copy, logging(loaded))) {
      var address = playground.address(); // so nothing of the JVM's stands before it on standard output
      assertEquals(200, new Browser(address).get("/").status());
      assertEquals(List.of(line), withoutRequests(playground));
    }

    assertTrue(Files.readString(loaded).contains(" playground.Main source: file:"));
  }

  @Test
  void movedToAFolderWithASpaceItServesAndFromJdk19OnKeepsItsCache() throws Exception {
    var moved = copyTo(folder.resolve("my tools"));
    if (Runtime.version().feature() < FIRST_THAT_CAN_BE_MOVED) {
      assertServesWithoutCacheAfter(refused(moved), moved);
      return;
    }
    var loaded = folder.resolve("loaded.txt");
    try (var playground = start(moved, logging(loaded))) {
      assertEquals(200, new Browser(playground.address()).get("/").status());
      assertEquals(List.of(), withoutRequests(playground));
    }

    assertFromCache(loaded);
  }

  @Test
  void aLinkStartsItAndArgumentsWithSpacesArrive() throws Exception {
    new ConfigFolder(folder).with("my settings.properties", "server.port=0\nsandbox.port=0\n", UTF_8);
    var elsewhere = Files.createDirectory(folder.resolve("some folder"));
    var absolute = Files.createSymbolicLink(elsewhere.resolve("absolute"), image.resolve(LAUNCHER));
    var relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("some folder", "absolute"));

    var command = List.of(relative.toString(), "--config", "my settings.properties");
    try (var playground = RunningJar.run(command, folder, Map.of())) {
      assertEquals(200, new Browser(playground.address()).get("/").status());
      assertEquals(List.of(), withoutRequests(playground));
    } finally {
      Files.delete(absolute); // it leads out of the folder that JUnit deletes
    }
  }

  /** Driver, pool and migrations look much up by name. */
  @Test
  void aFlowGoesThroughOnADatabase() throws Exception {
    var environment = NodeJar.environment(RunningPostgres.emptyDatabase());
    environment.putAll(FREE_PORTS);

    try (var playground = start(image, environment)) {
      assertTrue(SandboxSteps.toTokens(new Browser(playground.address())).has("token"));
    }
  }

  /** As Webex has it: the certificate's key is one of elliptic curves, which no class of ours names. */
  @Test
  void tokensAreRequestedOverTls() throws Exception {
    var keys = certificate();
    var webex = webexWith(keys);
    var environment = new HashMap<>(FREE_PORTS);
    environment.put("JAVA_OPTS", "-Djavax.net.ssl.trustStore=" + keys + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    environment.put("WEBEX_CLIENT_ID", "client-1");
    environment.put("WEBEX_CLIENT_SECRET", "s3cret");
    environment.put("WEBEX_BASE_URL", "https://localhost:" + webex.getAddress().getPort() + "/v1");

    try (var playground = start(image, environment)) {
      var page = FlowToCode.andExchange(new Browser(playground.address()));
      assertEquals("a-token", page.value("token"), page.document().select(".failure").text());
    } finally {
      webex.stop(0);
    }
  }

  private Path certificate() throws IOException, InterruptedException {
    var keys = folder.resolve("keys.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    assertEquals(0, new ProcessBuilder(keytool, "-genkeypair", "-alias", "webex", "-keyalg", "EC", "-dname", "CN=localhost",
        "-ext", "SAN=dns:localhost", "-keystore", keys.toString(), "-storepass", PASSWORD).start().waitFor());
    return keys;
  }

  private static HttpsServer webexWith(Path keys) throws Exception {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
    var tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext("/v1/access_token", exchange -> {
      var body = "{\"access_token\":\"a-token\",\"expires_in\":1209599}".getBytes(US_ASCII);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    return server;
  }

  /** Those that the JDK trusts, Webex's among them. */
  @Test
  void theRootCertificatesCameAlong() throws Exception {
    var ours = image.resolve("runtime/lib/security/cacerts").toFile();

    assertTrue(KeyStore.getInstance(ours, (char[]) null).size() > 50);
  }

  @Test
  void onlyTheModulesThatAreNeededAreInIt() throws Exception {
    var release = Files.readString(image.resolve("runtime/release"));

    assertTrue(release.contains("java.net.http") && release.contains("java.sql"), release);
    assertFalse(release.contains("jdk.compiler") || release.contains("java.rmi"), release);
  }

  private Path copyTo(Path target) throws IOException, InterruptedException {
    var copying = new ProcessBuilder("cp", "-a", image.toString(), target.toString()).inheritIO().start();
    assertEquals(0, copying.waitFor());
    return target;
  }

  private RunningJar start(Path where, Map<String, String> environment) throws IOException {
    return RunningJar.run(List.of(where.resolve(LAUNCHER).toString()), folder, environment);
  }

  /** Standard error without the lines of the request log. */
  private static List<String> withoutRequests(RunningJar playground) throws IOException {
    return playground.errorLines().stream().filter(line -> !line.contains(":p.requests:")).toList();
  }
}
