package playground.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.ConfigFolder;

class ConfigFileTest {

  @TempDir Path folder;

  @Test
  void noFileIsNoFaultUnlessItWasNamed() {
    assertEquals(ConfigFile.none(), ConfigFile.read(Optional.empty(), folder));
    assertEquals(
        List.of("settings file mine.properties: it cannot be read; name a file that exists and that you may read"),
        ConfigFile.read(Optional.of("mine.properties"), folder).faults());
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "a\u0000b"})
  void aNameThatIsNoFileIsAFault(String name) {
    assertEquals(1, ConfigFile.read(Optional.of(name), folder).faults().size());
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheFirstKey() throws Exception {
    new ConfigFolder(folder).with("\uFEFFserver.port=1\n");

    var file = ConfigFile.read(Optional.empty(), folder);

    assertEquals(List.of(), file.faults());
    assertEquals(Map.of("server.port", "1"), file.values());
  }

  @Test
  void valuesAreUtf8() throws Exception {
    new ConfigFolder(folder).with("webex.client-secret=p\u00E4ss\u20AC\n");

    assertEquals("p\u00E4ss\u20AC", ConfigFile.read(Optional.empty(), folder).values().get("webex.client-secret"));
  }

  @Test
  void anotherEncodingIsAFaultAndNotAnotherSecret() throws Exception {
    new ConfigFolder(folder).with("config.properties", "webex.client-secret=p\u00E4ss\n", ISO_8859_1);

    assertEquals(
        List.of("settings file config.properties: it is not UTF-8 text; save it in that encoding"),
        ConfigFile.read(Optional.empty(), folder).faults());
  }

  @Test
  void aBrokenEscapeIsAFault() throws Exception {
    new ConfigFolder(folder).with("webex.scopes=\\u12\n");

    assertEquals(
        List.of(
            "settings file config.properties: it has a \\u that is not followed by four hexadecimal digits"),
        ConfigFile.read(Optional.empty(), folder).faults());
  }

  @ParameterizedTest
  @CsvSource({
    "webex.client_secret, did you mean webex.client-secret?",
    "WEBEX_CLIENT_SECRET, did you mean webex.client-secret?",
    "webex.clientid,      did you mean webex.client-id?",
    "Server.Port,         did you mean server.port?",
    "server.portt,        config.example.properties lists all there are"
  })
  void anUnknownKeyIsAFaultWithAHintAndWithoutItsValue(String key, String hint) throws Exception {
    new ConfigFolder(folder).with(key + "=SENTINEL\n");

    assertEquals(
        List.of(key + " in config.properties: there is no such setting; " + hint),
        ConfigFile.read(Optional.empty(), folder).faults());
  }

  /** A secret whose line was broken in two looks like a key. */
  @Test
  void aKeyThatLooksLikeASecretIsNotShown() throws Exception {
    new ConfigFolder(folder).with("webex.client-secret=\n0f3a9bSENTINEL\n");

    assertEquals(
        List.of(
            "a key of 14 characters in config.properties: there is no such setting; config.example.properties lists"
                + " all there are"),
        ConfigFile.read(Optional.empty(), folder).faults());
  }

  /** W-20: one warning, with the command that mends it. */
  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw----r--"})
  void aSecretThatOthersCanReadIsWarnedAbout(String permissions) throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no such permissions here");
    new ConfigFolder(folder).with("webex.client-id=c\nwebex.client-secret=SENTINEL\n").readableBy(permissions, "config.properties");

    var command = (Command.RunPlayground) Command.read(new String[0], Map.of(), folder);

    assertEquals(
        List.of(
            "config.properties holds a secret and others on this machine can read it; mend it with: chmod 600"
                + " config.properties"),
        command.warnings());
  }

  /** W-20: the other secrets are no less secret. */
  @ParameterizedTest
  @ValueSource(strings = {"store.password", "store.key", "store.previous-keys"})
  void everySecretOfTheDatabaseIsWarnedAboutToo(String key) throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no such permissions here");
    new ConfigFolder(folder).with(key + "=SENTINEL\n").readableBy("rw-r--r--", "config.properties");

    assertEquals(1, ConfigFile.read(Optional.empty(), folder).warnings().size());
  }

  /** W-20: nothing to hide, or hidden already. */
  @Test
  void aFileForItsOwnerAloneAndAFileWithoutASecretAreFine() throws Exception {
    var files = new ConfigFolder(folder);
    files.with("mine.properties", "webex.client-secret=s\n", UTF_8);
    files.with("open.properties", "webex.client-secret=\nserver.port=1\n", UTF_8).readableBy("rw-r--r--", "open.properties");

    assertEquals(List.of(), ConfigFile.read(Optional.of("mine.properties"), folder).warnings());
    assertEquals(List.of(), ConfigFile.read(Optional.of("open.properties"), folder).warnings());
  }

  /** W-22. */
  @Test
  void aFileThatIsReadPrintsItsNameAlone() throws Exception {
    new ConfigFolder(folder).with("webex.client-secret=SENTINEL\n");

    assertFalse(ConfigFile.read(Optional.empty(), folder).toString().contains("SENTINEL"));
  }
}
