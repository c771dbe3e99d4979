package playground.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.config.Command;
import playground.flow.SettingsFile;

/** Settings can be saved from the page on this machine alone. */
class WritableSettingsTest {

  @TempDir Path folder;

  @Test
  void onThisMachineTheFileThatIsReadAtTheStartIsWrittenToo() {
    assertEquals(
        Optional.of(folder.resolve("config.properties").toString()), of(Map.of()).map(SettingsFile::name));
    assertEquals(
        Optional.of(folder.resolve("config.properties").toString()),
        of(Map.of("SERVER_HOST", "::1")).map(SettingsFile::name));
  }

  @Test
  void theFileIsTheOneThatConfigNames() throws Exception {
    Files.writeString(folder.resolve("my.conf"), "");

    assertEquals(
        Optional.of(folder.resolve("my.conf").toString()), of(Map.of(), "--config", "my.conf").map(SettingsFile::name));
  }

  /** W-02: whoever can open the page from elsewhere cannot write files here. */
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void whereOtherMachinesCanConnectNothingIsWritten(String host) {
    assertEquals(Optional.empty(), of(Map.of("SERVER_HOST", host)));
  }

  @Test
  void behindAProxyNothingIsWritten() {
    assertEquals(Optional.empty(), of(Map.of("SERVER_PUBLIC_URL", "https://play.example.com")));
  }

  /** An integration of one's own, because the sandbox is never published. */
  private Optional<SettingsFile> of(Map<String, String> environment, String... arguments) {
    var all = new HashMap<>(Map.of("WEBEX_CLIENT_ID", "C1"));
    all.putAll(environment);
    var command = (Command.RunPlayground) Command.read(arguments, all, folder);
    return WritableSettings.of(command.config(), command.settingsFile());
  }
}
