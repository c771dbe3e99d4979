package playground.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.ClientAuthentication;
import playground.oauth.Endpoint;
import playground.oauth.ServerMetadata;
import playground.oauth.Secret;
import playground.oauth.SigningAlgorithm;
import playground.testing.ConfigFolder;

/** Settings from the command line, the environment and the file, read together. */
class ConfigReaderTest {

  @TempDir Path folder;

  @Test
  void withoutAnySettingTheDefaultsAreUsedAndTheSandboxToo() {
    var config = started(Map.of()).config();

    assertEquals(Optional.empty(), config.credentials());
    assertEquals("spark:rooms_read", config.scopes().toString());
    assertEquals(URI.create("https://webexapis.com/v1"), config.webex().baseUrl());
    assertEquals("127.0.0.1", config.address().host());
    assertEquals(8080, config.address().port());
    assertEquals(8081, config.sandbox().address().port());
    assertEquals(Optional.empty(), config.publicUrl());
    assertEquals(Duration.ofSeconds(10), config.webex().timeout());
    assertFalse(config.openBrowser());
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws Exception {
    file("server.port=1001\nsandbox.port=1002\nwebex.timeout=3\n");
    var environment = Map.of("SERVER_PORT", "2001", "SANDBOX_PORT", "2002");

    var config = started(environment, "--port", "3001", "--open").config();

    assertEquals(3001, config.address().port());
    assertEquals(2002, config.sandbox().address().port());
    assertEquals(Duration.ofSeconds(3), config.webex().timeout());
    assertTrue(config.openBrowser());
  }

  @Test
  void aBlankValueCountsAsNoneWhereverItStands() throws Exception {
    file("server.port=  \nsandbox.port=1002\n");

    var config = started(Map.of("SANDBOX_PORT", " ", "SERVER_HOST", "")).config();

    assertEquals(8080, config.address().port());
    assertEquals(1002, config.sandbox().address().port());
    assertEquals("127.0.0.1", config.address().host());
  }

  @Test
  void aClientIdAndItsSecretComeFromWhereverTheyStand() throws Exception {
    file("webex.client-id=client-1\n");

    var credentials = started(Map.of("WEBEX_CLIENT_SECRET", "s&cret")).config().credentials().orElseThrow();

    assertEquals("client-1", credentials.clientId());
    assertEquals(Optional.of(new Secret("s&cret")), credentials.clientSecret());
  }

  @Test
  void everySettingCanComeFromTheEnvironment() {
    var config =
        started(
                Map.of(
                    "WEBEX_CLIENT_ID", "client-1",
                    "WEBEX_SCOPES", "spark:all",
                    "WEBEX_BASE_URL", "https://api-usgov.webex.com/v1/",
                    "WEBEX_TIMEOUT", "2.5 s",
                    "SERVER_HOST", "::1",
                    "SERVER_PUBLIC_URL", "https://play.example.com/"))
            .config();

    assertEquals("client-1", config.credentials().orElseThrow().clientId());
    assertEquals("spark:all", config.scopes().toString());
    assertEquals(URI.create("https://api-usgov.webex.com/v1"), config.webex().baseUrl());
    assertEquals(Duration.ofMillis(2500), config.webex().timeout());
    assertEquals("::1", config.address().host());
    assertEquals(Optional.of(URI.create("https://play.example.com")), config.publicUrl());
  }

  @Test
  void theEndpointsCanBeSetOneByOne() throws Exception {
    file("""
        webex.issuers=https://a.example.com, https://b.example.com/idb
        webex.discovery-url=https://a.example.com/.well-known/openid-configuration
        webex.authorization-endpoint=https://a.example.com/1
        webex.token-endpoint=https://a.example.com/2
        webex.device-authorization-endpoint=https://a.example.com/3
        webex.device-token-endpoint=https://a.example.com/4
        webex.userinfo-endpoint=https://a.example.com/5
        webex.jwks-uri=http://localhost:7000/6
        """);

    var config = started(Map.of()).config();

    var metadata = config.webex().metadata();
    assertEquals(List.of("https://a.example.com", "https://b.example.com/idb"), metadata.issuers());
    assertEquals(
        "https://a.example.com/.well-known/openid-configuration", config.webex().discoveryUrl().get().toString());
    assertEquals("https://a.example.com/1", metadata.endpoints().get(Endpoint.AUTHORIZATION).toString());
    assertEquals("https://a.example.com/2", metadata.endpoints().get(Endpoint.TOKEN).toString());
    assertEquals("https://a.example.com/3", metadata.endpoints().get(Endpoint.DEVICE_AUTHORIZATION).toString());
    assertEquals("https://a.example.com/4", metadata.endpoints().get(Endpoint.DEVICE_TOKEN).toString());
    assertEquals("https://a.example.com/5", metadata.endpoints().get(Endpoint.USERINFO).toString());
    assertEquals("http://localhost:7000/6", metadata.endpoints().get(Endpoint.JWKS).toString());
  }

  @ParameterizedTest
  @EnumSource
  void theClientAuthenticatesByTheMethodThatIsSet(ClientAuthentication method) {
    var config = started(Map.of("WEBEX_CLIENT_AUTHENTICATION", method.methodName())).config();

    assertEquals(Optional.of(method), config.webex().clientAuthentication());
    assertEquals(Optional.empty(), started(Map.of()).config().webex().clientAuthentication());
  }

  /** F-16. */
  @Test
  void anUnknownMethodOfAuthenticationIsAFaultThatListsThoseThereAre() {
    assertEquals(
        List.of("webex.client-authentication is \"private_key_jwt\" in the environment as WEBEX_CLIENT_AUTHENTICATION: it must"
            + " be client_secret_post, client_secret_basic or none, or be left empty"),
        faults(Map.of("WEBEX_CLIENT_AUTHENTICATION", "private_key_jwt")));
  }

  /** A failure blames the setting that chose an address, and no other. */
  @Test
  void eachEndpointIsChosenByOneSetting() throws Exception {
    file("webex.token-endpoint=https://a.example.com/2");
    var documented = new ServerMetadata(
        Map.of(
            Endpoint.AUTHORIZATION, URI.create("https://w.example.com/v1/authorize"),
            Endpoint.TOKEN, URI.create("https://w.example.com/v1/access_token")),
        List.of(), Optional.empty());
    var discovered = new ServerMetadata(
        Map.of(Endpoint.REVOCATION, URI.create("https://w.example.com/revoke")), List.of(), Optional.empty());

    var config = started(Map.of()).config().webex();
    var server = config.metadata().over(discovered.over(documented)).of(URI.create("https://w.example.com/v1"));

    assertEquals(
        Map.of(Endpoint.TOKEN, "webex.token-endpoint", Endpoint.REVOCATION, "webex.discovery-url"),
        config.settingsOf(server, documented));
  }

  /** C-19: codes, secrets and keys pass there, so it is https or this machine. */
  @ParameterizedTest
  @ValueSource(strings = {
      "webex.discovery-url", "webex.authorization-endpoint", "webex.token-endpoint", "webex.device-authorization-endpoint",
      "webex.device-token-endpoint", "webex.userinfo-endpoint", "webex.jwks-uri", "webex.issuers"
  })
  void anEndpointThatIsNotHttpsIsAFault(String key) throws Exception {
    file(key + "=http://broker.example.com/x\n");

    var fault = faults(Map.of()).get(0);

    assertTrue(fault.startsWith(key + " is \"http://broker.example.com/x\" in config.properties: it must be "), fault);
  }

  /** C-16: exactly those that are named, and RS256 when none is. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "''           | RS256", "ES256             | ES256", "PS256, RS256 | RS256 PS256",
      "ES512 PS384  | ES512 PS384"
  })
  void idTokensMayBeSignedWithTheAlgorithmsThatAreSet(String set, String allowed) throws Exception {
    file("webex.id-token-algorithms=" + set + "\n");

    var names = Arrays.stream(allowed.split(" ")).map(SigningAlgorithm::valueOf).collect(Collectors.toSet());
    assertEquals(names, started(Map.of()).config().webex().idTokenAlgorithms());
  }

  /** C-16: never without a signature, never with a shared secret, and never a guess at what is meant. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "RS256 HS512", "RS256,none", "rs256", "EdDSA", "ES256K", ",", "RS256;ES256"})
  void anAlgorithmThatIsNotAsymmetricOrNotKnownIsAFault(String set) throws Exception {
    file("webex.id-token-algorithms=" + set + "\n");

    assertEquals(
        List.of("webex.id-token-algorithms is \"" + set + "\" in config.properties: it must be names of asymmetric algorithms,"
            + " separated by commas or spaces: RS256, RS384, RS512, ES256, ES384, ES512, PS256, PS384, PS512; never none or"
            + " HS256, because anybody could have made such a token"),
        faults(Map.of()));
  }

  /** F-16: whoever mends one fault must not meet the next one at the next start. */
  @Test
  void oneStartNamesEveryFaultWithKeyValueAndWhatWouldBeRight() throws Exception {
    file("webex.timeout=soon\nserver.prot=1\nwebex.base-url=http://webexapis.com/v1\nwebex.scopes=a,b\n");
    var environment = Map.of("SANDBOX_PORT", "65536", "SERVER_PUBLIC_URL", "https://play.example.com/path");

    var faults = faults(environment, "--port", "eighty");

    assertEquals(
        List.of(
            "server.prot in config.properties: there is no such setting; config.example.properties lists all there are",
            "server.public-url is \"https://play.example.com/path\" in the environment as SERVER_PUBLIC_URL: it must be"
                + " https, host and port alone, such as https://play.example.com (http only for this machine)",
            "server.port is \"eighty\" on the command line: it must be a whole number from 0 (any free port) to 65535",
            "sandbox.port is \"65536\" in the environment as SANDBOX_PORT: it must be a whole number from 0 (any free"
                + " port) to 65535",
            "webex.scopes is \"a,b\" in config.properties: it must be separated by spaces, not commas",
            "webex.base-url is \"http://webexapis.com/v1\" in config.properties: it must be an https address with the"
                + " version, such as https://webexapis.com/v1",
            "webex.timeout is \"soon\" in config.properties: it must be seconds, more than 0 and at most 300, such as"
                + " 10"),
        faults);
  }

  /** F-16, W-12: not in a fault of its own, not beside others. */
  @Test
  void noFaultEverShowsTheSecret() throws Exception {
    file("webex.client-id=two words\nwebex.client-secret=SENTINEL\nwebex.client_secret=SENTINEL\nserver.port=x\n");

    var faults = faults(Map.of());

    assertEquals(3, faults.size(), faults.toString());
    assertFalse(faults.toString().contains("SENTINEL"));
  }

  /** A password inside an address is one, too; and a fault stays on its line. */
  @Test
  void aFaultShowsNoPasswordOfAnAddressAndStaysOnOneLine() {
    var faults =
        faults(Map.of("WEBEX_BASE_URL", "https://user:SENTINEL@webexapis.com/v1", "SERVER_PORT", "1\n2"));

    assertEquals(
        List.of(
            "server.port is \"1?2\" in the environment as SERVER_PORT",
            "webex.base-url is \"https://…@webexapis.com/v1\" in the environment as WEBEX_BASE_URL"),
        faults.stream().map(fault -> fault.substring(0, fault.indexOf(": it must"))).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "WEBEX_BASE_URL, http://webexapis.com/v1",
    "WEBEX_BASE_URL, https://webexapis.com/v1?x=1",
    "WEBEX_BASE_URL, https://webexapis.com/v1#x",
    "WEBEX_BASE_URL, webexapis.com/v1",
    "WEBEX_BASE_URL, file:///v1",
    "WEBEX_BASE_URL, https://web exapis.com/v1",
    "SERVER_PUBLIC_URL, http://play.example.com",
    "SERVER_PUBLIC_URL, https://user@play.example.com",
    "SERVER_PUBLIC_URL, play.example.com",
    "SERVER_HOST, 192.0.2.1",
    "SERVER_HOST, example.com",
    "SERVER_PORT, -1",
    "SERVER_PORT, 80.5",
    "SERVER_PORT, 99999999999",
    "WEBEX_TIMEOUT, 0",
    "WEBEX_TIMEOUT, -1",
    "WEBEX_TIMEOUT, 301",
    "WEBEX_TIMEOUT, 1h",
    "WEBEX_CLIENT_AUTHENTICATION, Basic",
    "WEBEX_SCOPES, '\"spark:all\"'"
  })
  void aWrongValueIsOneFaultThatNamesItsVariable(String variable, String value) {
    var faults = faults(Map.of(variable, value));

    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.get(0).contains("in the environment as " + variable + ": it must be "), faults.get(0));
  }

