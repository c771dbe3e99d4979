package playground.flow.jdbc;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import playground.database.Allowance;
import playground.database.Database;
import playground.database.SealedRecords;
import playground.flow.Binding;
import playground.flow.BrowserId;
import playground.flow.BrowserKey;
import playground.flow.BrowserState;
import playground.flow.DeviceGrant;
import playground.flow.FlowException;
import playground.flow.FlowLimits;
import playground.flow.FlowState;
import playground.flow.FlowStep;
import playground.flow.FlowStore;
import playground.flow.StepFault;
import playground.oauth.PendingAuthorization;
import playground.oauth.Secret;

/**
 * Holds everything in a database that several nodes share. The row of a browser, or of a flow, is locked while it is
 * changed, so that of changes on different nodes none is lost.
 *
 * <p>When the database is away, every method throws a {@link playground.database.DatabaseUnavailableException}: what it
 * would have found is not known then, and nothing is taken for absent.
 */
public final class JdbcFlowStore implements FlowStore {

  private static final int SWEPT_AT_ONCE = 500;
  private static final int EVICTED_PART = 1_000; // one of so many browsers gives way at once, so that few are counted

  private final Database database;
  private final FlowLimits limits;
  private final SecureRandom random;
  private final BrowserRows browsers;
  private final FlowRows flows;
  private final AuthorizationRows authorizations;
  private final Allowance places;

  public JdbcFlowStore(Database database, FlowLimits limits, SecureRandom random) {
    this(database, new SealedRecords(database.vault()), limits, random);
  }

