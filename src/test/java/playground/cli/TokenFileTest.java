package playground.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.store.RefreshPolicy;
import playground.testing.Browser;
import playground.testing.FreePort;
import playground.testing.FakeWebex;
import playground.testing.RunningSandbox;
import playground.testing.TerminalRun;
import playground.webex.Json;
import tools.jackson.databind.JsonNode;

/** Token sets that outlive a command: saved, refreshed, checked and revoked. */
class TokenFileTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();
  @RegisterExtension final FakeWebex webex = new FakeWebex();
  @TempDir Path folder;

  private final String redirectUri = "http://localhost:" + FreePort.find() + "/callback";
  private ClientCredentials client;
  private Path file;

  @BeforeEach
  void saveTokens() throws Exception {
    client = sandbox.sandbox().register("Terminal", URI.create(redirectUri), Scopes.parse("spark:rooms_read spark:people_read"));
    file = folder.resolve("tokens.json");
    assertEquals(ExitCode.DONE, signedIn("--save", file.toString()).exitCode());
  }

  @Test
  void nobodyElseCanReadTheFile() throws Exception {
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(200, sandbox.api("/v1/rooms", token()).statusCode());
  }

  /** C-12. */
  @Test
  void theFileHasNoClientSecret() throws Exception {
    assertFalse(Files.readString(file).contains(client.clientSecret().map(Secret::reveal).orElseThrow()));
  }

  @Test
  void aFileWithSomethingElseIsNeverOverwrittenAndNobodyIsAsked() throws Exception {
    var diary = Files.writeString(folder.resolve("diary.txt"), "Dear diary");
    Files.setPosixFilePermissions(diary, PosixFilePermissions.fromString("rw-------"));

    var run = run("token", "--no-browser", "--redirect-uri", redirectUri, "--save", diary.toString());

    assertEquals(ExitCode.WRONG_SETTINGS, run.exitCode());
    assertFalse(run.said().contains("/authorize"), run.said());
    assertEquals("Dear diary", Files.readString(diary));
  }

  @Test
  void aFolderThatDoesNotExistIsNoticedBeforeAnybodyIsAsked() throws Exception {
    var run = run("token", "--no-browser", "--redirect-uri", redirectUri, "--save", folder.resolve("no/such").toString());

    assertEquals(ExitCode.WRONG_SETTINGS, run.exitCode());
    assertFalse(run.said().contains("/authorize"), run.said());
    assertTrue(run.saidInOneLine().contains("can't be written"), run.said());
  }

  @Test
  void tokenRefreshesInsteadOfAsking() throws Exception {
    var before = token();

    var run = run("token", "--no-browser", "--redirect-uri", redirectUri, "--from", file.toString(), "--print", "token");

    assertEquals(ExitCode.DONE, run.exitCode());
    assertFalse(run.said().contains("/authorize"), run.said());
    assertNotEquals(before, run.result());
    assertEquals(run.result(), token());
    assertEquals(200, sandbox.api("/v1/rooms", run.result()).statusCode());
  }

  @Test
  void aFileThatIsNotThereYetIsMade() throws Exception {
    var fresh = folder.resolve("fresh.json");

    var run = signedIn("--from", fresh.toString());

    assertEquals(ExitCode.DONE, run.exitCode());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)));
  }

  /** C-22: the grant has ended, so only the person can give another one. */
  @Test
  void theRejectedRefreshTokenIsExplainedAndThePersonAsked() throws Exception {
    sandbox.clock.forward(Duration.ofDays(100));

    var run = signedIn("--from", file.toString(), "--print", "token");

    assertEquals(ExitCode.DONE, run.exitCode());
    assertTrue(run.said().contains("What to do"), run.said());
    assertEquals(run.result(), token());
  }

  /** C-22: a server that is away says nothing of the grant. */
  @Test
  void aServerThatIsAwayKeepsTheFileAndAsksNobody() throws Exception {
    var before = Files.readString(file);
    sandbox.faults("{\"fault\":\"service-unavailable\"}");

    var run = run("token", "--no-browser", "--redirect-uri", redirectUri, "--from", file.toString());

    assertEquals(ExitCode.NOBODY_THERE, run.exitCode());
    assertFalse(run.said().contains("/authorize"), run.said());
    assertEquals(before, Files.readString(file));
  }

  /** C-21. */
  @Test
  void aRotatedRefreshTokenIsWrittenBack() throws Exception {
    sandbox.refreshPolicy(client.clientId(), RefreshPolicy.rotate);
    var before = refreshToken();

    assertEquals(ExitCode.DONE, run("refresh", "--from", file.toString()).exitCode());
    var rotated = refreshToken();
    var again = run("refresh", "--from", file.toString(), "--print", "token");

    assertNotEquals(before, rotated);
    assertEquals(ExitCode.DONE, again.exitCode());
    assertEquals(200, sandbox.api("/v1/rooms", again.result()).statusCode());
  }

  /** C-21: whoever goes on with the first file must not send a refresh token that has been replaced. */
  @Test
  void aRotatedRefreshTokenGoesToBothFiles() throws Exception {
    sandbox.refreshPolicy(client.clientId(), RefreshPolicy.rotate);
    var other = folder.resolve("other.json");

    assertEquals(ExitCode.DONE, run("token", "--from", file.toString(), "--save", other.toString()).exitCode());
    assertEquals(Files.readString(other), Files.readString(file));
    assertEquals(ExitCode.DONE, run("token", "--from", file.toString()).exitCode());
    assertEquals(200, sandbox.api("/v1/rooms", token()).statusCode());
  }

  @Test
  void refreshCanSaveToAFileThatIsNotThereYet() throws Exception {
    var other = folder.resolve("other.json");

    assertEquals(ExitCode.DONE, run("refresh", "--from", file.toString(), "--save", other.toString()).exitCode());

    assertEquals(Files.readString(other), Files.readString(file));
  }

  /** The file that a link leads to is replaced, and a lock of the one name is a lock of the other. */
  @Test
  void aLinkMeansTheFileThatItLeadsTo() throws Exception {
    var link = Files.createSymbolicLink(Files.createDirectory(folder.resolve("sub")).resolve("link.json"), file);
    var before = token();

    assertEquals(ExitCode.DONE, run("refresh", "--from", link.toString()).exitCode());

    assertTrue(Files.isSymbolicLink(link));
    assertNotEquals(before, token());
    try (var files = Files.list(folder.resolve("sub"))) {
      assertEquals(List.of(link), files.toList(), "no lock of its own");
    }
    assertEquals(ExitCode.DONE, run("revoke", "--from", link.toString()).exitCode());
    assertFalse(Files.exists(file), "what is said to be deleted");
  }

  /** It has no other copy. */
  @Test
  void whatCannotBeSavedIsPrintedWhole() throws Exception {
    var run = TerminalRun.start(
        folder, TerminalRun.environment(client, baseUrl()), sandbox.clock, "token", "--no-browser", "--redirect-uri", redirectUri,
        "--save", folder.resolve("late.json").toString(), "--print", "token");
    var url = run.authorizationUrl();
    Files.createDirectories(folder.resolve(".late.json.new/x")); // the name that a new file has at first

    signIn(url);

    assertEquals(ExitCode.WRONG_SETTINGS, run.exitCode());
    assertTrue(Json.parse(run.result()).orElseThrow().has("refresh_token"), "not the access token alone");
    assertTrue(run.saidInOneLine().contains("It is the only copy of the refresh token."), run.said());
  }

  @Test
  void whatIsSavedInOneOfTwoFilesIsNotCalledTheOnlyCopy() throws Exception {
    Files.createDirectories(folder.resolve(".other.json.new/x"));

    var run = run("refresh", "--from", file.toString(), "--save", folder.resolve("other.json").toString());

    assertEquals(ExitCode.WRONG_SETTINGS, run.exitCode());
    assertEquals(Json.parse(run.result()).orElseThrow(), saved());
    assertTrue(run.saidInOneLine().contains("It is in " + file + " too."), run.said());
  }

  @Test
  void moreScopesThanTheFileHasNeedThePerson() throws Exception {
    var run = signedIn("--from", file.toString(), "--scopes", "spark:rooms_read spark:people_read");

    assertEquals(ExitCode.DONE, run.exitCode());
    assertEquals("spark:rooms_read spark:people_read", saved().get("scope").stringValue());
  }

  @Test
  void scopesThatTheFileHasAreRefreshed() throws Exception {
    var run = run("token", "--no-browser", "--from", file.toString(), "--scopes", "spark:rooms_read");

    assertEquals(ExitCode.DONE, run.exitCode());
    assertFalse(run.said().contains("/authorize"), run.said());
  }

  /** C-22: it is never sent again. */
  @Test
  void aRejectedRefreshTokenIsRemovedFromTheFile() throws Exception {
    sandbox.clock.forward(Duration.ofDays(100));

    assertEquals(ExitCode.REFUSED, run("refresh", "--from", file.toString()).exitCode());

    assertFalse(saved().has("refresh_token"));
    var again = run("refresh", "--from", file.toString());
    assertEquals(ExitCode.WRONG_SETTINGS, again.exitCode());
    assertTrue(again.saidInOneLine().contains("The file has no refresh token."), again.said());
    assertTrue(again.saidInOneLine().contains("Run token with the same file"), again.said());
  }

  /** It changes nothing, so it needs no right to. */
  @Test
  void checkLeavesNothingBesideTheFile() throws Exception {
    var other = Files.move(file, Files.createDirectory(folder.resolve("read")).resolve("tokens.json"));

    assertEquals(ExitCode.DONE, run("check", "--from", other.toString()).exitCode());

    try (var files = Files.list(other.getParent())) {
      assertEquals(List.of(other), files.toList());
    }
  }

  @Test
  void refreshPrintsAShellsLine() throws Exception {
    var run = run("refresh", "--from", file.toString(), "--print", "env");

    assertEquals(ExitCode.DONE, run.exitCode());
    assertEquals("WEBEX_ACCESS_TOKEN=" + token(), run.result());
  }

  @Test
  void aRevokedRefreshTokenIsRefusedAndExplained() throws Exception {
    sandbox.clock.forward(Duration.ofDays(100));

    var run = run("refresh", "--from", file.toString());

    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertEquals("", run.result());
    assertTrue(run.said().contains("What to do"), run.said());
  }

  /** Others may have read it; then its owner has to know. */
  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw----rwx"})
  void aFileThatOthersCanReadIsRefused(String permissions) throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    var run = run("check", "--from", file.toString());

    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertTrue(run.saidInOneLine().contains("chmod 600 " + file), run.said());
  }

  /** C-07. */
  @Test
  void theTokensOfOneServerAreNeverSentToAnother() throws Exception {
    var run = TerminalRun.start(
        folder, TerminalRun.environment(client, webex.baseUrl()), sandbox.clock, "refresh", "--from", file.toString());

    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertEquals(List.of(), webex.requests());
    assertTrue(run.saidInOneLine().contains("its tokens are from localhost:" + sandbox.port())
        || run.saidInOneLine().contains("its tokens are from 127.0.0.1:" + sandbox.port()), run.said());
  }

  /** C-07. */
  @Test
  void theTokensOfOneClientAreNeverSentByAnother() throws Exception {
    var other = sandbox.sandbox().register("Other", URI.create(redirectUri), Scopes.parse("spark:rooms_read"));

    var run = TerminalRun.start(folder, TerminalRun.environment(other, baseUrl()), sandbox.clock, "refresh", "--from", file.toString());

    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertTrue(run.saidInOneLine().contains("issued to another client ID"), run.said());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "{}", "[]", "null", "tokens", "{\"client_id\":\"a\",\"access_token\":\"b\"}",
    "{\"client_id\":\"a\",\"access_token\":\"b\",\"endpoints\":{\"token_endpoint\":\"not a uri\"}}",
    "{\"client_id\":\"a\",\"access_token\":\"b\",\"endpoints\":{\"token_endpoint\":\"http://a/\"},\"expires_at\":\"soon\"}",
    "{\"client_id\":\"a\",\"access_token\":\"b\",\"endpoints\":{\"token_endpoint\":\"http://a/\"},\"expires_in\":1e99}",
    "{\"client_id\":\"a\",\"access_token\":\"b\",\"endpoints\":{\"token_endpoint\":\"http://a/\"},\"expires_in\":1000000000000000000000000000000}",
    "{\"client_id\":\"a\",\"access_token\":\"b\",\"endpoints\":{\"token_endpoint\":\"http://a/\"},\"expires_in\":9000000000000000000}",
    "{\"client_id\":\"a\",\"access_token\":\"b\",\"endpoints\":{\"token_endpoint\":\"foo\"}}",
    "{\"client_id\":\"a\",\"access_token\":\"SENTINEL\\n\",\"endpoints\":{\"token_endpoint\":\"http://a/\"}}"
  })
  void aFileThatIsNoTokenSetIsNamed(String text) throws Exception {
    Files.writeString(file, text);

    var run = run("check", "--from", file.toString());

    assertEquals(ExitCode.WRONG_SETTINGS, run.exitCode(), run.said());
    assertFalse(run.said().contains("SENTINEL"), "W-12");
    assertEquals(text, Files.readString(file));
  }

  @Test
  void aFileThatDoesNotExistIsNamed() throws Exception {
    var run = run("refresh", "--from", folder.resolve("none.json").toString());

    assertEquals(ExitCode.WRONG_SETTINGS, run.exitCode());
    assertTrue(run.saidInOneLine().contains("none.json can't be read"), run.said());
  }

  @Test
  void checkPrintsBothCallsAndHowLongEachTokenLives() throws Exception {
    var run = run("check", "--from", file.toString());

    assertEquals(ExitCode.DONE, run.exitCode());
    assertEquals(
        List.of(
            "GET " + baseUrl() + "/rooms?max=10: 200, 5 rooms",
            "GET " + baseUrl() + "/people/me: 403, lacks the scope spark:people_read"),
        run.result().lines().limit(2).toList());
    assertTrue(run.result().contains("Access token: valid for 14 days, until "), run.result());
    assertTrue(run.result().contains("Refresh token: valid for 90 days, until "), run.result());
    assertTrue(run.saidInOneLine().contains("it needs spark:people_read"), run.said());
  }

  @Test
  void checkOfAnExpiredTokenIsRefused() throws Exception {
    sandbox.clock.forward(Duration.ofDays(20));

    var run = run("check", "--from", file.toString());

    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertTrue(run.result().contains("/rooms?max=10: 401"), run.result());
    assertTrue(run.result().contains("Access token: expired 6 days ago"), run.result());
  }

  @Test
  void checkOfAServerThatIsAwayIsNobodyThere() throws Exception {
    sandbox.faults("{\"fault\":\"server-error\",\"path\":\"/v1/rooms\",\"times\":9}");

    assertEquals(ExitCode.NOBODY_THERE, run("check", "--from", file.toString()).exitCode());
  }

  /** RFC 7009. */
  @Test
  void revokeEndsBothTokensAndDeletesTheFile() throws Exception {
    var access = token();
    var refresh = refreshToken();

    var run = run("revoke", "--from", file.toString());

    assertEquals(ExitCode.DONE, run.exitCode());
    assertEquals(401, sandbox.api("/v1/rooms", access).statusCode());
    var form = Form.empty().with("grant_type", "refresh_token").with("refresh_token", refresh)
        .with("client_id", client.clientId()).with("client_secret", client.clientSecret().map(Secret::reveal).orElseThrow());
    assertEquals(400, sandbox.token(form).statusCode());
    assertFalse(Files.exists(file));
  }

  @Test
  void aRevocationThatFailsKeepsTheFile() throws Exception {
    sandbox.faults("{\"fault\":\"server-error\",\"path\":\"/idb/oauth2/v1/revoke\",\"times\":9}");

    var run = run("revoke", "--from", file.toString());

    assertEquals(ExitCode.NOBODY_THERE, run.exitCode());
    assertTrue(Files.exists(file));
  }

  private URI baseUrl() {
    return URI.create(sandbox.origin() + "/v1");
  }

  private TerminalRun run(String... arguments) throws Exception {
    var run = TerminalRun.start(folder, TerminalRun.environment(client, baseUrl()), sandbox.clock, arguments);
    run.exitCode();
    return run;
  }

  private TerminalRun signedIn(String... more) throws Exception {
    var arguments = new ArrayList<>(List.of("token", "--no-browser", "--redirect-uri", redirectUri));
    arguments.addAll(List.of(more));
    var run = TerminalRun.start(
        folder, TerminalRun.environment(client, baseUrl()), sandbox.clock, arguments.toArray(String[]::new));
    signIn(run.authorizationUrl());
    return run;
  }

  private void signIn(URI url) {
    new Browser(URI.create(redirectUri)).get(url.toString()).pressFirst("button[name=person]").follow()
        .press("accept").follow().follow().withPictures();
  }

  private JsonNode saved() throws Exception {
    return Json.parse(Files.readString(file)).orElseThrow();
  }

  private String token() throws Exception {
    return saved().get("access_token").stringValue();
  }

  private String refreshToken() throws Exception {
    return saved().get("refresh_token").stringValue();
  }
}