  /** A test may play Webex on this machine; a secret never leaves it unprotected. */
  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:9/v1", "http://127.0.0.1:9/v1", "http://[::1]:9/v1"})
  void plainHttpIsAllowedToThisMachine(String url) {
    assertEquals(URI.create(url), started(Map.of("WEBEX_BASE_URL", url)).config().webex().baseUrl());
  }

  /** W-06: Secure and __Host- hang on the scheme, whoever typed it in capitals. */
  @Test
  void schemeAndHostOfAnAddressAreTakenInLowerCase() {
    var config =
        started(Map.of("SERVER_PUBLIC_URL", "HTTPS://Play.Example.COM:8443", "WEBEX_BASE_URL", "HTTP://LocalHost:9/V1"))
            .config();

    assertEquals(Optional.of(URI.create("https://play.example.com:8443")), config.publicUrl());
    assertEquals(URI.create("http://localhost:9/V1"), config.webex().baseUrl());
  }

  @Test
  void theSandboxCannotHaveThePlaygroundsPort() {
    var faults = faults(Map.of("SANDBOX_PORT", "8080"));

    assertEquals(
        List.of(
            "sandbox.port is \"8080\" in the environment as SANDBOX_PORT: it must differ from server.port, because the"
                + " sandbox listens beside it"),
        faults);
  }

