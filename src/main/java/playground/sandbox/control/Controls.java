package playground.sandbox.control;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.log.RequestLog;
import playground.sandbox.seed.SubmittedIntegrations;
import playground.sandbox.store.Integration;
import playground.sandbox.store.SandboxClock;
import playground.sandbox.store.Store;

/** Changes the sandbox as a whole. Safe for use by several threads. */
public final class Controls {

  private final Store store;
  private final ActiveFaults faults;
  private final RequestLog log;
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  /**
   * @param builtIn client id of the integration that always stays, where it is registered
   */
  public Controls(Store store, ActiveFaults faults, RequestLog log, String builtIn) {
    this.store = store;
    this.faults = faults;
    this.log = log;
    keep(builtIn);
  }

  /** From now on this integration stays too, whatever others do. */
  public void keep(String clientId) {
    kept.add(clientId);
  }

  private boolean isKept(Integration integration) {
    return kept.contains(integration.clientId());
  }

  /** Those that are registered, in the order of their registration. */
  List<Integration> integrations() {
    return store.integrations().all();
  }

  /**
   * Registers the integrations of a request and no others, but for those that always stay.
   *
   * @param body as {@link SubmittedIntegrations} reads it
   * @throws playground.sandbox.seed.InvalidFileException with every error; nothing changes then
   */
  void replaceIntegrations(byte[] body) {
    store.integrations().inOneStep(() -> {
      var submitted = SubmittedIntegrations.read(body, integrations(), this::isKept, store.clock().instant());
      store.replaceIntegrations(submitted);
      return submitted;
    });
  }

  /** Deletes all integrations but those that always stay. */
  void deleteIntegrations() {
    store.integrations().inOneStep(() -> {
      var stay = integrations().stream().filter(this::isKept).toList();
      store.replaceIntegrations(stay);
      return stay;
    });
  }

  /** Goes back to the seed data, as {@link Store#reset} does, with no fault and an empty log. */
  public void reset() {
    store.reset(this::isKept);
    faults.replace(List.of());
    log.clear();
  }

  /**
   * Moves the clock forward, from where it is.
   *
   * @param forward whole seconds
   * @throws IllegalArgumentException when it is not positive, has a fraction of a second, or takes the clock further ahead
   *     than {@link SandboxClock#MAX_AHEAD}
   */
  public void moveClock(Duration forward) {
    if (!store.clock().forward(forward)) {
      throw new IllegalArgumentException("the clock can be " + SandboxClock.MAX_AHEAD.toDays() + " days ahead at most");
    }
  }
}
