package playground.flow;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import playground.database.DatabaseUnavailableException;
import playground.webex.token.TokenExchange;

/**
 * Runs the steps that send a request: each under a claim in the store, so that of any number of callers, on whatever node,
 * one sends it and the others see what it brought. Thread-safe.
 */
final class ClaimedSteps {

  private final FlowSettings settings;
  private final FlowStore store;
  private final Clock clock;
  private final SingleFlight flights = new SingleFlight();
  private final Patience patience = new Patience();

  ClaimedSteps(FlowSettings settings, FlowStore store, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
  }

  /**
   * What a step's requests brought.
   *
   * @param noted writes the log and says how the flow changes; called again when the store was away
   * @param exchange of a token request; empty for other steps
   * @param whenGone runs when nobody waits for it any more
   */
  record Outcome(Supplier<UnaryOperator<FlowState>> noted, Optional<TokenExchange> exchange, Runnable whenGone) {

    static final Outcome UNCHANGED = of(flow -> flow);

    static Outcome of(UnaryOperator<FlowState> change) {
      return new Outcome(() -> change, Optional.empty(), () -> {});
    }
  }

  /** Runs a step under a claim and returns the flow afterwards. One that another node has claimed is waited for. */
  FlowState once(BrowserKey key, String flowId, FlowStep step, Function<FlowState, Outcome> action) {
    flights.run(List.of(key, flowId, step), () -> {
      var now = clock.instant();
      var until = now.plus(settings.claimLength());
      store.claim(key, flowId, step, now, until).ifPresentOrElse(
          claimed -> run(key, claimed, step, action),
          () -> awaitOtherNode(key, flowId, step));
    });
    return store.flow(key, flowId).orElseThrow(() -> new FlowException(StepFault.NO_FLOW));
  }

  private void awaitOtherNode(BrowserKey key, String flowId, FlowStep step) {
    if (store.isShared()) {
      patience.asLongAs(() -> store.flow(key, flowId).filter(flow -> flow.isRunning(step, clock.instant())).isPresent());
    }
  }

  private void run(BrowserKey key, FlowState claimed, FlowStep step, Function<FlowState, Outcome> action) {
    end(key, claimed, step, outcome(key, claimed, step, action));
  }

  /** When the store is away, no token request has been sent: the claim is given back as soon as it can be. */
  private Outcome outcome(BrowserKey key, FlowState claimed, FlowStep step, Function<FlowState, Outcome> action) {
    try {
      return action.apply(withCurrentSecret(claimed));
    } catch (DatabaseUnavailableException e) {
      patience.later(() -> end(key, claimed, step, Outcome.UNCHANGED));
      throw e;
    } catch (RuntimeException e) {
      end(key, claimed, step, Outcome.UNCHANGED);
      throw e;
    }
  }

  /**
   * Stores what the step brought, before anybody sees it, and gives its claim back, as one change. Nothing is stored when
   * the claim is not this one any more: it ended, and somebody else has taken the step over.
   */
  private void end(BrowserKey key, FlowState claimed, FlowStep step, Outcome outcome) {
    var isStored = patience.until(attempt -> store.atomically(() -> {
      var flow = store.flow(key, claimed.id());
      var until = claimed.running().get(step);
      if (flow.filter(now -> until.equals(now.running().get(step))).isPresent()) {
        var change = outcome.noted().get();
        return store.updateFlow(key, claimed.id(), now -> change.apply(now).released(step, until)).isPresent();
      }
      return attempt > 1 && flow.filter(now -> outcome.exchange().equals(now.lastExchange())).isPresent();
    }));
    if (!isStored) {
      outcome.whenGone().run();
    }
  }

  private FlowState withCurrentSecret(FlowState flow) {
    return settings.current(flow.credentials()).clientSecret().map(flow::withSecret).orElse(flow);
  }
}
