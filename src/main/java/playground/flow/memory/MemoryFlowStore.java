package playground.flow.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import playground.flow.Binding;
import playground.flow.BrowserId;
import playground.flow.BrowserKey;
import playground.flow.BrowserState;
import playground.flow.DeviceGrant;
import playground.flow.FlowException;
import playground.flow.FlowState;
import playground.flow.FlowStep;
import playground.flow.FlowStore;
import playground.flow.Footprint;
import playground.flow.StepFault;
import playground.oauth.CallbackFault;
import playground.oauth.PendingAuthorization;
import playground.oauth.Secret;
import playground.oauth.State;

/**
 * Holds everything in the memory of one process, within a bound: when it is reached, the browser that has been idle
 * longest is forgotten. One lock guards all of it and is never held while waiting.
 */
public final class MemoryFlowStore implements FlowStore {

  private static final int MAX_REPLACED_IDS = 10 * MAX_BROWSERS;
  private static final int BYTES_OF_ENTRY = 2_048; // binding, state and their places in the maps
  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);

  /** One browser. */
  private static final class Browser {
    BrowserState state;
    Instant lastUsedAt;
    int flowsSoFar;
    final Set<BrowserId> ids = new HashSet<>();
    final Map<String, FlowState> flows = new LinkedHashMap<>();
    final Deque<String> pending = new ArrayDeque<>(); // handles, oldest first
    final Deque<String> over = new ArrayDeque<>();
    final Map<String, Long> bytesOfFlows = new HashMap<>();
    long bytes;

    Browser(BrowserState state, Instant now) {
      this.state = state;
      this.lastUsedAt = now;
    }

    boolean isExpired(Instant now) {
      return now.isAfter(lastUsedAt.plus(IDLE_LIFETIME)) || now.isAfter(state.createdAt().plus(ABSOLUTE_LIFETIME));
    }
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

    boolean hasState(String other) {
      return state.matches(other);
    }

    long bytes() {
      return BYTES_OF_ENTRY + authorization.map(Footprint::of).orElse(0L);
    }
  }

  private final Map<BrowserKey, Browser> browsers = new HashMap<>();
  private final Map<BrowserId, BrowserKey> ids = new HashMap<>();
  private final Map<String, Entry> entries = new HashMap<>();

  /** Replaced ids, oldest first, so that nothing is begun under one. */
  private final Set<BrowserId> replaced = new LinkedHashSet<>();

  private final long maxBytes;
  private long bytes;
  private long keysSoFar;
  private Instant nextSweep = Instant.MIN;

  /**
   * @param maxBytes of memory for everything, estimated; at least {@link #MIN_BYTES}
   */
  public MemoryFlowStore(long maxBytes) {
    this.maxBytes = Math.max(MIN_BYTES, maxBytes);
  }

  /** For a process of its own: a quarter of the memory that it may have. */
  public static MemoryFlowStore forThisProcess() {
    return new MemoryFlowStore(Runtime.getRuntime().maxMemory() / 4);
  }

  long maxBytes() {
    return maxBytes;
  }

  /** How much memory everything takes, estimated. */
  public synchronized long bytes() {
    return bytes;
  }

  /** How many browsers are known. */
  public synchronized int size() {
    return browsers.size();
  }

  @Override
  public synchronized Optional<BrowserState> browser(BrowserId id, Instant now) {
    forgetTheExpired(now);
    return live(id, now).map(browser -> browser.state);
  }

  /** Also those whose id never comes again. */
  private void forgetTheExpired(Instant now) {
    if (!now.isBefore(nextSweep)) {
      nextSweep = now.plus(SWEEP_INTERVAL);
      browsers.values().stream().filter(browser -> browser.isExpired(now)).map(browser -> browser.state.key()).toList()
          .forEach(this::forget);
    }
  }

  private Optional<Browser> live(BrowserId id, Instant now) {
    var browser = Optional.ofNullable(ids.get(id)).map(browsers::get);
    if (browser.filter(known -> known.isExpired(now)).isPresent()) {
      forget(browser.get().state.key());
      return Optional.empty();
    }
    browser.ifPresent(known -> known.lastUsedAt = now);
    return browser;
  }

  @Override
  public synchronized Optional<BrowserState> open(BrowserId id, Instant now) {
    var known = browser(id, now);
    return known.isPresent() || replaced.contains(id) ? known : Optional.of(create(id, now).state);
  }

  private Browser create(BrowserId id, Instant now) {
    if (browsers.size() >= MAX_BROWSERS) {
      forgetTheLongestIdle();
    }
    keysSoFar++;
    var browser = new Browser(BrowserState.created(new BrowserKey(keysSoFar), now), now);
    browsers.put(browser.state.key(), browser);
    addId(browser, id);
    weigh(browser);
    return browser;
  }

  private void forgetTheLongestIdle() {
    browsers.values().stream().min(Comparator.comparing(browser -> browser.lastUsedAt))
        .ifPresent(browser -> forget(browser.state.key()));
  }

  /** Counts a browser anew after a change; others give way when that is too much. */
  private void weigh(Browser changed) {
    var flows = changed.bytesOfFlows.values().stream().mapToLong(Long::longValue).sum();
    var pending = changed.pending.stream().map(entries::get).mapToLong(Entry::bytes).sum();
    var now = Footprint.of(changed.state) + flows + pending + (long) changed.over.size() * BYTES_OF_ENTRY;
    bytes += now - changed.bytes;
    changed.bytes = now;
    while (bytes > maxBytes && browsers.size() > 1) {
      browsers.values().stream().filter(other -> other != changed)
          .min(Comparator.comparing(browser -> browser.lastUsedAt))
          .ifPresent(browser -> forget(browser.state.key()));
    }
  }

  private void addId(Browser browser, BrowserId id) {
    browser.ids.add(id);
    ids.put(id, browser.state.key());
  }

  @Override
  public synchronized Optional<BrowserState> update(BrowserKey key, UnaryOperator<BrowserState> change) {
    return Optional.ofNullable(browsers.get(key)).map(browser -> {
      browser.state = change.apply(browser.state).next();
      weigh(browser);
      return browser.state;
    });
  }

  @Override
  public synchronized void forget(BrowserKey key) {
    var browser = browsers.remove(key);
    if (browser != null) {
      bytes -= browser.bytes;
      replaceIds(browser);
      browser.pending.forEach(entries::remove);
      browser.over.forEach(entries::remove);
    }
  }

  @Override
  public synchronized boolean begin(BrowserKey key, Binding binding, PendingAuthorization pending) {
    var browser = known(key);
    var state = pending.request().state().value();
    if (browser.over.stream().anyMatch(handle -> entries.get(handle).hasState(state))) {
      return false;
    }
    browser.pending.stream().filter(handle -> entries.get(handle).hasState(state)).toList()
        .forEach(handle -> remove(browser, handle));
    entries.put(binding.handle(), Entry.pending(binding, pending, key));
    browser.pending.addLast(binding.handle());
    if (browser.pending.size() > MAX_PENDING) {
      end(browser, browser.pending.getFirst(), CallbackFault.DISPLACED_STATE);
    }
    weigh(browser);
    return true;
  }

  private Browser known(BrowserKey key) {
    return Optional.ofNullable(browsers.get(key)).orElseThrow(() -> new FlowException(StepFault.NO_FLOW));
  }

  private void remove(Browser browser, String handle) {
    browser.pending.remove(handle);
    entries.remove(handle);
  }

  private void end(Browser browser, String handle, CallbackFault fault) {
    entries.computeIfPresent(handle, (same, entry) -> entry.over(fault));
    browser.pending.remove(handle);
    remember(browser, handle);
  }

  private void remember(Browser browser, String handle) {
    browser.over.addLast(handle);
    if (browser.over.size() > MAX_REMEMBERED) {
      entries.remove(browser.over.removeFirst());
    }
  }

  @Override
  public synchronized Set<String> pending(Set<String> handles) {
    var pending = new HashSet<String>();
    for (var handle : handles) {
      Optional.ofNullable(entries.get(handle)).filter(entry -> entry.fault().isEmpty())
          .ifPresent(entry -> pending.add(handle));
    }
    return pending;
  }

  @Override
  public synchronized Taken take(Map<String, Secret> bindings, String state, Instant now) {
    var matching = bound(bindings).stream().filter(entry -> entry.hasState(state)).toList();
    for (var entry : matching) {
      if (entry.fault().isEmpty()) {
        return take(entry, now);
      }
    }
    return new Taken.None(matching.isEmpty() ? CallbackFault.UNKNOWN_STATE : matching.get(0).fault().orElseThrow());
  }

  private Taken take(Entry entry, Instant now) {
    var authorization = entry.authorization().orElseThrow();
    var isExpired = authorization.expiredAt(now);
    var fault = isExpired ? CallbackFault.EXPIRED_STATE : CallbackFault.REPLAYED_STATE;
    var browser = browsers.get(entry.browser());
    end(browser, entry.binding().handle(), fault);
    weigh(browser);
    return isExpired ? new Taken.None(fault) : new Taken.Pending(entry.binding().handle(), authorization);
  }

  /** The authorizations whose binding the browser really holds. */
  private List<Entry> bound(Map<String, Secret> bindings) {
    var found = new ArrayList<Entry>();
    bindings.forEach((handle, value) ->
        Optional.ofNullable(entries.get(handle)).filter(entry -> entry.binding().value().equals(value))
            .ifPresent(found::add));
    return found;
  }

  @Override
  public synchronized BrowserState renew(
      Optional<BrowserId> shown, BrowserId fresh, String handle, Map<String, Secret> bindings, Instant now) {
    var live = shown.flatMap(id -> live(id, now));
    live.ifPresent(this::replaceIds);
    var browser = live.or(() -> provedBy(bindings, now)).orElseGet(() -> create(fresh, now));
    addId(browser, fresh);
    accept(handle, browser);
    return browser.state;
  }

  private void replaceIds(Browser browser) {
    browser.ids.forEach(ids::remove);
    replaced.addAll(browser.ids);
    browser.ids.clear();
    while (replaced.size() > MAX_REPLACED_IDS) {
      replaced.remove(replaced.iterator().next());
    }
  }

  /**
   * The browser in which an earlier callback was accepted whose binding comes along. The browser that an authorization
   * was begun under is not meant: its id may have been planted by somebody who still knows it.
   */
  private Optional<Browser> provedBy(Map<String, Secret> bindings, Instant now) {
    return bound(bindings).stream().filter(Entry::isProof)
        .map(entry -> browsers.get(entry.browser())).filter(browser -> !browser.isExpired(now)).findFirst();
  }

  private void accept(String handle, Browser browser) {
    var entry = entries.get(handle);
    if (entry == null) {
      return; // its browser was forgotten in the meantime
    }
    entries.put(handle, entry.acceptedIn(browser.state.key()));
    var before = browsers.get(entry.browser());
    if (before != browser) {
      before.over.remove(handle);
      remember(browser, handle);
    }
  }

  @Override
  public synchronized Optional<FlowState> addFlow(BrowserKey key, Function<String, FlowState> made) {
    return Optional.ofNullable(browsers.get(key)).map(browser -> add(browser, made));
  }

  private FlowState add(Browser browser, Function<String, FlowState> made) {
    browser.flowsSoFar++;
    var flow = made.apply(Integer.toString(browser.flowsSoFar));
    put(browser, flow);
    if (browser.flows.size() > MAX_FLOWS) {
      var oldest = browser.flows.keySet().iterator().next();
      browser.flows.remove(oldest);
      browser.bytesOfFlows.remove(oldest);
    }
    weigh(browser);
    return flow;
  }

  private static void put(Browser browser, FlowState flow) {
    browser.flows.put(flow.id(), flow);
    browser.bytesOfFlows.put(flow.id(), Footprint.of(flow));
  }

  @Override
  public synchronized Optional<FlowState> flow(BrowserKey key, String id) {
    return Optional.ofNullable(browsers.get(key)).map(browser -> browser.flows.get(id));
  }

  @Override
  public synchronized Optional<FlowState> latestFlow(BrowserKey key) {
    return Optional.ofNullable(browsers.get(key))
        .map(browser -> browser.flows.get(Integer.toString(browser.flowsSoFar)));
  }

  @Override
  public synchronized List<FlowState> flows(BrowserKey key) {
    return Optional.ofNullable(browsers.get(key)).map(browser -> List.copyOf(browser.flows.values())).orElse(List.of());
  }

  @Override
  public synchronized Optional<FlowState> updateFlow(BrowserKey key, String id, UnaryOperator<FlowState> change) {
    return Optional.ofNullable(browsers.get(key)).filter(browser -> browser.flows.containsKey(id)).map(browser -> {
      var changed = change.apply(browser.flows.get(id)).next();
      put(browser, changed);
      weigh(browser);
      return changed;
    });
  }

  @Override
  public synchronized Optional<FlowState> claim(BrowserKey key, String id, FlowStep step, Instant now, Instant until) {
    return flow(key, id)
        .filter(flow -> !flow.isRunning(step, now))
        .flatMap(flow -> updateFlow(key, id, f -> f.claimed(step, until)));
  }

  @Override
  public synchronized DeviceGrant beginDevice(BrowserKey key, Function<String, DeviceGrant> made, Instant now) {
    var browser = known(key);
    var others = browsers.values().stream()
        .filter(other -> other != browser)
        .filter(other -> other.state.device().filter(device -> device.isPending(now)).isPresent())
        .count();
    if (others >= MAX_DEVICE_GRANTS) {
      throw new FlowException(StepFault.TOO_MANY_DEVICE_GRANTS);
    }
    var grant = made.apply(browser.state.nextDeviceId());
    update(key, state -> state.with(grant));
    return grant;
  }

  @Override
  public synchronized Optional<FlowState> grantDevice(
      BrowserKey key, DeviceGrant granted, Function<String, FlowState> made) {
    return Optional.ofNullable(browsers.get(key))
        .filter(browser -> browser.state.device().filter(granted::isAfter).isPresent())
        .map(browser -> {
          var flow = add(browser, made);
          update(key, state -> state.with(granted.granted(flow.id())));
          return flow;
        });
  }

  @Override
  public synchronized List<BrowserKey> dueDevices(Instant now) {
    return browsers.values().stream()
        .filter(browser -> browser.state.device().filter(device -> device.isDue(now)).isPresent())
        .map(browser -> browser.state.key())
        .toList();
  }

  @Override
  public synchronized Optional<DeviceGrant> claimPoll(BrowserKey key, Instant now, Instant until) {
    return Optional.ofNullable(browsers.get(key))
        .flatMap(browser -> browser.state.device())
        .filter(device -> device.isDue(now))
        .flatMap(device -> update(key, state -> state.with(device.claimed(until))))
        .flatMap(BrowserState::device);
  }
}
