package playground.flow.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
import playground.oauth.PendingAuthorization;
import playground.oauth.Secret;

/**
 * Holds everything in the memory of one process, within a bound: when it is reached, the browser that has been idle
 * longest is forgotten, all but its pending authorizations. One lock guards all of it and is never held while waiting.
 */
public final class MemoryFlowStore implements FlowStore {

  private static final int MAX_REPLACED_IDS = 10 * MAX_BROWSERS;
  private static final int PENDING_PART = 4; // one of so many parts of the memory may be pending authorizations
  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);

  /** One browser. */
  private static final class Browser {
    BrowserState state;
    Instant lastUsedAt;
    int flowsSoFar;
    final Set<BrowserId> ids = new HashSet<>();
    final Map<String, FlowState> flows = new LinkedHashMap<>();
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

  /** The one that has been idle longest comes first. */
  private final Map<BrowserKey, Browser> browsers = new LinkedHashMap<>();

  private final Map<BrowserId, BrowserKey> ids = new HashMap<>();

  /** Replaced ids, oldest first, so that nothing is begun under one. */
  private final Set<BrowserId> replaced = new LinkedHashSet<>();

  private final PendingAuthorizations authorizations;
  private final long maxBytes;
  private long bytesOfBrowsers;
  private long keysSoFar;
  private Instant nextSweep = Instant.MIN;

  /**
   * @param maxBytes of memory for everything, estimated; at least {@link #MIN_BYTES}
   */
  public MemoryFlowStore(long maxBytes) {
    this.maxBytes = Math.max(MIN_BYTES, maxBytes);
    this.authorizations = new PendingAuthorizations(this.maxBytes / PENDING_PART);
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
    return bytesOfBrowsers + authorizations.bytes();
  }

  /** How many browsers are known. */
  public synchronized int size() {
    return browsers.size();
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public synchronized <T> T atomically(Supplier<T> changes) {
    return changes.get();
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
    browser.ifPresent(known -> use(known, now));
    return browser;
  }

  private void use(Browser browser, Instant now) {
    browser.lastUsedAt = now;
    browsers.remove(browser.state.key());
    browsers.put(browser.state.key(), browser);
  }

  @Override
  public synchronized Optional<BrowserState> open(BrowserId id, Instant now) {
    var known = browser(id, now);
    return known.isPresent() || replaced.contains(id) ? known : Optional.of(create(id, now).state);
  }

  private Browser create(BrowserId id, Instant now) {
    if (browsers.size() >= MAX_BROWSERS) {
      longestIdle(browser -> !authorizations.hasPending(browser.state.key(), now))
          .ifPresent(browser -> forget(browser.state.key()));
    }
    keysSoFar++;
    var browser = new Browser(BrowserState.created(new BrowserKey(keysSoFar), now), now);
    browsers.put(browser.state.key(), browser);
    addId(browser, id);
    weigh(browser);
    return browser;
  }

  private Optional<Browser> longestIdle(Predicate<Browser> condition) {
    return browsers.values().stream().filter(condition).findFirst();
  }

  /** Counts a browser anew after a change; others give way when that is too much. */
  private void weigh(Browser changed) {
    count(changed);
    var next = Optional.of(changed);
    while (bytes() > maxBytes && next.isPresent()) {
      next = longestIdle(other -> other != changed && canGiveWay(other, changed.lastUsedAt));
      next.ifPresent(other -> giveWay(other, changed.lastUsedAt));
    }
  }

  private void count(Browser changed) {
    var now = Footprint.of(changed.state);
    for (var flow : changed.bytesOfFlows.values()) {
      now += flow;
    }
    bytesOfBrowsers += now - changed.bytes;
    changed.bytes = now;
  }

  private boolean canGiveWay(Browser browser, Instant now) {
    var key = browser.state.key();
    return browser.bytes > Footprint.EMPTY_BROWSER || authorizations.remembersAny(key) || !authorizations.hasPending(key, now);
  }

  /** Forgets a browser; one that is awaited back keeps its pending authorizations, and nothing else. */
  private void giveWay(Browser browser, Instant now) {
    var key = browser.state.key();
    if (!authorizations.hasPending(key, now)) {
      forget(key);
      return;
    }
    authorizations.forgetWhatIsOver(key);
    browser.flows.clear();
    browser.bytesOfFlows.clear();
    browser.state = browser.state.emptied();
    count(browser);
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
      bytesOfBrowsers -= browser.bytes;
      replaceIds(browser);
      authorizations.forget(key);
    }
  }

  @Override
  public synchronized boolean begin(BrowserKey key, Binding binding, PendingAuthorization pending) {
    var browser = known(key);
    var isBegun = authorizations.begin(key, binding, pending);
    weigh(browser);
    return isBegun;
  }

  private Browser known(BrowserKey key) {
    return Optional.ofNullable(browsers.get(key)).orElseThrow(() -> new FlowException(StepFault.NO_FLOW));
  }

  @Override
  public synchronized Set<String> pending(Set<String> handles) {
    return authorizations.pending(handles);
  }

  @Override
  public synchronized Optional<PendingAuthorization> latestPending(BrowserKey key, Instant now) {
    return authorizations.latest(key, now);
  }

  @Override
  public synchronized Taken take(Map<String, Secret> bindings, String state, Instant now) {
    return authorizations.take(bindings, state, now);
  }

  @Override
  public synchronized BrowserState renew(
      Optional<BrowserId> shown, BrowserId fresh, String handle, Map<String, Secret> bindings, Instant now) {
    var live = shown.flatMap(id -> live(id, now));
    live.ifPresent(this::replaceIds);
    var browser = live.or(() -> provedBy(bindings, now)).orElseGet(() -> create(fresh, now));
    addId(browser, fresh);
    authorizations.accept(handle, browser.state.key());
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

  /** The browser in which an earlier callback was accepted whose binding comes along. */
  private Optional<Browser> provedBy(Map<String, Secret> bindings, Instant now) {
    return authorizations.provedBy(bindings).stream().map(browsers::get)
        .filter(browser -> !browser.isExpired(now)).findFirst();
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
