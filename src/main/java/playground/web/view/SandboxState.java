package playground.web.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import playground.database.DatabaseUnavailableException;
import playground.flow.LocalSandbox;

/**
 * What is unusual about the sandbox at the moment.
 *
 * @param faults that are switched on, each name once
 * @param faultsPage where they are switched off
 * @param ahead how far its clock is ahead; zero when it has not been moved
 * @param portal where the playground's own integration can be registered again; empty while it is registered
 */
public record SandboxState(List<String> faults, String faultsPage, Duration ahead, Optional<String> portal) {

  /** Empty while nobody can tell, because the database is away. */
  static Optional<SandboxState> of(LocalSandbox sandbox) {
    try {
      return Optional.of(new SandboxState(
          sandbox.activeFaults().stream().distinct().toList(),
          sandbox.faults().toString(),
          sandbox.clockOffset(),
          Optional.of(sandbox.portal().toString()).filter(portal -> !sandbox.isRegistered())));
    } catch (DatabaseUnavailableException e) {
      return Optional.empty();
    }
  }

  public boolean isUnusual() {
    return !faults.isEmpty() || !ahead.isZero() || portal.isPresent();
  }

  /** Such as {@code 2 days}. */
  public String aheadInWords() {
    return Moments.left(ahead);
  }
}