  /** With values as that version of the program writes them. */
  public JdbcFlowStore(Database database, SealedRecords records, FlowLimits limits, SecureRandom random) {
    this.database = database;
    this.limits = limits;
    this.random = random;
    this.browsers = new BrowserRows(database.vault(), records, REPLACED_IDS_PER_BROWSER * limits.browsers());
    this.flows = new FlowRows(records);
    this.authorizations = new AuthorizationRows(database.vault(), records, limits.pendingAuthorizations());
    this.places = new Allowance(limits.browsers());
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public <T> T atomically(Supplier<T> changes) {
    return database.transaction(handle -> changes.get());
  }

  // Browsers

  @Override
  public Optional<BrowserState> browser(BrowserId id, Instant now) {
    return database.run(handle -> live(handle, id, now));
  }

  private Optional<BrowserState> live(Handle handle, BrowserId id, Instant now) {
    return browsers.find(handle, id).flatMap(row -> {
      if (row.isExpired(now)) {
        browsers.forget(handle, row.key());
        return Optional.empty();
      }
      browsers.use(handle, row, now);
      return browsers.state(handle, row);
    });
  }

  @Override
  public Optional<BrowserState> open(BrowserId id, Instant now) {
    return database.transaction(handle -> {
      var known = live(handle, id, now);
      return known.isPresent() || browsers.isUsed(handle, id) ? known : create(handle, id, now);
    });
  }

  /** Empty when the id has been replaced in the meantime. */
  private Optional<BrowserState> create(Handle handle, BrowserId id, Instant now) {
    var tooMany = places.excess(() -> browsers.count(handle));
    if (tooMany > 0) {
      browsers.evict(handle, Math.max(tooMany, limits.browsers() / EVICTED_PART), now);
    }
    var created = BrowserState.created(new BrowserKey(random.nextLong() >>> 1), now);
    return browsers.add(handle, created, id) ? Optional.of(created) : live(handle, id, now);
  }

  @Override
  public Optional<BrowserState> update(BrowserKey key, UnaryOperator<BrowserState> change) {
    return database.transaction(handle -> browsers.change(handle, key, state -> Optional.of(change.apply(state))));
  }

  @Override
  public void forget(BrowserKey key) {
    database.transaction(handle -> browsers.forget(handle, key));
  }

  // Pending authorizations

  @Override
  public boolean begin(BrowserKey key, Binding binding, PendingAuthorization pending) {
    return database.transaction(handle -> {
      if (browsers.lock(handle, key).isEmpty()) {
        throw new FlowException(StepFault.NO_FLOW);
      }
      return authorizations.begin(handle, key, binding, pending);
    });
  }

  @Override
  public Optional<PendingAuthorization> latestPending(BrowserKey key, Instant now) {
    return database.run(handle -> authorizations.latest(handle, key)).filter(pending -> !pending.expiredAt(now));
  }

  @Override
  public Set<String> pending(Set<String> handles) {
    return handles.isEmpty() ? Set.of() : database.run(handle -> authorizations.pending(handle, handles));
  }

  @Override
  public Taken take(Map<String, Secret> bindings, String state, Instant now) {
    return database.transaction(handle -> authorizations.take(handle, bindings, state, now));
  }

  @Override
  public BrowserState renew(
      Optional<BrowserId> shown, BrowserId fresh, String handle, Map<String, Secret> bindings, Instant now) {
    return database.transaction(sql -> {
      var live = shown.flatMap(id -> live(sql, id, now));
      live.ifPresent(browser -> browsers.replaceIds(sql, browser.key()));
      var known = live.or(() -> authorizations.provedBy(sql, bindings).stream()
          .flatMap(key -> browsers.live(sql, key, now).stream()).findFirst());
      var browser = known.orElseGet(() -> create(sql, fresh, now).orElseThrow());
      if (known.isPresent()) {
        browsers.addId(sql, browser.key(), fresh);
      }
      authorizations.accept(sql, handle, browser.key());
      return browser;
    });
  }

  // Flows

  @Override
  public Optional<FlowState> addFlow(BrowserKey key, Function<String, FlowState> made) {
    return database.transaction(handle ->
        browsers.nextFlow(handle, key).map(number -> flows.add(handle, key, made.apply(Integer.toString(number)))));
  }

  @Override
  public Optional<FlowState> flow(BrowserKey key, String id) {
    return database.run(handle -> flows.find(handle, key, id));
  }

  @Override
  public Optional<FlowState> latestFlow(BrowserKey key) {
    return database.run(handle -> flows.latest(handle, key));
  }

  @Override
  public List<FlowState> flows(BrowserKey key) {
    return database.run(handle -> flows.all(handle, key));
  }

  @Override
  public Optional<FlowState> updateFlow(BrowserKey key, String id, UnaryOperator<FlowState> change) {
    return database.transaction(handle -> flows.change(handle, key, id, flow -> Optional.of(change.apply(flow))));
  }

  @Override
  public Optional<FlowState> claim(BrowserKey key, String id, FlowStep step, Instant now, Instant until) {
    return database.transaction(handle -> flows.change(handle, key, id, flow ->
        Optional.of(flow).filter(free -> !free.isRunning(step, now)).map(free -> free.claimed(step, until))));
  }

  // Device grants

  @Override
  public DeviceGrant beginDevice(BrowserKey key, Function<String, DeviceGrant> made, Instant now) {
    return database.transaction(handle -> {
      if (browsers.lock(handle, key).isEmpty()) {
        throw new FlowException(StepFault.NO_FLOW);
      }
      if (browsers.pendingDevicesOfOthers(handle, key, now, limits.deviceGrants()) >= limits.deviceGrants()) {
        throw new FlowException(StepFault.TOO_MANY_DEVICE_GRANTS);
      }
      return browsers.change(handle, key, state -> Optional.of(state.with(made.apply(state.nextDeviceId()))))
          .flatMap(BrowserState::device).orElseThrow(() -> new FlowException(StepFault.NO_FLOW));
    });
  }

  @Override
  public Optional<FlowState> grantDevice(BrowserKey key, DeviceGrant granted, Function<String, FlowState> made) {
    return database.transaction(handle -> {
      var isAwaited = browsers.locked(handle, key).flatMap(BrowserState::device).filter(granted::isAfter).isPresent();
      if (!isAwaited) {
        return Optional.empty();
      }
      var flow = addFlow(key, made);
      flow.ifPresent(begun ->
          browsers.change(handle, key, state -> Optional.of(state.with(granted.granted(begun.id())))));
      return flow;
    });
  }

  @Override
  public List<BrowserKey> dueDevices(Instant now) {
    return database.run(handle -> browsers.dueDevices(handle, now));
  }

  @Override
  public Optional<DeviceGrant> claimPoll(BrowserKey key, Instant now, Instant until) {
    return database.transaction(handle -> browsers.claimPoll(handle, key, now, until));
  }

  /**
   * Deletes what has expired, a few hundred rows at a time; every node may do so at the same time.
   *
   * @return how many rows were deleted; more may be left when it is not 0
   */
  public int sweep(Instant now) {
    return database.transaction(handle -> browsers.sweep(handle, now, SWEPT_AT_ONCE))
        + database.transaction(handle -> authorizations.sweep(handle, now, SWEPT_AT_ONCE));
  }

  private static final int REPLACED_IDS_PER_BROWSER = 10;

  /** How long a replaced id is remembered: no browser that could come back with it is known any longer. */
  static final Duration REPLACED_ID_MEMORY = ABSOLUTE_LIFETIME;
}
