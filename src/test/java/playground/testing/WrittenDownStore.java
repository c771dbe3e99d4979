package playground.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import playground.database.RecordFormat;
import playground.flow.Binding;
import playground.flow.BrowserId;
import playground.flow.BrowserKey;
import playground.flow.BrowserState;
import playground.flow.DeviceGrant;
import playground.flow.FlowState;
import playground.flow.FlowStep;
import playground.flow.FlowStore;
import playground.oauth.PendingAuthorization;
import playground.oauth.Secret;

/**
 * A store that writes down every value and reads it again, as a database does. With it every test of the flow and its
 * pages shows that whatever they store survives that.
 */
public record WrittenDownStore(FlowStore store) implements FlowStore {

  private static final RecordFormat FORMAT = new RecordFormat();

  @SuppressWarnings("unchecked")
  private static <T> T again(T value) {
    return (T) FORMAT.read(FORMAT.write(value), value.getClass()).value();
  }

  @Override
  public boolean isShared() {
    return store.isShared();
  }

  @Override
  public <T> T atomically(Supplier<T> changes) {
    return store.atomically(changes);
  }

  @Override
  public Optional<BrowserState> browser(BrowserId id, Instant now) {
    return store.browser(id, now);
  }

  @Override
  public Optional<BrowserState> open(BrowserId id, Instant now) {
    return store.open(id, now);
  }

  @Override
  public Optional<BrowserState> update(BrowserKey key, UnaryOperator<BrowserState> change) {
    return store.update(key, state -> again(change.apply(state)));
  }

  @Override
  public void forget(BrowserKey key) {
    store.forget(key);
  }

  @Override
  public boolean begin(BrowserKey key, Binding binding, PendingAuthorization pending) {
    return store.begin(key, binding, again(pending));
  }

  @Override
  public Optional<PendingAuthorization> latestPending(BrowserKey key, Instant now) {
    return store.latestPending(key, now);
  }

  @Override
  public Set<String> pending(Set<String> handles) {
    return store.pending(handles);
  }

  @Override
  public Taken take(Map<String, Secret> bindings, String state, Instant now) {
    return store.take(bindings, state, now);
  }

  @Override
  public BrowserState renew(
      Optional<BrowserId> shown, BrowserId fresh, String handle, Map<String, Secret> bindings, Instant now) {
    return store.renew(shown, fresh, handle, bindings, now);
  }

  @Override
  public Optional<FlowState> addFlow(BrowserKey key, Function<String, FlowState> made) {
    return store.addFlow(key, number -> again(made.apply(number)));
  }

  @Override
  public Optional<FlowState> flow(BrowserKey key, String id) {
    return store.flow(key, id);
  }

  @Override
  public Optional<FlowState> latestFlow(BrowserKey key) {
    return store.latestFlow(key);
  }

  @Override
  public List<FlowState> flows(BrowserKey key) {
    return store.flows(key);
  }

  @Override
  public Optional<FlowState> updateFlow(BrowserKey key, String id, UnaryOperator<FlowState> change) {
    return store.updateFlow(key, id, flow -> again(change.apply(flow)));
  }

  @Override
  public Optional<FlowState> claim(BrowserKey key, String id, FlowStep step, Instant now, Instant until) {
    return store.claim(key, id, step, now, until);
  }

  @Override
  public DeviceGrant beginDevice(BrowserKey key, Function<String, DeviceGrant> made, Instant now) {
    return store.beginDevice(key, number -> again(made.apply(number)), now);
  }

  @Override
  public Optional<FlowState> grantDevice(BrowserKey key, DeviceGrant granted, Function<String, FlowState> made) {
    return store.grantDevice(key, again(granted), number -> again(made.apply(number)));
  }

  @Override
  public List<BrowserKey> dueDevices(Instant now) {
    return store.dueDevices(now);
  }

  @Override
  public Optional<DeviceGrant> claimPoll(BrowserKey key, Instant now, Instant until) {
    return store.claimPoll(key, now, until);
  }
}
