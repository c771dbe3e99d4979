package playground.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.Sandbox;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.Store;
import playground.sandbox.store.memory.MemoryStore;
import playground.testing.MovableClock;

/** What the playground knows of the sandbox beside it is what the sandbox is now. */
class SandboxBesideTest {

  private static final URI CALLBACK = URI.create("http://localhost:8080/callback");
  private static final Scopes SCOPES = Scopes.parse("spark:rooms_read");

  private final Store store = new MemoryStore(new MovableClock(), new SecureRandom());
  private final Sandbox sandbox =
      new Sandbox(store, new ConsentPolicy(ConsentPolicy.Mode.ask, store.people().all().get(0)));
  private final SandboxBeside beside = new SandboxBeside(
      sandbox, () -> sandbox.registerOnce("Mine", List.of(CALLBACK), SCOPES), URI.create("http://localhost:8081"));

  @Test
  void faultsAndAMovedClockAreKnownWhileTheyAreOn() {
    sandbox.faults().replace(List.of(ActiveFault.of(FaultType.SERVER_ERROR)));
    sandbox.moveClock(Duration.ofDays(3));

    assertEquals(List.of("server-error"), beside.activeFaults());
    assertEquals(Duration.ofDays(3), beside.clockOffset());

    sandbox.faults().replace(List.of());
    sandbox.resetClock();

    assertEquals(List.of(), beside.activeFaults());
    assertEquals(Duration.ZERO, beside.clockOffset());
  }

  /** The playground's open pages go on after a reset, and so does a redirect URI that it was reached by meanwhile. */
  @Test
  void aResetLeavesThePlaygroundsOwnIntegrationAsItIsAndNoOther() {
    sandbox.register("Another", CALLBACK, SCOPES);
    beside.registerRedirectUri(URI.create("http://127.0.0.1:8080/callback"));
    var before = store.integrations().withClientId(beside.credentials().clientId()).orElseThrow();

    sandbox.reset();

    assertEquals(List.of(before), store.integrations().all());
    assertTrue(beside.isRegistered());
    assertEquals(before.credentials(), beside.credentials());
  }

  /** As when an earlier version stored it under a client id of its own. */
  @Test
  void aResetLeavesItAlsoUnderAnotherClientId() {
    var store = new MemoryStore(new MovableClock(), new SecureRandom());
    var sandbox = new Sandbox(store, ConsentPolicy.asking(store.people()));
    var before = sandbox.register("Mine", CALLBACK, SCOPES);
    sandbox.registerOnce("Mine", List.of(CALLBACK), SCOPES);

    sandbox.reset();

    assertEquals(Optional.of(before), sandbox.credentials(before.clientId()));
  }

  @Test
  void registeredScopesAreThoseOfTheIntegrationWithThatClientId() {
    var another = sandbox.register("Another", CALLBACK, Scopes.parse("spark:people_read"));

    assertEquals(Optional.of(SCOPES), beside.registeredScopes(beside.credentials().clientId()));
    assertEquals(Optional.of(Scopes.parse("spark:people_read")), beside.registeredScopes(another.clientId()));
    assertEquals(Optional.empty(), beside.registeredScopes("nobody"));
  }

  @Test
  void credentialsAreTheCurrentOnesAndTakeThePlaceOfThoseBefore() {
    var before = beside.credentials();
    var typed = new ClientCredentials(before.clientId(), Optional.of(new Secret("typed")));

    var secret = store.integrations().renewSecret(before.clientId());

    assertEquals(secret, beside.credentials().clientSecret());
    assertEquals(beside.credentials(), beside.current(before));
    assertEquals(typed, beside.current(typed), "what somebody typed is sent as typed");
  }

  @Test
  void aDeletedIntegrationKeepsItsLastCredentialsUntilItIsRegisteredAgain() {
    var before = beside.credentials();

    store.delete(before.clientId());

    assertFalse(beside.isRegistered());
    assertEquals(before, beside.credentials());
    assertEquals(before, beside.current(before));

    beside.playground(URI.create("http://localhost:8080")).register().run();

    assertTrue(beside.isRegistered());
    assertEquals(before.clientId(), beside.credentials().clientId());
    assertNotEquals(before, beside.credentials());
  }

  @Test
  void itsPortalAndItsLogAreAtItsOrigin() {
    assertEquals(URI.create("http://localhost:8081/my-apps"), beside.portal());
    assertEquals(URI.create("http://localhost:8081/faults"), beside.faults());
    assertEquals(URI.create("http://localhost:8081/log"), beside.log());
  }
}
