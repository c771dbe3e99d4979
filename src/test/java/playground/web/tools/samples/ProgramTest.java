package playground.web.tools.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Secret;
import playground.sandbox.signin.ConsentPolicy;
import playground.testing.FreePort;
import playground.testing.FakeWebex;
import playground.testing.RunningSandbox;

/**
 * Each program walks the whole flow against a sandbox whose Alex says yes to everything. Java and bash are always
 * there; the others are passed over where they are not installed.
 */
@Timeout(120) // seconds; only for a program that hangs
@Order(1) // it waits much
class ProgramTest {

  /** What breaks out of a literal, a comment, a template or a command line somewhere. */
  private static final String HOSTILE =
      "a'b\"c\\d\ne\rf$(touch pwned)g`touch pwned`"
          + "h*/i//j#{k}${HOME}@redirectUri@%s%%\t\\u0022+'''\"\"\"\u2028é😀&=;<!--";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox(ConsentPolicy.Mode.accept);

  /** A server that issues what a test says. */
  @RegisterExtension final FakeWebex server = new FakeWebex();

  @TempDir Path folder;

  private final HttpClient browser = HttpClient.newHttpClient();
  private ClientCredentials integration;
  private URI redirectUri;

  @BeforeEach
  void anIntegrationThatMustUsePkceComesBackToAFreePort() throws IOException {
    redirectUri = URI.create("http://127.0.0.1:" + FreePort.find() + "/back/here");
    integration = sandbox.registerRequiringPkce();
    sandbox.sandbox().addRedirectUri(integration.clientId(), redirectUri);
    sandbox.sandbox().addRedirectUri(sandbox.clientId(), redirectUri);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theProgramListsTheRoomsAndRefreshes(Language language) throws Exception {
    try (var program = started(language, settings(integration.clientId(), RunningSandbox.SCOPES, true))) {
      comeBack(language, program, backFrom(program.addressToOpen()));

      assertCompleted(program);
    }
  }

  /** At a server that is not Webex. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void withoutRoomsItPrintsTheClaimsOfUserinfoAndRefreshes(Language language) throws Exception {
    var elsewhere = new Settings.Call(Optional.empty(), Optional.of(URI.create(sandbox.origin() + "/v1/userinfo")));
    try (var program = started(language, settings(integration.clientId(), "openid", true, elsewhere))) {
      comeBack(language, program, backFrom(program.addressToOpen()));

      var said = program.rest();
      assertTrue(said.contains("Userinfo:\n{") && said.contains("\"sub\""), said);
      assertTrue(said.contains("refreshed: good for "), said);
      assertFalse(said.contains("Rooms:"), said);
    }
  }

  /** At a server that is not Webex and has no userinfo: the tokens are all there is. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void withoutAnyCallItRefreshes(Language language) throws Exception {
    var nothing = new Settings.Call(Optional.empty(), Optional.empty());
    try (var program = started(language, settings(integration.clientId(), "openid", true, nothing))) {
      comeBack(language, program, backFrom(program.addressToOpen()));

      var said = program.rest();
      assertTrue(said.matches("(?s)(.*\n)?refreshed: good for \\d+ seconds"), said);
    }
  }

  /** RFC 6749 §5.1: a refresh token is optional, so the flow is complete without one. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void withoutARefreshTokenItSaysSoAndSucceeds(Language language) throws Exception {
    assertSucceeds(
        language,
        "{\"access_token\":\"acc3ss\",\"token_type\":\"Bearer\",\"expires_in\":300}",
        "The server issued no refresh token, so nothing is refreshed\\.",
        1);
  }

  /** {@code expires_in} is recommended, not required (RFC 6749 §5.1). */
  @ParameterizedTest
  @EnumSource(Language.class)
  void withoutALifetimeItSucceedsToo(Language language) throws Exception {
    assertSucceeds(
        language,
        "{\"access_token\":\"acc3ss\",\"token_type\":\"Bearer\",\"refresh_token\":\"r3fresh\"}",
        "refreshed: good for an unknown number of seconds",
        2);
  }

  /** Against a server that responds to each token request with these tokens. */
  private void assertSucceeds(Language language, String tokens, String lastLine, int tokenRequests) throws Exception {
    server.answersTokens(FakeWebex.json(200, tokens));
    var nothing = new Settings.Call(Optional.empty(), Optional.empty());
    var settings = settings(integration.clientId(), "openid", true, server.baseUrl().toString(), nothing);
    try (var program = started(language, settings)) {
      var state = Form.parse(program.addressToOpen().getRawQuery()).value("state").orElseThrow();
      comeBack(language, program, URI.create(redirectUri + "?code=c0de&state=" + state));

      var said = program.rest();
      assertTrue(said.matches("(?s)(.*\n)?" + lastLine), said);
      assertEquals(0, program.exitCode());
      assertEquals(tokenRequests, server.tokenRequests().size());
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void withPkceSwitchedOffItDoesWithout(Language language) throws Exception {
    integration = new ClientCredentials(sandbox.clientId(), Optional.of(new Secret(sandbox.clientSecret())));
    try (var program = started(language, settings(sandbox.clientId(), RunningSandbox.SCOPES, false))) {
      var address = program.addressToOpen();
      comeBack(language, program, backFrom(address));

      assertCompleted(program);
      assertEquals(Set.of("response_type", "client_id", "redirect_uri", "scope", "state"), names(address));
    }
  }

  /** C-02: whoever sends a callback of his own making achieves nothing, and does not disturb the real one. */
  @ParameterizedTest
  @EnumSource(value = Language.class, names = "BASH", mode = EnumSource.Mode.EXCLUDE)
  void aCallbackWithAnotherStateIsTurnedAway(Language language) throws Exception {
    try (var program = started(language, settings(integration.clientId(), RunningSandbox.SCOPES, true))) {
      var back = backFrom(program.addressToOpen());

      assertEquals(400, get(URI.create(redirectUri + "?code=forged&state=forged")).statusCode());
      assertEquals(400, get(URI.create(redirectUri + "?code=forged")).statusCode());
      assertEquals(404, get(redirectUri.resolve("/favicon.ico")).statusCode());
      assertEquals(200, get(back).statusCode());
      assertCompleted(program);
    }
  }

  /** C-02: no token request for a state that is missing or another, nor for another address. */
  @ParameterizedTest
  @CsvSource({
    "'/back/here?code=forged&state=forged', This state is not ours: nothing is sent",
    "'/back/here?code=forged',              This state is not ours: nothing is sent",
    "'/elsewhere?code=forged&state=forged', That is not the redirect URI"
  })
  void theScriptSendsNothingForAnAddressThatIsNotTheRedirectUri(String pasted, String said) throws Exception {
    try (var program = started(Language.BASH, settings(integration.clientId(), RunningSandbox.SCOPES, true))) {
      program.addressToOpen();
      program.type(redirectUri.resolve(pasted).toString());

      assertTrue(program.rest().endsWith(said));
      assertEquals(1, program.exitCode());
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aRefusalIsReportedByItsNameAndEndsIt(Language language) throws Exception {
    try (var program = started(language, settings(integration.clientId(), "spark:never_registered", true))) {
      comeBack(language, program, backFrom(program.addressToOpen()));

      assertTrue(program.rest().contains("Refused: invalid_scope"));
      assertEquals(1, program.exitCode());
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aWrongSecretIsReportedInWebexsWords(Language language) throws Exception {
    integration = integration.withSecret(new Secret("wr0ng"));
    try (var program = started(language, settings(integration.clientId(), RunningSandbox.SCOPES, true))) {
      comeBack(language, program, backFrom(program.addressToOpen()));

      var said = program.rest();
      assertTrue(said.contains("trackingId"), said);
      assertFalse(said.contains("wr0ng"));
      assertEquals(1, program.exitCode());
    }
  }

  /** W-13: no value can end its literal; the program asks for exactly what was typed, and does nothing else. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void noValueBreaksOutOfItsLiteral(Language language) throws Exception {
    try (var program = started(language, settings(HOSTILE, HOSTILE, true))) {
      var query = Form.parse(program.addressToOpen().getRawQuery());

      assertEquals(HOSTILE, query.value("client_id").orElseThrow());
      assertEquals(HOSTILE, query.value("scope").orElseThrow());
      assertEquals(redirectUri.toString(), query.value("redirect_uri").orElseThrow());
      assertFalse(Files.exists(folder.resolve("pwned")));
    }
  }

  /** F-16: one sentence, and not a stack trace. */
  @ParameterizedTest
  @EnumSource(value = Language.class, names = "BASH", mode = EnumSource.Mode.EXCLUDE)
  void aPortThatIsInUseIsOneSentence(Language language) throws Exception {
    try (var other = new ServerSocket(redirectUri.getPort(), 1, InetAddress.getByName("127.0.0.1"));
        var program = started(language, settings(integration.clientId(), RunningSandbox.SCOPES, true))) {
      assertEquals(
          "Port " + other.getLocalPort() + " is in use: stop the program that uses it, and run this one again.",
          program.rest());
      assertEquals(1, program.exitCode());
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theSecretIsAskedForWhereTheEnvironmentHasNone(Language language) throws Exception {
    var settings = settings(integration.clientId(), RunningSandbox.SCOPES, true);
    try (var program = started(language, settings, Optional.empty())) {
      program.type(integration.clientSecret().map(Secret::reveal).orElseThrow());
      comeBack(language, program, backFrom(program.addressToOpen()));

      assertCompleted(program);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void withoutASecretItEndsBeforeAnybodySignsIn(Language language) throws Exception {
    var settings = settings(integration.clientId(), RunningSandbox.SCOPES, true);
    try (var program = started(language, settings, Optional.empty())) {
      program.typeNothing();

      var said = program.rest();
      assertTrue(said.endsWith("There is no client secret: set WEBEX_CLIENT_SECRET, or type it."), said);
      assertEquals(1, program.exitCode());
    }
  }

  private void assertCompleted(RunningProgram program) throws InterruptedException {
    var said = program.rest();
    assertTrue(said.contains("Rooms:\n- "), said);
    assertTrue(said.contains("- Lunch on Thursday\n"), said);
    assertTrue(said.matches("(?s).*\nrefreshed: good for \\d+ seconds"), said);
    assertEquals(0, program.exitCode());
  }

  private RunningProgram started(Language language, Settings settings) throws IOException {
    return started(language, settings, integration.clientSecret().map(Secret::reveal));
  }

  private RunningProgram started(Language language, Settings settings, Optional<String> secret) throws IOException {
    assumeTrue(RunningProgram.isInstalled(language), language.needs());
    return new RunningProgram(Program.of(language, settings), folder, secret);
  }

  private Settings settings(String clientId, String scopes, boolean pkce) {
    var base = URI.create(sandbox.origin() + "/v1");
    return settings(clientId, scopes, pkce, new Settings.Call(Optional.of(base), Optional.empty()));
  }

  private Settings settings(String clientId, String scopes, boolean pkce, Settings.Call call) {
    return settings(clientId, scopes, pkce, sandbox.origin() + "/v1", call);
  }

  private Settings settings(String clientId, String scopes, boolean pkce, String base, Settings.Call call) {
    return new Settings(
        clientId, scopes, redirectUri, pkce, URI.create(base + "/authorize"), URI.create(base + "/access_token"), call);
  }

  /** What the sandbox sends the browser back with. */
  private URI backFrom(URI address) throws Exception {
    var next = address;
    while (!next.toString().startsWith(redirectUri.toString())) {
      next = next.resolve(get(next).headers().firstValue("Location").orElseThrow());
    }
    return next;
  }

  /** The browser arrives at the program's own listener; the script has none, there somebody pastes the address. */
  private void comeBack(Language language, RunningProgram program, URI back) throws Exception {
    if (language == Language.BASH) {
      program.type(back.toString());
    } else {
      assertEquals("Done. Go back to the program.", get(back).body());
    }
  }

  private HttpResponse<String> get(URI address) throws Exception {
    return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static Set<String> names(URI address) {
    var parameters = Form.parse(address.getRawQuery()).parameters();
    return parameters.stream().map(Form.Parameter::name).collect(Collectors.toSet());
  }
}
