package playground.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.config.TerminalConfig.Print;

/** The command lines of the commands that work in the terminal. */
class TerminalOptionsTest {

  private static final Map<String, String> CLIENT = Map.of("WEBEX_CLIENT_ID", "C1", "WEBEX_CLIENT_SECRET", "s");

  @TempDir Path folder;

  @Test
  void everyOptionOfTokenIsUnderstood() {
    var config = read(CLIENT, "token", "--scopes", "spark:kms spark:people_read", "--redirect-uri", "http://127.0.0.1:9000/back",
        "--no-browser", "--timeout", "7", "--print", "env", "--save", "a.json", "--from=b.json");

    assertEquals(TerminalAction.TOKEN, config.action());
    assertEquals("spark:kms spark:people_read", config.requested().scopes().toString());
    assertEquals(URI.create("http://127.0.0.1:9000/back"), config.dialogue().redirectUri());
    assertTrue(config.dialogue().isChosen());
    assertFalse(config.dialogue().browser());
    assertEquals(Duration.ofSeconds(7), config.dialogue().timeout());
    assertEquals(Print.ENV, config.print());
    assertEquals(Optional.of(Path.of("a.json")), config.files().save());
    assertEquals(Optional.of(Path.of("b.json")), config.files().from());
  }

  @Test
  void withoutOptionsTheBrowserIsOpenedAndTheTokenSetPrinted() {
    var config = read(CLIENT, "token");

    assertEquals(URI.create("http://localhost:8080/callback"), config.dialogue().redirectUri());
    assertTrue(config.dialogue().browser() && config.dialogue().qr() && !config.dialogue().paste());
    assertEquals(Duration.ofMinutes(10), config.dialogue().timeout());
    assertEquals(Print.JSON, config.print());
    assertEquals(Optional.empty(), config.sandbox());
  }

  /** It is the one that the playground has with these settings, so it is registered. */
  @Test
  void theRedirectUriFollowsThePlaygroundsPort() {
    var settings = Map.of("WEBEX_CLIENT_ID", "C1", "SERVER_PORT", "9090");

    assertEquals(URI.create("http://localhost:9090/callback"), read(settings, "token").dialogue().redirectUri());
  }

  @ParameterizedTest
  @CsvSource({
    "--sandbox,                         http://localhost:8081",
    "--sandbox=http://localhost:9999/,  http://localhost:9999",
    "--sandbox=https://sandbox.example, https://sandbox.example"
  })
  void aSandboxNeedsNoClientId(String option, String origin) {
    var config = read(Map.of(), "token", option);

    assertEquals(Optional.of(URI.create(origin)), config.sandbox());
    assertEquals(Optional.empty(), config.credentials());
  }

  @Test
  void aRedirectUriElsewhereNeedsPaste() {
    var elsewhere = "https://app.example/callback";

    assertTrue(faults(CLIENT, "token", "--redirect-uri", elsewhere).get(0).contains("add --paste"));
    assertEquals(URI.create(elsewhere), read(CLIENT, "token", "--paste", "--redirect-uri", elsewhere).dialogue().redirectUri());
    assertFalse(read(CLIENT, "token", "--paste", "--redirect-uri", elsewhere).dialogue().browser(), "it is on another machine");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "http://localhost/callback", "https://localhost:8080/callback", "http://192.0.2.1:8080/callback",
    "http://localhost.example:8080/callback", "http://user@evil.example:80/", "http://localhost:8080/callback?x=1",
    "http://localhost:8080", "http://LOCALHOST:8080/callback", "http://localhost:8080/a%20b", "http://localhost:8080/*",
    "http://localhost:8080/signed-in", "http://localhost:8080/signed-in.svg", "http://localhost:8080/assets/x"
  })
  void onlyAnHttpAddressOfThisMachineWithAPortCanBeListenedAt(String redirectUri) {
    assertEquals(1, faults(CLIENT, "token", "--redirect-uri", redirectUri).size());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "token --print xml          | --print must be token, json or env",
    "token --timeout 0          | --timeout must be whole seconds, from 1 to 3600",
    "token --timeout 1m         | --timeout must be whole seconds, from 1 to 3600",
    "token --redirect-uri x     | --redirect-uri must be an absolute address without fragment, such as http://localhost:8080/callback",
    "token --sandbox=ftp://x    | --sandbox must be scheme, host and port alone, such as http://localhost:8081",
    "token --sandbox=http://localhost:1/v1 | --sandbox must be scheme, host and port alone, such as http://localhost:8081",
    "token --sandbox=http://elsewhere.example | --sandbox must be scheme, host and port alone, such as http://localhost:8081",
    "token --no-qr              | --no-qr is no option; --help lists all there are",
    "check --print json         | --print is no option; --help lists all there are",
    "device --client-secret=SENTINEL | --client-secret=… is no option; --help lists all there are",
    "revoke SENTINEL            | an argument that is no option was given; --help lists all there are",
  })
  void aWrongOptionIsOneLine(String arguments, String fault) {
    assertEquals(List.of(fault), faults(CLIENT, arguments.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"refresh", "check", "revoke"})
  void whatWorksOnSavedTokensNeedsTheirFile(String command) {
    assertTrue(faults(CLIENT, command).get(0).startsWith(command + " needs --from FILE"));
  }

  @ParameterizedTest
  @EnumSource(TerminalAction.class)
  void withoutClientIdAndSandboxBothWaysOutAreNamed(TerminalAction action) {
    var fault = faults(Map.of(), action.commandName(), "--timeout", "1").get(0);

    assertTrue(fault.contains("WEBEX_CLIENT_ID") && fault.contains("config.properties") && fault.contains("--sandbox"), fault);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "explain a b      | explain takes one error code, or --list, or reads standard input; explain --help",
    "explain a --list | explain takes one error code, or --list, or reads standard input; explain --help",
    "explain --code=x | --code=… is no option; --help lists all there are"
  })
  void explainTakesOneCode(String arguments, String fault) {
    assertEquals(List.of(fault), faults(Map.of(), arguments.split(" ")));
  }

  @Test
  void anUnknownCommandIsNotRepeatedAndTheKnownOnesAreNamed() {
    assertEquals(
        List.of("the first argument is no command: token, device, refresh, check, revoke, explain, sandbox; --help says what each does"),
        faults(Map.of(), "SENTINEL", "--help"));
  }

  @Test
  void explainNeedsNoSettings() {
    assertEquals(new Command.RunExplain(Optional.of("invalid_grant"), false), Command.read(
        new String[] {"explain", "invalid_grant"}, Map.of(), folder));
    assertEquals(new Command.RunExplain(Optional.empty(), true), Command.read(new String[] {"explain", "--list"}, Map.of(), folder));
  }

  private TerminalConfig read(Map<String, String> environment, String... arguments) {
    return assertInstanceOf(Command.RunTerminal.class, Command.read(arguments, environment, folder)).config();
  }

  private List<String> faults(Map<String, String> environment, String... arguments) {
    return assertThrows(ConfigException.class, () -> Command.read(arguments, environment, folder)).faults();
  }
}
