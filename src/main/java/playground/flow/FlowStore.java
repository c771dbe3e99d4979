package playground.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import playground.oauth.CallbackFault;
import playground.oauth.PendingAuthorization;
import playground.oauth.Secret;

/**
 * Keeps what browsers have begun and obtained. What may happen once has one owner here and is atomic: taking a pending
 * authorization, claiming a step (using a code, refreshing), claiming a device poll. Whoever changes a value passes the
 * change, not the result, so that of any number of changes at the same time none is lost.
 *
 * <p>Every implementation is thread-safe and passes {@code FlowStoreContract}.
 */
public interface FlowStore {

  /** A browser that sends no request for that long is forgotten. */
  Duration IDLE_LIFETIME = Duration.ofHours(2);

  /** After that long a browser is forgotten in any case. */
  Duration ABSOLUTE_LIFETIME = Duration.ofHours(12);

  /** Browsers that are known at the same time; the one that has been idle longest and is not awaited back gives way. */
  int MAX_BROWSERS = 500;

  /** What one store takes at least, whatever the memory of the process; several busy browsers fit. */
  long MIN_BYTES = 16 * 1024 * 1024;

  /** Authorizations of one browser that are pending at the same time; the oldest gives way. */
  int MAX_PENDING = 20;

  /** Authorizations of all browsers that are pending at the same time; one more is refused, and none gives way. */
  int MAX_PENDING_OF_ALL = 600;

  /** Authorizations of one browser that are over and still remembered, so that a refusal can name the true reason. */
  int MAX_REMEMBERED = 40;

  /** Flows of one browser; the oldest gives way. */
  int MAX_FLOWS = 10;

  /** Device grants of all browsers that are pending at the same time; one more is refused. */
  int MAX_DEVICE_GRANTS = 50;

  /** Whether other processes work on it as well. */
  boolean isShared();

  /** Makes several changes as one: all of them, or none when this process dies in between. Must wait for nothing else. */
  <T> T atomically(Supplier<T> changes);

  /** The browser that goes by this id now; counts as a request of it. Empty when there is none. */
  Optional<BrowserState> browser(BrowserId id, Instant now);

  /**
   * The browser that goes by this id, made if need be.
   *
   * @return empty when the id was replaced at a callback or its browser was forgotten: nothing begins under it any more
   */
  Optional<BrowserState> open(BrowserId id, Instant now);

  /**
   * Changes a browser's state.
   *
   * @param change may run more than once
   * @return the state after the change; empty when the browser has been forgotten
   */
  Optional<BrowserState> update(BrowserKey key, UnaryOperator<BrowserState> change);

  /** Forgets everything of a browser: its state, its flows, its pending authorizations, its ids. */
  void forget(BrowserKey key);

  /**
   * Adds a pending authorization. One of the same browser with the same state is replaced: the person went back and
   * pressed the button again. Those of other browsers stay until they end by themselves.
   *
   * @return false, and nothing is added, when the state has been used already
   * @throws FlowException when the browser has been forgotten, or there are {@link #MAX_PENDING_OF_ALL}, or as many as
   *     the memory allows
   */
  boolean begin(BrowserKey key, Binding binding, PendingAuthorization pending);

  /** The authorization that was begun last in this browser, if it still is pending; empty otherwise. */
  Optional<PendingAuthorization> latestPending(BrowserKey key, Instant now);

  /** Of these bindings the handles whose authorization still is pending. */
  Set<String> pending(Set<String> handles);

  /** What {@link #take} found. */
  sealed interface Taken {

    /** The pending authorization; it can be taken only once. */
    record Pending(String handle, PendingAuthorization authorization) implements Taken {}

    /** None: the state is unknown to this browser, expired, used or displaced. */
    record None(CallbackFault fault) implements Taken {}
  }

  /**
   * Takes the pending authorization that a callback belongs to: one of those whose binding the browser shows, with this
   * state. Of any number of callers at the same time one gets it.
   *
   * @param bindings from the browser's cookies: handle and value
   */
  Taken take(Map<String, Secret> bindings, String state, Instant now);

  /**
   * Renews a browser's id once a callback is accepted (session fixation): from now on the shown id reads nothing.
   *
   * <p>A callback of another tab may be on its way with the old id. It finds the browser again by the binding of the
   * authorization that was accepted here, if it shows that one beside its own. A binding that was only begun, or shown
   * beside another one, is no proof: somebody may have planted it.
   *
   * @param shown the id that came with the callback; empty when none did
   * @param fresh from now on names the browser
   * @param handle of the authorization that was taken
   * @param bindings from the browser's cookies: handle and value
   * @return the browser that goes by the fresh id
   */
  BrowserState renew(
      Optional<BrowserId> shown, BrowserId fresh, String handle, Map<String, Secret> bindings, Instant now);

  /**
   * Adds a flow under the browser's next number.
   *
   * @param made makes it for that number
   * @return empty when the browser has been forgotten
   */
  Optional<FlowState> addFlow(BrowserKey key, Function<String, FlowState> made);

  Optional<FlowState> flow(BrowserKey key, String id);

  /** The flow that was added last; empty when there is none. */
  Optional<FlowState> latestFlow(BrowserKey key);

  /** The browser's flows, oldest first. */
  List<FlowState> flows(BrowserKey key);

  /**
   * Changes a flow.
   *
   * @param change may run more than once
   * @return the flow after the change; empty when it has been forgotten
   */
  Optional<FlowState> updateFlow(BrowserKey key, String id, UnaryOperator<FlowState> change);

  /**
   * Claims a step: of any number of callers at the same time one gets it, until it is released or the claim ends.
   *
   * @param until when the claim ends by itself, should its owner never come back
   * @return the flow with the claim; empty when the step is claimed already or the flow is gone
   */
  Optional<FlowState> claim(BrowserKey key, String id, FlowStep step, Instant now, Instant until);

  /**
   * Adds a device grant under the browser's next number, in the place of its last one.
   *
   * @param made makes it for that number
   * @throws FlowException when {@link #MAX_DEVICE_GRANTS} of other browsers are pending, or the browser has been forgotten
   */
  DeviceGrant beginDevice(BrowserKey key, Function<String, DeviceGrant> made, Instant now);

  /**
   * Adds the flow that the tokens of a device grant begin, and notes it in the grant, in one step.
   *
   * @param granted the grant after the poll that brought them
   * @param made makes the flow for the browser's next number
   * @return empty, and nothing is changed, when the grant was cancelled, replaced or forgotten in the meantime
   */
  Optional<FlowState> grantDevice(BrowserKey key, DeviceGrant granted, Function<String, FlowState> made);

  /** The browsers whose device grant is pending and due to be polled. */
  List<BrowserKey> dueDevices(Instant now);

  /**
   * Claims the next poll of a device grant: of any number of callers at the same time one gets it.
   *
   * @param until when the claim ends by itself
   * @return empty when none is due
   */
  Optional<DeviceGrant> claimPoll(BrowserKey key, Instant now, Instant until);
}
