package playground.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.config.ConfigFileEditor.Outcome;
import playground.config.ConfigFileEditor.Result;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.oauth.Secret;

/** Three settings are written, and whatever else is in the file stays as it is. */
class ConfigFileEditorTest {

  private static final Scopes SCOPES = Scopes.parse("spark:rooms_read spark:people_read");
  private static final Set<String> NONE = Set.of();
  private static final Set<String> ALL = Set.of("webex.client-id", "webex.client-secret", "webex.scopes");

  @TempDir Path folder;

  @Test
  void aFileThatIsNotThereIsMade() throws IOException {
    var result = save(client("C1", "s3cret"), NONE);

    assertEquals(new Result(Outcome.WRITTEN, List.of("webex.client-id", "webex.client-secret", "webex.scopes")), result);
    assertEquals(
        """
        webex.client-id=C1
        webex.client-secret=s3cret
        webex.scopes=spark:rooms_read spark:people_read
        """,
        text());
  }

  /** W-20: it holds a secret. */
  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    write("webex.client-id=\n");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

    save(client("C1", "s3cret"), NONE);

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    assertEquals(1, Files.list(folder).count(), "and no other file is left");
  }

  @Test
  void otherKeysCommentsAndTheOrderStayToTheLetter() throws IOException {
    write("""
        # mine

        server.port = 9000
        webex.scopes : \\
            spark:kms \\
            spark:all
        ! webex.client-id=not this
          webex.client-id
        webex.base-url=https\\://webexapis.com/v1   \n# the end""");

    var result = save(client("C1", "s3cret"), ALL);

    assertEquals(Outcome.WRITTEN, result.outcome());
    assertEquals("""
        # mine

        server.port = 9000
        webex.scopes=spark:rooms_read spark:people_read
        ! webex.client-id=not this
        webex.client-id=C1
        webex.base-url=https\\://webexapis.com/v1   \n# the end
        webex.client-secret=s3cret
        """, text());
  }

  @Test
  void lineEndsAndTheByteOrderMarkStay() throws IOException {
    write("\uFEFFwebex.client-id=\r\nserver.port=9000\r\n");

    save(client("C1", "s3cret"), NONE);

    assertEquals(
        "\uFEFFwebex.client-id=C1\r\nserver.port=9000\r\nwebex.client-secret=s3cret\r\n"
            + "webex.scopes=spark:rooms_read spark:people_read\r\n",
        text());
  }

  /** The reader takes the last one. */
  @Test
  void ofAKeyThatStandsTwiceTheLastOneIsReplaced() throws IOException {
    write("webex.client-id=first\nwebex.client-id=second\n");

    assertEquals(Outcome.WRITTEN, save(client("C1", "s"), ALL).outcome());

    assertTrue(text().startsWith("webex.client-id=first\nwebex.client-id=C1\n"), text());
  }

  @Test
  void aValueThatIsThereIsReplacedOnlyWhenSomebodyAgreed() throws IOException {
    var before = "webex.client-id=other\nwebex.client-secret=old\nwebex.scopes=\n";
    write(before);

    var asked = save(client("C1", "s3cret"), NONE);
    assertEquals(new Result(Outcome.WOULD_REPLACE, List.of("webex.client-id", "webex.client-secret")), asked);
    assertEquals(before, text());
    assertEquals(
        new Result(Outcome.WOULD_REPLACE, List.of("webex.client-secret")),
        save(client("C1", "s3cret"), Set.of("webex.client-id")), "each by itself");
    assertEquals(Outcome.WRITTEN, save(client("C1", "s3cret"), Set.copyOf(asked.keys())).outcome());
    assertEquals("webex.client-id=C1\nwebex.client-secret=s3cret\nwebex.scopes=" + SCOPES + "\n", text());
  }

  @Test
  void whatIsThereAlreadyIsNotWrittenAgain() throws IOException {
    save(client("C1", "s3cret"), NONE);
    var before = Files.getLastModifiedTime(file());

    assertEquals(new Result(Outcome.UNCHANGED, List.of()), save(client("C1", "s3cret"), NONE));
    assertEquals(before, Files.getLastModifiedTime(file()));
  }

  /** C-12: a secret goes with its own client id alone, in the file too. */
  @Test
  void withoutASecretTheOneOfAnotherClientIdIsRemoved() throws IOException {
    write("webex.client-id=other\nwebex.client-secret=old\n");
    assertEquals(List.of("webex.client-id", "webex.client-secret"), save(client("C1"), NONE).keys());
    save(client("C1"), ALL);
    assertTrue(text().startsWith("webex.client-id=C1\nwebex.client-secret=\n"), text());

    write("webex.client-id=C1\nwebex.client-secret=own\n");
    save(client("C1"), ALL);
    assertTrue(text().startsWith("webex.client-id=C1\nwebex.client-secret=own\n"), text());
  }

  /** What is written is what the reader finds at the next start. */
  @ParameterizedTest
  @ValueSource(strings = {"a\\b", "a:b=c", "#x", "!x", "é\u20AC", "a\\u0041", "x y", "\\", "a\\"})
  void everyValueComesBackAsItWas(String secret) throws IOException {
    save(client("C1", secret), NONE);

    assertEquals(secret, ConfigFile.read(Optional.empty(), folder).values().get("webex.client-secret"));
  }

  /** A line break would make a setting of what follows it. */
  @ParameterizedTest
  @ValueSource(strings = {"a\nserver.host=0.0.0.0", "a\rb", "a\tb", "a\u0000b"})
  void aValueWithALineBreakIsRefused(String secret) {
    assertEquals(new Result(Outcome.INVALID_VALUE, List.of()), save(client("C1", secret), ALL));
    assertFalse(Files.exists(file()));
  }

  /** The next start would refuse it. */
  @Test
  void aClientIdWithQuotesIsRefused() {
    assertEquals(Outcome.INVALID_VALUE, save(client("\"C1\"", "s"), ALL).outcome());
    assertEquals(Outcome.INVALID_VALUE, save(client("C'1", "s"), ALL).outcome());
  }

  /** Neither its target nor the link is changed, be the target there or not. */
  @Test
  void aSymbolicLinkIsRefused() throws IOException {
    var target = Files.writeString(folder.resolve("elsewhere"), "server.port=9000\n");
    Files.createSymbolicLink(file(), target);

    assertEquals(Outcome.SYMBOLIC_LINK, save(client("C1", "s"), ALL).outcome());
    assertEquals("server.port=9000\n", Files.readString(target));
    Files.delete(target);
    assertEquals(Outcome.SYMBOLIC_LINK, save(client("C1", "s"), ALL).outcome());
    assertTrue(Files.isSymbolicLink(file()));
    assertFalse(Files.exists(target));
  }

  @Test
  void aFolderIsRefused() throws IOException {
    Files.createDirectory(file());

    assertEquals(Outcome.NOT_A_FILE, save(client("C1", "s"), ALL).outcome());
  }

  @Test
  void aFileThatCannotBeReadIsLeftAsItIs() throws IOException {
    Files.write(file(), new byte[] {(byte) 0xC3, '\n'});
    assertEquals(Outcome.UNREADABLE, save(client("C1", "s"), ALL).outcome());
    write("webex.scopes=\\uXYZ\n");
    assertEquals(Outcome.UNREADABLE, save(client("C1", "s"), ALL).outcome());
    assertEquals("webex.scopes=\\uXYZ\n", text());
  }

  /** F-18: nothing is left half done. */
  @Test
  void aFolderThatIsNotThereOrMustNotBeWrittenToIsNamed() throws IOException {
    var nowhere = new ConfigFileEditor(folder.resolve("nowhere").resolve("config.properties"));
    assertEquals(Outcome.UNWRITABLE, nowhere.save(client("C1", "s"), SCOPES, ALL).outcome());

    assumeTrue(Files.isDirectory(Path.of("/proc")), "a folder that nobody can write to, not even root");
    var readOnly = new ConfigFileEditor(Path.of("/proc/config.properties"));
    assertEquals(Outcome.UNWRITABLE, readOnly.save(client("C1", "s"), SCOPES, ALL).outcome());
  }

  @Test
  void theFileIsTheOneThatWasNamedOrElseTheDefault() {
    assertEquals(folder.resolve("config.properties"), ConfigFileEditor.of(Optional.empty(), folder).orElseThrow().file());
    assertEquals(folder.resolve("my.conf"), ConfigFileEditor.of(Optional.of("my.conf"), folder).orElseThrow().file());
    assertEquals(Path.of("/etc/my.conf"), ConfigFileEditor.of(Optional.of("/etc/my.conf"), folder).orElseThrow().file());
    assertEquals(Optional.empty(), ConfigFileEditor.of(Optional.of("a\u0000b"), folder));
  }

  private Result save(ClientCredentials credentials, Set<String> replaceable) {
    return new ConfigFileEditor(file()).save(credentials, SCOPES, replaceable);
  }

  private static ClientCredentials client(String id, String secret) {
    return new ClientCredentials(id, Optional.of(new Secret(secret)));
  }

  private static ClientCredentials client(String id) {
    return new ClientCredentials(id, Optional.empty());
  }

  private Path file() {
    return folder.resolve("config.properties");
  }

  private void write(String text) throws IOException {
    Files.writeString(file(), text, StandardCharsets.UTF_8);
  }

  private String text() throws IOException {
    return Files.readString(file(), StandardCharsets.UTF_8);
  }
}