  @Test
  void twoFreePortsAreTwoAndWithoutASandboxItsPortDoesNotMatter() {
    assertEquals(0, started(Map.of("SANDBOX_PORT", "0", "SERVER_PORT", "0")).config().sandbox().address().port());
    assertEquals(9, started(Map.of("SANDBOX_PORT", "9", "SERVER_PORT", "9", "WEBEX_CLIENT_ID", "c")).config().address().port());
  }

  /** W-02: what others can reach is said at the start. */
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, '', Listening on every address (0.0.0.0): other machines on the network can reach this one.",
    "::, '', Listening on every address (::): other machines on the network can reach this one.",
    "192.0.2.1, https://play.example.com, Listening on 192.0.2.1: other machines on the network can reach this one."
  })
  void anAddressThatOthersCanReachIsWarnedAbout(String host, String publicUrl, String warning) {
    var command = started(Map.of("SERVER_HOST", host, "SERVER_PUBLIC_URL", publicUrl, "WEBEX_CLIENT_ID", "client-1"));

    assertEquals(List.of(warning), command.warnings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "[::1]"})
  void thisMachineAloneNeedsNoWarning(String host) {
    assertEquals(List.of(), started(Map.of("SERVER_HOST", host)).warnings());
  }

  /** The sandbox's own pages are at localhost, whatever the playground is known as. */
  @ParameterizedTest
  @CsvSource({
    "127.0.0.2, http://localhost,         server.host does not go with the sandbox",
    "127.0.0.1, https://play.example.com, server.public-url does not go with the sandbox"
  })
  void whatTheSandboxCannotBeReachedByIsWarnedAbout(String host, String publicUrl, String warning) {
    var settings = Map.of("SERVER_HOST", host, "SERVER_PUBLIC_URL", publicUrl);

    var warnings = started(settings).warnings();

    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).startsWith(warning), warnings.toString());
  }

  @Test
  void aSecretWithoutAClientIdIsNotUsedAndThatIsSaid() {
    var command = started(Map.of("WEBEX_CLIENT_SECRET", "SENTINEL"));

    assertEquals(
        List.of("webex.client-secret is not used: without webex.client-id the sandbox plays Webex."), command.warnings());
    assertEquals(Optional.empty(), command.config().credentials());
  }

  @Test
  void aBaseUrlWithoutAClientIdIsNotUsedAndThatIsSaid() {
    var command = started(Map.of("WEBEX_BASE_URL", "https://api-usgov.webex.com/v1"));

    assertEquals(
        List.of("webex.base-url is not used: without webex.client-id the sandbox plays Webex."), command.warnings());
    assertEquals(List.of(), started(Map.of("WEBEX_CLIENT_ID", "c", "WEBEX_BASE_URL", "https://a.example/v1")).warnings());
  }

  /** C-19: the person signs in at one server, and what comes of it goes to another. */
  @Test
  void aTokenEndpointAloneAtAnotherServerIsWarnedAbout() throws Exception {
    file("webex.token-endpoint=https://proxy.example.com:8443/token\n");

    assertEquals(
        List.of("Codes, refresh tokens and the client secret go to proxy.example.com:8443, not to webexapis.com:"
            + " webex.token-endpoint is set, and webex.authorization-endpoint isn't."),
        started(Map.of("WEBEX_CLIENT_ID", "c")).warnings());
    assertEquals(List.of(), started(Map.of()).warnings(), "unused with the sandbox");
    for (var other : List.of(
        "WEBEX_TOKEN_ENDPOINT=https://webexapis.com/v2/token", "WEBEX_BASE_URL=https://proxy.example.com:8443/v1",
        "WEBEX_AUTHORIZATION_ENDPOINT=https://as.example.com/a", "WEBEX_DISCOVERY_URL=https://as.example.com/openid")) {
      var set = other.split("=", 2);
      assertEquals(List.of(), started(Map.of("WEBEX_CLIENT_ID", "c", set[0], set[1])).warnings(), other);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"C123\"", "'C123'"})
  void aClientIdInQuotesIsRefused(String quoted) {
    var wrong = assertThrows(ConfigException.class, () -> started(Map.of("WEBEX_CLIENT_ID", quoted)));

    assertTrue(wrong.faults().get(0).endsWith("it must be the client id alone, without spaces or quotes"), wrong.getMessage());
  }

  @Test
  void aVariableWithTheLettersOfASettingIsWarnedAbout() {
    var command = started(Map.of("WEBEX_CLIENTID", "SENTINEL", "SERVERPORT", "1", "WEBEX_UNRELATED", "x"));

    assertEquals(
        List.of(
            "SERVERPORT in the environment is not used: did you mean SERVER_PORT?",
            "WEBEX_CLIENTID in the environment is not used: did you mean WEBEX_CLIENT_ID?"),
        command.warnings());
  }

  @Test
  void aKeyThatStandsTwiceInTheFileIsWarnedAbout() throws Exception {
    file("server.port=1001\nserver.port=1002\n");

    var command = started(Map.of());

    assertEquals(List.of("server.port stands more than once in config.properties: the last one counts"), command.warnings());
    assertEquals(1002, command.config().address().port());
  }

  @Test
  void helpIsGivenForItsLetterToo() {
    assertInstanceOf(Command.PrintHelp.class, read(Map.of(), "-h"));
    assertInstanceOf(Command.PrintHelp.class, read(Map.of(), "sandbox", "-h"));
  }

  @Test
  void helpAndVersionAreGivenWhateverTheSettingsSay() throws Exception {
    file("server.port=wrong\n");

    assertInstanceOf(Command.PrintHelp.class, read(Map.of(), "--help"));
    assertInstanceOf(Command.PrintVersion.class, read(Map.of(), "--version"));
  }

  @Test
  void anotherFileIsReadWhenItIsNamed() throws Exception {
    file("server.port=1001\n");
    new ConfigFolder(folder).with("other.properties", "server.port=1002\n", UTF_8);

    assertEquals(1002, started(Map.of(), "--config", "other.properties").config().address().port());
  }

  private void file(String text) throws Exception {
    new ConfigFolder(folder).with(text);
  }

  private Command read(Map<String, String> environment, String... arguments) {
    return Command.read(arguments, environment, folder);
  }

  private Command.RunPlayground started(Map<String, String> environment, String... arguments) {
    return assertInstanceOf(Command.RunPlayground.class, read(environment, arguments));
  }

  private List<String> faults(Map<String, String> environment, String... arguments) {
    return assertThrows(ConfigException.class, () -> read(environment, arguments)).faults();
  }
}
