package playground.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaygroundOptionsTest {

  @Test
  void everyOptionIsUnderstood() {
    var line = PlaygroundOptions.parse("--port", "1", "--host=::1", "--config", "my file", "--open", "--help", "--version");

    assertEquals(Map.of(Setting.PORT, "1", Setting.HOST, "::1"), line.flags());
    assertEquals(Optional.of("my file"), line.configFile());
    assertTrue(line.open() && line.help() && line.version());
  }

  /** Whoever starts it by a script decides by them. */
  @Test
  void bothHelpsNameEveryExitCode() {
    for (var help : List.of(PlaygroundOptions.helpText(), SandboxOptions.helpText())) {
      assertTrue(
          help.replaceAll("\\s+", " ").contains("xit code 2 means a wrong setting or file, 3 a port that is in use, 6 a database that"
              + " can't be reached or used."),
          help);
    }
  }

  @Test
  void nothingIsRequestedUnlessItIsSaid() {
    assertEquals(new PlaygroundOptions(Map.of(), Optional.empty(), false, false, false), PlaygroundOptions.parse());
  }

  /** W-21: every user of a machine can read the arguments of every process, so no secret is taken from there. */
  @ParameterizedTest
  @CsvSource({
    "--secret=SENTINEL,              --secret=… is no option; --help lists all there are",
    "--client-secret=SENTINEL,       --client-secret=… is no option; --help lists all there are",
    "--webex.client-secret=SENTINEL, --webex.client-secret=… is no option; --help lists all there are",
    "--secret:SENTINEL,              --secret=… is no option; --help lists all there are",
    "-sSENTINEL,                     -s… is no option; --help lists all there are",
    "-s=SENTINEL,                    -s… is no option; --help lists all there are",
    "'--secret=\nSENTINEL',          --secret=… is no option; --help lists all there are",
    "SENTINEL,                       an argument that is no option was given; --help lists all there are"
  })
  void aSecretIsRefusedAndNotRepeated(String argument, String fault) {
    assertEquals(List.of(fault), faults(argument));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--secret", "--client-secret", "--webex.client-secret"})
  void aSecretInTheNextArgumentIsNotRepeatedEither(String option) {
    assertEquals(List.of(option + " is no option; --help lists all there are"), faults(option, "SENTINEL"));
  }

  /** W-21. */
  @Test
  void helpSaysHowSecretsArePassedAndListsEveryOption() {
    var help = PlaygroundOptions.helpText();

    assertTrue(help.contains("WEBEX_CLIENT_SECRET") && help.contains("config.properties"), help);
    for (var option : List.of("--port PORT", "--host ADDRESS", "--config FILE", "--open", "--help", "--version")) {
      assertTrue(help.contains("\n  " + option + " "), option);
    }
    assertFalse(help.contains("--secret"));
  }

  @Test
  void helpNamesTheDefaultsThatAreUsed() {
    var help = PlaygroundOptions.helpText();

    assertTrue(help.contains("(default " + Setting.PORT.defaultValue() + ")"), help);
    assertTrue(help.contains("(default " + Setting.HOST.defaultValue() + ")"), help);
  }

  @Test
  void anOptionWithoutItsValueSaysWhatIsMissing() {
    assertEquals(
        List.of("--port needs a value: port to listen on, 0 for any free one (default 8080)"), faults("--port"));
  }

  /** A beginning is not taken for the whole: a later option could make it mean another. */
  @Test
  void optionsAreNotGuessedFromTheirBeginning() {
    assertEquals(List.of("--por is no option; --help lists all there are"), faults("--por", "1"));
  }

  private static List<String> faults(String... arguments) {
    return assertThrows(ConfigException.class, () -> PlaygroundOptions.parse(arguments)).faults();
  }
}
