package playground.flow.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import playground.flow.Binding;
import playground.flow.BrowserKey;
import playground.flow.FlowException;
import playground.flow.FlowStore;
import playground.flow.FlowStore.Taken;
import playground.flow.Footprint;
import playground.flow.StepFault;
import playground.oauth.CallbackFault;
import playground.oauth.PendingAuthorization;
import playground.oauth.Secret;
import playground.oauth.State;

/**
 * The authorizations of all browsers: those that are pending, within a bound, and what is remembered of those that are
 * over. Not thread-safe; the store guards it with its lock.
 */
final class PendingAuthorizations {

  private static final int BYTES_OF_ENTRY = 2_048; // binding, state and their places in the maps

  /** The handles of one browser, oldest first. */
  private static final class Handles {
    final Deque<String> pending = new ArrayDeque<>();
    final Deque<String> over = new ArrayDeque<>();
    String latest = ""; // the last that was begun, pending or not
  }

  /**
   * One authorization.
   *
   * @param authorization empty once it is over: then only its state is still compared
   * @param fault why it is over; empty while it is pending
   * @param isProof whether its callback was accepted in {@code browser}: who shows its binding is that browser
   */
  private record Entry(
      Binding binding,
      State state,
      Optional<PendingAuthorization> authorization,
      BrowserKey browser,
      Optional<CallbackFault> fault,
      boolean isProof) {

    static Entry pending(Binding binding, PendingAuthorization authorization, BrowserKey browser) {
      return new Entry(
          binding, authorization.request().state(), Optional.of(authorization), browser, Optional.empty(), false);
    }

    Entry over(CallbackFault why) {
      return new Entry(binding, state, Optional.empty(), browser, Optional.of(why), isProof);
    }

    Entry acceptedIn(BrowserKey accepting) {
      return new Entry(binding, state, authorization, accepting, fault, true);
    }

    boolean isPending() {
      return fault.isEmpty();
    }

    boolean hasState(String other) {
      return state.matches(other);
    }

    long bytes() {
      return BYTES_OF_ENTRY + authorization.map(Footprint::of).orElse(0L);
    }
  }

  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<BrowserKey, Handles> browsers = new HashMap<>();
  private final long maxPendingBytes;
  private int pendingCount;
  private long pendingBytes;

  /**
   * @param maxPendingBytes of memory for those that are pending, estimated
   */
  PendingAuthorizations(long maxPendingBytes) {
    this.maxPendingBytes = maxPendingBytes;
  }

  /** How much memory all of them take, estimated. */
  long bytes() {
    return pendingBytes + (long) (entries.size() - pendingCount) * BYTES_OF_ENTRY;
  }

  /**
   * Adds one, in the place of the browser's pending one with the same state, or else of its oldest when it has too many.
   *
   * @return false, and nothing is added, when the browser has used the state already
   * @throws FlowException when all browsers together have as many pending as there may be
   */
  boolean begin(BrowserKey browser, Binding binding, PendingAuthorization authorization) {
    var state = authorization.request().state().value();
    var handles = browsers.computeIfAbsent(browser, key -> new Handles());
    if (handles.over.stream().anyMatch(handle -> entries.get(handle).hasState(state))) {
      return false;
    }
    var entry = Entry.pending(binding, authorization, browser);
    var replaced = handles.pending.stream().filter(handle -> entries.get(handle).hasState(state)).findFirst();
    var displaced = replaced.isEmpty() && handles.pending.size() >= FlowStore.MAX_PENDING
        ? Optional.of(handles.pending.getFirst())
        : Optional.<String>empty();
    makeRoom(entry, replaced.or(() -> displaced), authorization.begunAt());
    replaced.ifPresent(this::remove);
    displaced.filter(handle -> entries.get(handle).isPending()).ifPresent(handle -> end(handle, CallbackFault.DISPLACED_STATE));
    put(binding.handle(), entry);
    handles.pending.addLast(binding.handle());
    handles.latest = binding.handle();
    return true;
  }

  /** Those that have expired give way; nobody else's does. */
  private void makeRoom(Entry added, Optional<String> givingWay, Instant now) {
    if (isFull(added, givingWay)) {
      entries.values().stream()
          .filter(entry -> entry.authorization().filter(pending -> pending.expiredAt(now)).isPresent())
          .map(entry -> entry.binding().handle()).toList()
          .forEach(handle -> end(handle, CallbackFault.EXPIRED_STATE));
      if (isFull(added, givingWay)) {
        throw new FlowException(StepFault.TOO_MANY_PENDING_AUTHORIZATIONS);
      }
    }
  }

  private boolean isFull(Entry added, Optional<String> givingWay) {
    var freed = givingWay.map(entries::get).filter(Entry::isPending);
    var count = pendingCount + 1 - (freed.isPresent() ? 1 : 0);
    var bytes = pendingBytes + added.bytes() - freed.map(Entry::bytes).orElse(0L);
    return count > FlowStore.MAX_PENDING_OF_ALL || bytes > maxPendingBytes;
  }

