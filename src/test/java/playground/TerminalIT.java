package playground;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.config.TerminalAction;
import playground.testing.Browser;
import playground.testing.FreePort;
import playground.testing.RunningJar;
import playground.testing.Wait;
import playground.webex.Json;

/** The finished jar's commands for the terminal, as people and scripts run them: exit codes, streams and processes. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a jar that hangs must not hang the build
class TerminalIT {

  private static final String CLIENT_ID = "C0123456789abcdef";
  private static final String CLIENT_SECRET = "only-for-th1s-test";

  @TempDir Path folder;

  /** The README's line, but for the port. */
  @Test
  void aShellGetsATokenFromASandboxThatConsentsByItself() throws Exception {
    try (var sandbox = sandbox("accept")) {
      var origin = origin(sandbox);

      try (var token = run("token", "--sandbox=" + origin, "--no-browser", "--print", "token")) {
        var printed = token.outputLines();

        assertEquals(0, token.exitCode());
        assertEquals(1, printed.size());
        assertEquals(200, rooms(origin, printed.get(0)));
        assertFalse(String.join(" ", token.errorLines()).contains(printed.get(0)), "no token on standard error");
      }
    }
  }

  @Test
  void savedTokensAreCheckedRefreshedAndRevoked() throws Exception {
    try (var sandbox = sandbox("accept")) {
      var at = "--sandbox=" + origin(sandbox);

      assertEquals(0, exitCode("token", at, "--no-browser", "--save", "tokens.json"));
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tokens.json"))));
      assertEquals(0, exitCode("check", at, "--from", "tokens.json"));
      var before = Files.readString(folder.resolve("tokens.json"));
      assertEquals(0, exitCode("refresh", at, "--from", "tokens.json"));
      assertNotEquals(before, Files.readString(folder.resolve("tokens.json")));
      assertEquals(0, exitCode("revoke", at, "--from", "tokens.json"));
      assertFalse(Files.exists(folder.resolve("tokens.json")));
    }
  }

  @Test
  void aDeviceGetsItsTokens() throws Exception {
    try (var sandbox = sandbox("accept")) {
      var origin = origin(sandbox);

      try (var device = run("device", "--sandbox=" + origin, "--print", "token")) {
        var printed = device.outputLines();

        assertEquals(0, device.exitCode());
        assertEquals(200, rooms(origin, printed.get(0)));
        assertTrue(device.errorLines().stream().anyMatch(line -> line.contains("▄")), "a QR code, whatever the locale is");
      }
    }
  }

  /** Where there is a desktop, the browser is opened; here it is a script that only follows redirects. */
  @Test
  void theBrowserIsOpenedWithTheAuthorizationUrlAndNoSecret() throws Exception {
    Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "xdg-open is Linux's");
    var opener = Files.writeString(folder.resolve("xdg-open"), "#!/bin/sh\necho \"$@\" > opened.txt\nexec curl -sL \"$1\" > page.html\n");
    Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
    try (var sandbox = sandbox("accept")) {
      var path = Map.of("PATH", folder + ":" + System.getenv("PATH"));

      try (var token = RunningJar.start(folder, path, "token", "--sandbox=" + origin(sandbox), "--print", "token")) {
        var printed = token.outputLines();

        assertEquals(0, token.exitCode());
        var opened = Files.readString(folder.resolve("opened.txt"));
        assertTrue(opened.contains("/v1/authorize?") && opened.contains("code_challenge="), opened);
        for (var secret : List.of(printed.get(0), "only-for-the-sandbox", "code_verifier")) {
          assertFalse(opened.contains(secret), "W-21: other users can read the list of processes");
        }
      }
    }
  }

  /** The util-linux program script gives it a terminal of its own. */
  @Test
  void aTerminalGetsColoursUnlessNoColorIsSet() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script here");
    var command = List.of(
        "/usr/bin/script", "-qec", Path.of(System.getProperty("java.home"), "bin", "java") + " -jar " + RunningJar.path()
            + " token --sandbox=http://localhost:1", "/dev/null");

    assertTrue(inTerminal(command, Map.of("TERM", "xterm")).contains("\u001B[1mNo sandbox responds"));
    assertFalse(inTerminal(command, Map.of("TERM", "xterm", "NO_COLOR", "1")).contains("\u001B"));
  }

  private String inTerminal(List<String> command, Map<String, String> environment) throws Exception {
    try (var jar = RunningJar.run(command, folder, environment)) {
      var said = String.join("\n", jar.outputLines());
      assertEquals(5, jar.exitCode(), said);
      return said;
    }
  }

  @Test
  void aDamagedProgramIsItsOwnFaultAndTheExitCodeIsOne() throws Exception {
    var damaged = Files.copy(RunningJar.path(), folder.resolve("damaged.jar"));
    try (var jar = FileSystems.newFileSystem(damaged)) {
      Files.delete(jar.getPath("playground/webex/Discovery.class"));
    }
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    try (var token = RunningJar.run(
        List.of(java, "-jar", damaged.toString(), "token", "--sandbox=http://localhost:1"), folder, Map.of())) {
      assertEquals(1, token.exitCode());
      assertTrue(token.errorLines().contains("This program failed."), token.errorLines().toString());
      assertEquals(List.of(), token.outputLines());
    }
  }

  @ParameterizedTest
  @EnumSource(TerminalAction.class)
  void withoutAClientIdBothWaysOutAreNamedAndTheExitCodeIsTwo(TerminalAction action) throws Exception {
    try (var command = run(action.commandName(), "--timeout", "5")) {
      assertEquals(2, command.exitCode());
      var said = String.join(" ", command.errorLines());
      assertTrue(said.contains("WEBEX_CLIENT_ID") && said.contains("--sandbox"), said);
      assertEquals(List.of(), command.outputLines());
    }
  }

  @Test
  void aRedirectUriWhosePortIsInUseIsExitCodeThree() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        var token = RunningJar.start(
            folder, client(URI.create("http://localhost:1")), "token", "--no-browser", "--redirect-uri",
            "http://localhost:" + taken.getLocalPort() + "/callback")) {
      assertEquals(3, token.exitCode());
      assertTrue(token.errorLines().get(0).contains("take another with --redirect-uri"), token.errorLines().toString());
    }
  }

  @Test
  void aPersonWhoDeclinesIsExitCodeFour() throws Exception {
    try (var sandbox = sandbox("deny");
        var token = run("token", "--sandbox=" + origin(sandbox), "--no-browser")) {
      assertEquals(4, token.exitCode());
      assertTrue(token.errorLines().contains("Access was denied."), token.errorLines().toString());
    }
  }

  /** Nobody would come: it is said at once, and not after the time-out. */
  @Test
  void aSandboxThatRefusesTheRequestIsExitCodeFour() throws Exception {
    try (var sandbox = sandbox("accept");
        var token = run("token", "--sandbox=" + origin(sandbox), "--no-browser", "--redirect-uri",
            "http://localhost:" + FreePort.find() + "/not/registered")) {
      assertEquals(4, token.exitCode());
      assertTrue(token.errorLines().contains("The sandbox refused the authorization request (400)."), token.errorLines().toString());
    }
  }

  /** Where a desktop is said to be, but none is. */
  @Test
  void aBrowserThatDoesNotOpenIsNoneAtASandboxThatConsents() throws Exception {
    Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "xdg-open is Linux's");
    var opener = Files.writeString(folder.resolve("xdg-open"), "#!/bin/sh\nexit 3\n");
    Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
    try (var sandbox = sandbox("accept");
        var token = RunningJar.start(
            folder, Map.of("PATH", folder + ":" + System.getenv("PATH")), "token", "--sandbox=" + origin(sandbox), "--print", "token")) {
      assertEquals(1, token.outputLines().size());
      assertEquals(0, token.exitCode(), token.errorLines().toString());
    }
  }

  @Test
  void aResultThatNobodyTakesIsNoSuccess() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "Linux's device that is always full");
    try (var sandbox = sandbox("accept");
        var token = RunningJar.run(
            List.of("sh", "-c", Path.of(System.getProperty("java.home"), "bin", "java") + " -jar " + RunningJar.path()
                + " token --no-browser --sandbox=" + origin(sandbox) + " >/dev/full"), folder, Map.of())) {
      assertEquals(2, token.exitCode());
      assertTrue(token.errorLines().contains("The result can't be written to standard output."), token.errorLines().toString());
    }
  }

  /** The JVM then reads some file of its own as standard input, or nothing. */
  @Test
  void aClosedStandardInputIsNobodyWhoPastes() throws Exception {
    try (var sandbox = sandbox("accept");
        var token = RunningJar.run(
            List.of("sh", "-c", Path.of(System.getProperty("java.home"), "bin", "java") + " -jar " + RunningJar.path()
                + " token --paste --sandbox=" + origin(sandbox) + " <&-"), folder, Map.of())) {
      assertTrue(Set.of(4, 5).contains(token.exitCode()), token.errorLines().toString());
      assertTrue(token.errorLines().contains("No callback of this request was pasted."), token.errorLines().toString());
      assertTrue(token.errorLines().size() < 400, "no flood");
    }
  }

  @ParameterizedTest
  @EnumSource(TerminalAction.class)
  void aSandboxThatIsNotThereIsExitCodeFiveAndTheCommandThatStartsOneIsNamed(TerminalAction action) throws Exception {
    var file = Files.writeString(folder.resolve("tokens.json"), """
        {"client_id": "a", "access_token": "b", "endpoints": {"token_endpoint": "http://localhost/"}}""");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    var arguments = new ArrayList<>(List.of(action.commandName(), "--sandbox=http://localhost:" + FreePort.find()));
    arguments.addAll(action.needsFile() ? List.of("--from", file.toString()) : List.of());

    try (var command = run(arguments.toArray(String[]::new))) {
      assertEquals(5, command.exitCode());
      var said = String.join(" ", command.errorLines()).replaceAll("\\s+", " ");
      assertTrue(said.contains("Start one with \"java -jar webex-oauth-playground.jar sandbox\""), said);
    }
  }

  /** As a shell's Ctrl-C has it. */
  @Test
  void theInterruptSignalIsExitCode130() throws Exception {
    try (var sandbox = sandbox("ask");
        var token = RunningJar.start(
            interruptible(), folder, Map.of(), "token", "--sandbox=" + origin(sandbox), "--no-browser")) {
      awaited(token, "Waiting at");
      assertEquals(0, new ProcessBuilder("kill", "-INT", Long.toString(token.pid())).start().waitFor());

      assertEquals(130, token.exitCode());
    }
  }

  /** Whoever runs the tests in the background may have told all of their processes to ignore it. */
  private static List<String> interruptible() throws Exception {
    var launcher = List.of("env", "--default-signal=INT");
    try {
      var isKnown = new ProcessBuilder(launcher.get(0), launcher.get(1), "true").start().waitFor() == 0;
      return isKnown ? launcher : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** C-21: with rotation, a refresh token that is used twice ends all: whoever comes second waits, and uses the next one. */
  @Test
  void processesThatShareAFileRefreshOneAfterTheOther() throws Exception {
    var redirectUri = "http://localhost:" + FreePort.find() + "/callback";
    Files.writeString(folder.resolve("seed.json"), """
        {"integrations": [{"name": "Shared", "clientId": "%s", "clientSecret": "%s", "redirectUris": ["%s"],
          "scopes": ["spark:rooms_read"], "refreshPolicy": "rotate"}]}""".formatted(CLIENT_ID, CLIENT_SECRET, redirectUri));
    try (var sandbox = sandbox("accept", "--integrations", "seed.json")) {
      var origin = origin(sandbox);
      signIn(origin, redirectUri);

      var all = new ArrayList<RunningJar>();
      for (var i = 0; i < 4; i++) {
        all.add(RunningJar.start(folder, client(origin), "token", "--from", "tokens.json", "--print", "token"));
      }
      var tokens = new ArrayList<String>();
      for (var one : all) {
        try (one) {
          tokens.addAll(one.outputLines());
          assertEquals(0, one.exitCode(), one.errorLines().toString());
        }
      }

      assertEquals(4, tokens.stream().distinct().count());
      var last = Json.parse(Files.readString(folder.resolve("tokens.json"))).orElseThrow().get("access_token").stringValue();
      assertTrue(tokens.contains(last));
      assertEquals(200, rooms(origin, last), "nobody used a refresh token twice");
    }
  }

  private void signIn(URI origin, String redirectUri) throws Exception {
    try (var token = RunningJar.start(
        folder, client(origin), "token", "--no-browser", "--redirect-uri", redirectUri, "--save", "tokens.json")) {
      new Browser(origin).get(awaited(token, "http")).follow().follow().withPictures();
      assertEquals(0, token.exitCode(), token.errorLines().toString());
    }
  }

  @ParameterizedTest
  @EnumSource(TerminalAction.class)
  void helpHasEveryExitCodeAndAnExample(TerminalAction action) throws Exception {
    try (var help = run(action.commandName(), "--help")) {
      var said = help.outputLines();

      assertEquals(0, help.exitCode());
      for (var code : IntStream.rangeClosed(0, 6).mapToObj(Integer::toString).toList()) {
        assertTrue(said.stream().anyMatch(line -> line.startsWith("  " + code + " ")), code);
      }
      assertTrue(said.stream().anyMatch(line -> line.startsWith("  130 ")));
      assertTrue(said.stream().allMatch(line -> line.length() <= 110), said.toString());
      assertTrue(said.contains("Examples:"));
    }
  }

  /** The first line on standard error that begins so, as soon as it is there. */
  private static String awaited(RunningJar jar, String beginning) {
    return Wait.until("a line that begins with " + beginning, () -> {
      var isRunning = ProcessHandle.of(jar.pid()).isPresent();
      var line = jar.errorLines().stream().filter(said -> said.startsWith(beginning)).findFirst();
      assertTrue(isRunning || line.isPresent(), jar.errorLines().toString());
      return line;
    }, Optional::isPresent).orElseThrow();
  }

  private RunningJar sandbox(String consent, String... more) throws IOException {
    var arguments = new ArrayList<>(List.of("sandbox", "--port", "0", "--consent", consent));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private static URI origin(RunningJar sandbox) throws IOException {
    return URI.create(sandbox.line().replaceFirst("Sandbox ready: base URL (\\S+)/v1,.*", "$1"));
  }

  private static Map<String, String> client(URI origin) {
    return Map.of(
        "WEBEX_CLIENT_ID", CLIENT_ID, "WEBEX_CLIENT_SECRET", CLIENT_SECRET, "WEBEX_BASE_URL", origin + "/v1",
        "WEBEX_ISSUERS", origin + "/idb");
  }

  private RunningJar run(String... arguments) throws IOException {
    return RunningJar.start(folder, Map.of(), arguments);
  }

  private int exitCode(String... arguments) throws Exception {
    try (var command = run(arguments)) {
      command.outputLines();
      return command.exitCode();
    }
  }

  private static int rooms(URI origin, String token) {
    return new Browser(origin).send(java.net.http.HttpRequest.newBuilder(origin.resolve("/v1/rooms"))
        .timeout(java.time.Duration.of(20, SECONDS.toChronoUnit())).header("Authorization", "Bearer " + token).build()).status();
  }
}
