package playground.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reaches the sandbox, and who may use its controls; the same whether it runs alone or beside the playground. */
class SandboxSettingsTest {

  private static final String WARNING =
      "sandbox.controls is on: everybody who reaches the sandbox can switch its faults on and off,"
          + " move its clock, replace its integrations, and reset it.";

  @TempDir Path folder;

  @Test
  void withoutAPublicUrlItsOriginIsWhereItListens() {
    var settings = playground(Map.of()).config().sandbox();

    assertEquals(Optional.empty(), settings.publicUrl());
    assertEquals(URI.create("http://localhost:8081"), settings.origin(8081));
    assertFalse(settings.hasOpenControls());
  }

  @Test
  void aPublicUrlIsItsOriginWhateverItListensOn() {
    var environment = Map.of("SANDBOX_PUBLIC_URL", "HTTPS://Sandbox.example.com/", "SANDBOX_PORT", "7");

    for (var settings : List.of(playground(environment).config().sandbox(), sandbox(environment).config().settings())) {
      assertEquals(Optional.of(URI.create("https://sandbox.example.com")), settings.publicUrl());
      assertEquals(URI.create("https://sandbox.example.com"), settings.origin(7));
      assertEquals(7, settings.address().port());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "http://sandbox.example.com", "https://sandbox.example.com/v1", "https://sandbox.example.com?x=1", "sandbox.example.com",
      "https://user@sandbox.example.com"
  })
  void aPublicUrlIsHttpsHostAndPortAlone(String url) {
    var faults = faults(Map.of("SANDBOX_PUBLIC_URL", url));

    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.get(0).startsWith("sandbox.public-url is \"") && faults.get(0).endsWith(
        "it must be https, host and port alone, such as https://play.example.com (http only for this machine)"), faults.get(0));
    assertEquals(faults, faults(Map.of("SANDBOX_PUBLIC_URL", url), "sandbox"));
  }

  @Test
  void playgroundAndSandboxCannotHaveTheSamePublicUrl() {
    var same = Map.of("SANDBOX_PUBLIC_URL", "https://play.example.com", "SERVER_PUBLIC_URL", "https://play.example.com/");

    assertEquals(
        List.of("sandbox.public-url is \"https://play.example.com\" in the environment as SANDBOX_PUBLIC_URL: it must differ from"
            + " server.public-url, because playground and sandbox have the same paths"),
        faults(same));
  }

  @Test
  void aRemotePlaygroundNeedsARemoteSandboxAndThatIsSaidWithTheSettingThatMakesOne() {
    var remote = Map.of("SERVER_PUBLIC_URL", "https://play.example.com");
    var both = Map.of("SERVER_PUBLIC_URL", "https://play.example.com", "SANDBOX_PUBLIC_URL", "https://sandbox.example.com");

    assertEquals(
        List.of("server.public-url does not go with the sandbox, whose pages are only reachable from this machine, as localhost:"
            + " set sandbox.public-url or webex.client-id, or remove server.public-url."),
        playground(remote).warnings());
    assertEquals(List.of(), playground(both).warnings());
  }

  /** S-17: the fault knobs need a setting. */
  @Test
  void controlsFromEverywhereAreSaidAtTheStart() {
    var on = Map.of("SANDBOX_CONTROLS", "on");

    assertTrue(playground(on).config().sandbox().hasOpenControls());
    assertTrue(sandbox(on).config().settings().hasOpenControls());
    assertEquals(List.of(WARNING), playground(on).warnings());
    assertEquals(List.of(WARNING), sandbox(on).warnings());
    assertEquals(List.of(), playground(Map.of("SANDBOX_CONTROLS", "loopback")).warnings());
    assertEquals(List.of(), playground(Map.of("SANDBOX_CONTROLS", "on", "WEBEX_CLIENT_ID", "c")).warnings(), "no sandbox");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "ON", "true", "127.0.0.1"})
  void controlsAreLoopbackOrOn(String value) {
    assertEquals(
        List.of("sandbox.controls is \"" + value + "\" in the environment as SANDBOX_CONTROLS: it must be loopback or on"),
        faults(Map.of("SANDBOX_CONTROLS", value)));
  }

  private Command.RunPlayground playground(Map<String, String> environment) {
    return assertInstanceOf(Command.RunPlayground.class, Command.read(new String[0], environment, folder));
  }

  private Command.RunSandbox sandbox(Map<String, String> environment) {
    return assertInstanceOf(Command.RunSandbox.class, Command.read(new String[] {"sandbox"}, environment, folder));
  }

  private List<String> faults(Map<String, String> environment, String... arguments) {
    return assertThrows(ConfigException.class, () -> Command.read(arguments, environment, folder)).faults();
  }
}
