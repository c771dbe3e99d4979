package playground.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What {@code config.example.properties} says is what the program does. */
@Isolated("changes the default locale")
class SettingTest {

  private static final Path EXAMPLE = Path.of("config.example.properties");

  @Test
  void everySettingStandsInTheExampleWithItsDefault() {
    var expected =
        Arrays.stream(Setting.values()).collect(Collectors.toMap(Setting::key, Setting::defaultValue));

    assertEquals(expected, ConfigFile.read(Optional.of(EXAMPLE.toString()), Path.of("")).values());
  }

  @Test
  void everySettingOfTheExampleIsExplainedRightAboveIt() throws Exception {
    var lines = Files.readAllLines(EXAMPLE);

    for (var setting : Setting.values()) {
      var at = lines.indexOf(setting.key() + "=" + setting.defaultValue());
      assertTrue(at > 0 && lines.get(at - 1).startsWith("# "), setting.key());
    }
  }

  @Test
  void theExampleCopiedAsItIsStartsThePlayground(@TempDir Path folder) throws Exception {
    Files.copy(EXAMPLE, folder.resolve("config.properties"));

    var copied = (Command.RunPlayground) Command.read(new String[0], Map.of(), folder);

    var without = (Command.RunPlayground) Command.read(new String[0], Map.of(), folder.resolve("elsewhere"));
    assertEquals(without.config(), copied.config());
    assertEquals(List.of(), copied.warnings());
  }

  /** W-20: no secret with a real look in what everybody gets. */
  @Test
  void theExampleHoldsNoSecretAtAll() throws Exception {
    var secrets = Arrays.stream(Setting.values()).filter(Setting::isSecret).map(setting -> setting.key() + "=").toList();

    assertEquals(
        List.of("webex.client-secret=", "store.password=", "store.key=", "store.previous-keys="), secrets);
    assertTrue(Files.readAllLines(EXAMPLE).containsAll(secrets));
  }

  @Test
  void anEnvironmentNameIsTheKeyInCapitalsWithUnderscores() {
    assertEquals("WEBEX_CLIENT_SECRET", Setting.CLIENT_SECRET.environmentName());
    assertEquals("SERVER_PUBLIC_URL", Setting.PUBLIC_URL.environmentName());
  }

  /** In Turkish the capital of i is another letter. */
  @Test
  void theLanguageOfTheMachineDoesNotChangeTheNames() {
    var language = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));

      assertEquals("WEBEX_CLIENT_ID", Setting.CLIENT_ID.environmentName());
      assertEquals(Optional.of(Setting.CLIENT_ID), Setting.meantBy("WEBEX_CLIENT_ID"));
    } finally {
      Locale.setDefault(language);
    }
  }
}
