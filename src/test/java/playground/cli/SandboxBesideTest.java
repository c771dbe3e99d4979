package playground.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import playground.oauth.Scopes;
import playground.sandbox.Sandbox;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.MovableClock;

/** What the playground knows of the sandbox beside it is what the sandbox is now. */
class SandboxBesideTest {

  private static final URI CALLBACK = URI.create("http://localhost:8080/callback");
  private static final Scopes SCOPES = Scopes.parse("spark:rooms_read");

  private final Sandbox sandbox = new Sandbox(new MovableClock(), new SecureRandom());
  private final SandboxBeside beside = new SandboxBeside(
      sandbox, () -> sandbox.register("Mine", CALLBACK, SCOPES), URI.create("http://localhost:8081"));

  @Test
  void faultsAndAMovedClockAreKnownWhileTheyAreOn() {
    var forward = new ActiveFault(FaultType.CLOCK_FORWARD, "", 3, Optional.empty());
    sandbox.faults().replace(List.of(ActiveFault.of(FaultType.SERVER_ERROR), forward));

    assertEquals(List.of("server-error", "clock-forward"), beside.activeFaults());
    assertEquals(Duration.ofDays(3), beside.clockOffset());

    sandbox.faults().replace(List.of());

    assertEquals(List.of(), beside.activeFaults());
    assertEquals(Duration.ZERO, beside.clockOffset());
  }

  @Test
  void registeredScopesAreThoseOfTheIntegrationWithThatClientId() {
    var another = sandbox.register("Another", CALLBACK, Scopes.parse("spark:people_read"));

    assertEquals(Optional.of(SCOPES), beside.registeredScopes(beside.credentials().clientId()));
    assertEquals(Optional.of(Scopes.parse("spark:people_read")), beside.registeredScopes(another.clientId()));
    assertEquals(Optional.empty(), beside.registeredScopes("nobody"));
  }

  @Test
  void itsPortalAndItsLogAreAtItsOrigin() {
    assertEquals(URI.create("http://localhost:8081/my-apps"), beside.portal());
    assertEquals(URI.create("http://localhost:8081/log"), beside.log());
  }
}