  private void put(String handle, Entry entry) {
    count(entries.put(handle, entry), -1);
    count(entry, 1);
  }

  private void remove(String handle) {
    var entry = entries.remove(handle);
    if (entry != null) {
      count(entry, -1);
      var handles = browsers.get(entry.browser());
      handles.pending.remove(handle);
      handles.over.remove(handle);
    }
  }

  private void count(Entry entry, int sign) {
    if (entry != null && entry.isPending()) {
      pendingCount += sign;
      pendingBytes += sign * entry.bytes();
    }
  }

  private void end(String handle, CallbackFault fault) {
    var over = entries.get(handle).over(fault);
    put(handle, over);
    browsers.get(over.browser()).pending.remove(handle);
    remember(over.browser(), handle);
  }

  private void remember(BrowserKey browser, String handle) {
    var over = browsers.computeIfAbsent(browser, key -> new Handles()).over;
    over.addLast(handle);
    if (over.size() > FlowStore.MAX_REMEMBERED) {
      entries.remove(over.removeFirst());
    }
  }

  /** Of these handles those that are pending. */
  Set<String> pending(Set<String> handles) {
    var pending = new HashSet<String>();
    for (var handle : handles) {
      Optional.ofNullable(entries.get(handle)).filter(Entry::isPending).ifPresent(entry -> pending.add(handle));
    }
    return pending;
  }

  /** The one that the browser began last, if it is pending. */
  Optional<PendingAuthorization> latest(BrowserKey browser, Instant now) {
    return Optional.ofNullable(browsers.get(browser)).map(handles -> entries.get(handles.latest))
        .flatMap(Entry::authorization).filter(authorization -> !authorization.expiredAt(now));
  }

  /** Whether the browser has one that is pending. */
  boolean hasPending(BrowserKey browser, Instant now) {
    return Optional.ofNullable(browsers.get(browser)).stream().flatMap(handles -> handles.pending.stream())
        .anyMatch(handle -> entries.get(handle).authorization().filter(pending -> !pending.expiredAt(now)).isPresent());
  }

  Taken take(Map<String, Secret> bindings, String state, Instant now) {
    var matching = bound(bindings).stream().filter(entry -> entry.hasState(state)).toList();
    for (var entry : matching) {
      if (entry.isPending()) {
        return take(entry, now);
      }
    }
    return new Taken.None(matching.isEmpty() ? CallbackFault.UNKNOWN_STATE : matching.get(0).fault().orElseThrow());
  }

  private Taken take(Entry entry, Instant now) {
    var authorization = entry.authorization().orElseThrow();
    var isExpired = authorization.expiredAt(now);
    var fault = isExpired ? CallbackFault.EXPIRED_STATE : CallbackFault.REPLAYED_STATE;
    end(entry.binding().handle(), fault);
    return isExpired ? new Taken.None(fault) : new Taken.Pending(entry.binding().handle(), authorization);
  }

  /**
   * The browsers in which earlier callbacks were accepted whose bindings come along. The browser that an authorization
   * was begun under is not meant: its id may have been planted by somebody who still knows it.
   */
  List<BrowserKey> provedBy(Map<String, Secret> bindings) {
    return bound(bindings).stream().filter(Entry::isProof).map(Entry::browser).toList();
  }

  /** Those whose binding the browser really holds. */
  private List<Entry> bound(Map<String, Secret> bindings) {
    var found = new ArrayList<Entry>();
    bindings.forEach((handle, value) ->
        Optional.ofNullable(entries.get(handle)).filter(entry -> entry.binding().value().equals(value))
            .ifPresent(found::add));
    return found;
  }

  /** Notes that the callback of one was accepted in this browser, where it is remembered from now on. */
  void accept(String handle, BrowserKey browser) {
    var entry = entries.get(handle);
    if (entry == null) {
      return; // its browser was forgotten in the meantime
    }
    put(handle, entry.acceptedIn(browser));
    if (!entry.browser().equals(browser)) {
      browsers.get(entry.browser()).over.remove(handle);
      remember(browser, handle);
    }
  }

  /** Forgets all of a browser. */
  void forget(BrowserKey browser) {
    Optional.ofNullable(browsers.get(browser)).ifPresent(handles -> {
      List.copyOf(handles.pending).forEach(this::remove);
      List.copyOf(handles.over).forEach(this::remove);
      browsers.remove(browser);
    });
  }

  /** Whether anything is remembered of a browser's authorizations that are over. */
  boolean remembersAny(BrowserKey browser) {
    return Optional.ofNullable(browsers.get(browser)).filter(handles -> !handles.over.isEmpty()).isPresent();
  }

  /** Forgets what is remembered of a browser's authorizations that are over. */
  void forgetWhatIsOver(BrowserKey browser) {
    Optional.ofNullable(browsers.get(browser)).ifPresent(handles -> List.copyOf(handles.over).forEach(this::remove));
  }
}
