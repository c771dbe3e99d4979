package playground.sandbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static playground.testing.RunningSandbox.CALLBACK;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Scopes;

/** What can be registered, and how much of it. */
class IntegrationsTest {

  private static final URI CALLBACK = URI.create("http://localhost:9999/callback");
  private static final Scopes SCOPES = Scopes.parse("spark:rooms_read");

  private final Integrations integrations = new Integrations(new TokenGenerator(new SecureRandom()), Clock.systemUTC());

  @Test
  void twentyIntegrationsAreTheMost() {
    IntStream.range(0, 20).forEach(i -> register("Number " + i, CALLBACK));

    assertThrows(IllegalStateException.class, () -> register("One more", CALLBACK));
    assertEquals(20, integrations.all().size());
  }

  @Test
  void tenRedirectUrisAreTheMost() {
    var id = register("Test", CALLBACK).clientId();

    IntStream.range(0, 50).forEach(i -> integrations.addRedirectUri(id, URI.create("http://localhost:" + (9000 + i))));

    assertEquals(10, integrations.withClientId(id).orElseThrow().redirectUris().size());
  }

  @Test
  void aRedirectUriThatIsThereIsNotAddedAgain() {
    var id = register("Test", CALLBACK).clientId();

    integrations.addRedirectUri(id, CALLBACK);

    assertEquals(List.of(CALLBACK), integrations.withClientId(id).orElseThrow().redirectUris());
  }

  /** RFC 6749 §3.1.2. */
  @ParameterizedTest
  @ValueSource(strings = {"/callback", "callback", "//localhost/callback", "http://localhost/callback#here"})
  void aRedirectUriIsAbsoluteAndHasNoFragment(String uri) {
    assertThrows(
        IllegalArgumentException.class, () -> register("Test", URI.create(uri)));
  }

  @Test
  void theSecretDoesNotPrint() {
    var credentials = register("Test", CALLBACK).credentials();

    var printed = integrations.withClientId(credentials.clientId()).toString();

    assertFalse(printed.contains(credentials.clientSecret().orElseThrow().reveal()));
  }

  private Integration register(String name, URI redirectUri) {
    return integrations.register(ClientMetadata.of(name, redirectUri, SCOPES));
  }
}
