package playground.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.store.Integrations;
import playground.testing.MovableClock;

/** The integration that the playground uses in its sandbox: pages that were open before a restart still name it. */
class BuiltInIntegrationTest {

  @Test
  void itsClientIdIsTheSameAfterARestart() {
    var before = started(Optional.empty());

    var after = started(Optional.empty());

    assertEquals(before.clientId(), after.clientId());
    assertTrue(after.clientId().matches("C[0-9a-f]{64}"), "the shape of Webex's");
  }

  /** A secret that never changes would be no secret, as anybody can read this source. */
  @Test
  void itsSecretIsAnotherAfterARestart() {
    assertNotEquals(secret(started(Optional.empty())), secret(started(Optional.empty())));
  }

  @Test
  void whereAFileKeepsItItsSecretStaysToo(@TempDir Path folder) {
    var file = Optional.of(folder.resolve("sandbox.json"));
    var before = started(file);

    var after = started(file);

    assertEquals(before.clientId(), after.clientId());
    assertEquals(secret(before), secret(after));
  }

  /** Its name can be changed in the portal. */
  @Test
  void keptUnderAnotherNameItIsStillTheSame(@TempDir Path folder) {
    var file = Optional.of(folder.resolve("sandbox.json"));
    var before = started(file, "Earlier name");

    var after = started(file);

    assertEquals(secret(before), secret(after));
  }

  /** Programs in a terminal know it without being told: its secret says that it is one for the sandbox alone. */
  @Test
  void thatOfTheTerminalIsTheSameEverywhereAndOutlivesAReset() {
    var sandbox = new Sandbox(new MovableClock(), new SecureRandom());
    sandbox.registerTerminal();

    sandbox.reset();
    sandbox.registerTerminal();

    assertEquals(Optional.of(Sandbox.TERMINAL_CREDENTIALS), sandbox.credentials(Sandbox.TERMINAL_CREDENTIALS.clientId()));
    assertEquals("only-for-the-sandbox", secret(Sandbox.TERMINAL_CREDENTIALS));
  }

  @Test
  void oneThatAFileHasKeptIsNotRegisteredAgain(@TempDir Path folder) {
    var file = Optional.of(folder.resolve("sandbox.json"));
    var first = Sandbox.withDataFile(file, new MovableClock(), new SecureRandom());
    first.registerTerminal();
    first.register("Another", URI.create("http://localhost:1/"), Scopes.parse("spark:kms"));

    var next = Sandbox.withDataFile(file, new MovableClock(), new SecureRandom());
    next.registerTerminal();

    assertEquals(Optional.of(Sandbox.TERMINAL_CREDENTIALS), next.credentials(Sandbox.TERMINAL_CREDENTIALS.clientId()));
  }

  /** Somebody's own are worth more. */
  @Test
  void withoutRoomThatOfTheTerminalIsLeftOut() {
    var sandbox = new Sandbox(new MovableClock(), new SecureRandom());
    for (var i = 0; i < Integrations.MAX_INTEGRATIONS; i++) {
      sandbox.register("App " + i, URI.create("http://localhost:1/"), Scopes.parse("spark:kms"));
    }

    sandbox.registerTerminal();

    assertEquals(Optional.empty(), sandbox.credentials(Sandbox.TERMINAL_CREDENTIALS.clientId()));
  }

  private static ClientCredentials started(Optional<Path> data) {
    return started(data, "Webex OAuth Playground");
  }

  private static ClientCredentials started(Optional<Path> data, String name) {
    return Sandbox.withDataFile(data, new MovableClock(), new SecureRandom()).registerOnce(
        name, List.of(URI.create("http://localhost:8080/callback")), Scopes.parse("spark:rooms_read"));
  }

  private static String secret(ClientCredentials credentials) {
    return credentials.clientSecret().map(Secret::reveal).orElseThrow();
  }
}
