package playground.flow;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.Examples.CLIENT;
import static playground.testing.Examples.NOW;
import static playground.testing.Examples.SERVER;
import static playground.testing.Examples.pending;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import playground.flow.FlowStore.Taken;
import playground.oauth.CallbackFault;
import playground.oauth.DeviceAuthorization;
import playground.oauth.DevicePolling;
import playground.oauth.DevicePolling.PollResult;
import playground.oauth.PendingAuthorization;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.testing.Examples;
import playground.webex.HttpExchange;
import playground.webex.RedactedRequest;
import playground.webex.device.DevicePoll;
import playground.webex.device.DeviceStart;
import playground.webex.token.TokenExchange;

/**
 * What every {@link FlowStore} promises. A backend adds one class that extends this one and says how its store is made.
 */
public abstract class FlowStoreContract {

  private final BrowserIds ids = new BrowserIds(new SecureRandom());
  private final SecureRandom random = new SecureRandom();
  private final BrowserId id = ids.fresh();
  private final Map<String, Secret> bindings = new HashMap<>();

  /** The store under test: empty at the start of a test, and the same one throughout it. */
  protected abstract FlowStore store();

  /** How much the store under test takes. */
  protected FlowLimits limits() {
    return FlowLimits.OF_ONE_PROCESS;
  }

  /** How many authorizations count as very many for one browser. */
  protected int many() {
    return 10_000;
  }

  // Browsers

  /** Looking stores nothing: a browser is known from the first thing that is begun in it. */
  @Test
  void aBrowserIsKnownOnceSomethingIsBegunInIt() {
    assertEquals(Optional.empty(), store().browser(id, NOW));

    var key = open();

    assertEquals(key, store().browser(id, NOW).orElseThrow().key());
    assertEquals(key, store().open(id, NOW).orElseThrow().key(), "and stays the same browser");
  }

  /** W-09: two hours without a request. */
  @Test
  void anIdleBrowserIsForgotten() {
    open();

    assertTrue(store().browser(id, NOW.plus(FlowStore.IDLE_LIFETIME)).isPresent());
    assertTrue(store().browser(id, NOW.plus(FlowStore.IDLE_LIFETIME.multipliedBy(2))).isPresent(), "it was used");
    assertTrue(store().browser(id, NOW.plus(FlowStore.IDLE_LIFETIME.multipliedBy(3)).plusSeconds(1)).isEmpty());
  }

  /** W-09: twelve hours, however busy it is. */
  @Test
  void aBusyBrowserIsForgottenAtItsAbsoluteEnd() {
    open();
    for (var used = NOW; used.isBefore(NOW.plus(FlowStore.ABSOLUTE_LIFETIME)); used = used.plus(Duration.ofHours(1))) {
      assertTrue(store().browser(id, used).isPresent());
    }

    assertTrue(store().browser(id, NOW.plus(FlowStore.ABSOLUTE_LIFETIME)).isPresent());
    assertTrue(store().browser(id, NOW.plus(FlowStore.ABSOLUTE_LIFETIME).plusSeconds(1)).isEmpty());
  }

  /** W-08, W-09: from the second on in which a browser has expired, its id is that of a forgotten one. */
  @Test
  void nothingIsBegunUnderTheIdOfAnExpiredBrowser() {
    open();
    store().open(ids.fresh(), NOW.plus(FlowStore.IDLE_LIFETIME).minusSeconds(30)); // others come and go

    assertTrue(store().open(id, NOW.plus(FlowStore.IDLE_LIFETIME).plusSeconds(1)).isEmpty());
  }

  /** W-19: strangers may begin as many as they like; the one that has been idle longest gives way. */
  @Test
  void theLongestIdleBrowserGivesWayWhenThereAreTooMany() {
    var used = ids.fresh();
    store().open(id, NOW);
    store().open(used, NOW);
    for (var i = 1; i < limits().browsers(); i++) {
      store().open(ids.fresh(), NOW.plusSeconds(i));
      store().browser(used, NOW.plusSeconds(i));
    }

    assertTrue(store().browser(id, NOW.plusSeconds(600)).isEmpty());
    assertTrue(store().browser(used, NOW.plusSeconds(600)).isPresent());
  }

  /** C-23: nothing of it is left, and what still runs for it finds nothing. */
  @Test
  void aForgottenBrowserLeavesNothing() {
    var key = open();
    begin(key, "used");
    take("used");
    begin(key, "ours");
    var flow = store().addFlow(key, FlowStoreContract::flow).orElseThrow();

    store().forget(key);

    assertTrue(store().browser(id, NOW).isEmpty());
    assertEquals(new Taken.None(CallbackFault.UNKNOWN_STATE), take("ours"));
    assertEquals(new Taken.None(CallbackFault.UNKNOWN_STATE), take("used"));
    assertTrue(store().flow(key, flow.id()).isEmpty());
    assertTrue(store().update(key, state -> state).isEmpty());
    assertTrue(store().updateFlow(key, flow.id(), f -> f).isEmpty());
    assertTrue(store().addFlow(key, FlowStoreContract::flow).isEmpty());
    assertEquals(StepFault.NO_FLOW, refused(() -> store().beginDevice(key, FlowStoreContract::device, NOW)));
    assertEquals(StepFault.NO_FLOW, refused(() -> begin(key, "another")));
    assertEquals(List.of(), store().dueDevices(NOW.plusSeconds(60)));
  }

  @Test
  void everyChangeOfABrowserIsAVersion() throws Exception {
    var key = open();
    var before = store().browser(id, NOW).orElseThrow().version();

    inParallel(100, () -> store().update(key, state -> state.logged(LogEvent.API_CALL, exchange())));

    var after = store().browser(id, NOW).orElseThrow();
    assertEquals(before + 100, after.version());
    assertEquals(IntStream.rangeClosed(1, 100).boxed().toList(), after.log().stream().map(LoggedExchange::number).toList());
  }

  // Renewal at the callback

  /** W-08: from the moment the callback is answered the old id reads nothing, and nothing is begun under it. */
  @Test
  void theOldIdReadsNothingAndTheFreshOneEverything() {
    var key = open();
    begin(key, "ours");
    var fresh = renew(Optional.of(id), "ours");

    assertTrue(store().browser(id, NOW).isEmpty());
    assertTrue(store().open(id, NOW).isEmpty());
    assertEquals(key, store().browser(fresh, NOW).orElseThrow().key());
  }

  /** C-05: two tabs come back at once, both with the old id; the second finds the browser that the first has renewed. */
  @Test
  void aCallbackOfTheSameBrowserThatCameWithTheOldIdFindsTheBrowserAgain() {
    var key = open();
    begin(key, "first");
    begin(key, "second");

    var one = renew(Optional.of(id), "first");
    var other = renew(Optional.of(id), "second");

    assertEquals(key, store().browser(one, NOW).orElseThrow().key());
    assertEquals(key, store().browser(other, NOW).orElseThrow().key());
  }

  /** C-05: two first tabs were given an id each, and the browser kept one of them. */
  @Test
  void aCallbackWhoseOwnIdWasOverwrittenIsAcceptedUnderTheOther() {
    begin(open(), "first");
    var second = ids.fresh();
    var remaining = store().open(second, NOW).orElseThrow().key();

    var fresh = renew(Optional.of(second), "first");

    assertEquals(remaining, store().browser(fresh, NOW).orElseThrow().key());
  }

  /** C-05: what is remembered of an authorization is remembered where it was accepted, and forgotten with that. */
  @Test
  void anAuthorizationBelongsToTheBrowserThatItWasAcceptedIn() {
    var begunIn = open();
    begin(begunIn, "first");
    var second = ids.fresh();
    var acceptedIn = store().open(second, NOW).orElseThrow().key();
    renew(Optional.of(second), "first");

    store().forget(begunIn);
    assertEquals(new Taken.None(CallbackFault.REPLAYED_STATE), take("first"));
    store().forget(acceptedIn);
    assertEquals(new Taken.None(CallbackFault.UNKNOWN_STATE), take("first"));
  }

  /** W-09: an accepted callback proves who the browser was, and does not bring it back once it has expired. */
  @Test
  void anExpiredBrowserIsNotFoundAgainByItsBinding() {
    var expired = open();
    begin(expired, "first");
    renew(Optional.of(id), "first");
    var almost = NOW.plus(FlowStore.IDLE_LIFETIME).minusSeconds(30);
    var other = store().open(ids.fresh(), almost).orElseThrow().key();
    var binding = Binding.random(random);
    bindings.put(binding.handle(), binding.value());
    store().begin(other, binding, new PendingAuthorization(
        SERVER, Examples.request("second"), CLIENT, Optional.of(Examples.VERIFIER), almost));

    var later = NOW.plus(FlowStore.IDLE_LIFETIME).plusSeconds(1);
    var taken = (Taken.Pending) store().take(bindings, "second", later);
    var found = store().renew(Optional.empty(), ids.fresh(), taken.handle(), bindings, later);

    assertNotEquals(expired, found.key());
  }

  /** W-08: whoever planted the id completes what they began themselves, and reads nothing of their victim. */
  @Test
  void anIdThatSomebodyElseKnowsLeadsToABrowserOfItsOwn() {
    var key = open();
    begin(key, "victims");
    var attackers = Binding.random(random);
    store().begin(key, attackers, pending("attackers"));
    renew(Optional.of(id), "victims");

    var shown = Map.of(attackers.handle(), attackers.value());
    var taken = (Taken.Pending) store().take(shown, "attackers", NOW);
    var fresh = ids.fresh();
    var browser = store().renew(Optional.of(id), fresh, taken.handle(), shown, NOW);

    assertNotEquals(key, browser.key());
    assertEquals(key, store().browser(renewedVictim, NOW).orElseThrow().key(), "the victim's is untouched");
  }

  /** W-08: a planted binding proves nothing either, also after it has come with the victim's own callback. */
  @Test
  void aBindingThatSomebodyElsePlantedLeadsToABrowserOfItsOwn() {
    var attackers = Binding.random(random);
    store().begin(store().open(ids.fresh(), NOW).orElseThrow().key(), attackers, pending("attackers"));
    var victim = open();
    begin(victim, "victims");
    bindings.put(attackers.handle(), attackers.value());
    renew(Optional.of(id), "victims");

    var shown = Map.of(attackers.handle(), attackers.value());
    var taken = (Taken.Pending) store().take(shown, "attackers", NOW);
    var browser = store().renew(Optional.empty(), ids.fresh(), taken.handle(), shown, NOW);

    assertNotEquals(victim, browser.key());
  }

  /** W-08: whoever knew the id before shares nothing with the browser that comes after. */
  @Test
  void nothingIsBegunUnderTheIdOfAForgottenBrowser() {
    store().forget(open());

    assertTrue(store().browser(id, NOW).isEmpty());
    assertTrue(store().open(id, NOW).isEmpty());
  }

  private BrowserId renewedVictim;

  // Pending authorizations

  /** C-02, C-03: the binding of another browser, or one that was made up, finds nothing and takes nothing. */
  @Test
  void aStateWithoutItsBindingIsUnknown() {
    begin(open(), "ours");
    var handle = bindings.keySet().iterator().next();

    assertEquals(new Taken.None(CallbackFault.UNKNOWN_STATE), store().take(Map.of(), "ours", NOW));
    assertEquals(
        new Taken.None(CallbackFault.UNKNOWN_STATE), store().take(Map.of(handle, new Secret("guess")), "ours", NOW));
    assertEquals(new Taken.None(CallbackFault.UNKNOWN_STATE), take("OURS"));
    assertTrue(take("ours") instanceof Taken.Pending, "and the real one is still there");
  }

  /** Two browsers may type the same state. */
  @Test
  void theSameStateInTwoBrowsersIsTwoAuthorizations() {
    begin(open(), "same");
    var other = Binding.random(random);
    store().begin(store().open(ids.fresh(), NOW).orElseThrow().key(), other, pending("same"));

    assertTrue(take("same") instanceof Taken.Pending);
    assertTrue(store().take(Map.of(other.handle(), other.value()), "same", NOW) instanceof Taken.Pending);
  }

  /** C-02, C-08: reload, Back, or somebody who saw the address. */
  @Test
  void aStateIsUsedOnce() {
    var key = open();
    begin(key, "ours");
    take("ours");

    assertEquals(new Taken.None(CallbackFault.REPLAYED_STATE), take("ours"));
    assertFalse(begin(key, "ours"), "and cannot begin again");
    assertEquals(new Taken.None(CallbackFault.REPLAYED_STATE), take("ours"));
  }

  /** C-08: the same callback fifty times at once. */
  @Test
  void ofFiftyThatTakeAtTheSameTimeOneSucceeds() throws Exception {
    var key = open();
    for (var round = 0; round < 40; round++) {
      var state = "round-" + round;
      begin(key, state);

      var taken = inParallel(50, () -> take(state));

      assertEquals(1, taken.stream().filter(Taken.Pending.class::isInstance).count());
      assertEquals(49, Collections.frequency(taken, new Taken.None(CallbackFault.REPLAYED_STATE)));
    }
  }

  /** C-05: sixty minutes, and not one second more. */
  @Test
  void anAuthorizationIsPendingForSixtyMinutes() {
    var key = open();
    begin(key, "quick");
    begin(key, "slow");

    assertTrue(store().take(bindings, "quick", NOW.plusSeconds(3_599)) instanceof Taken.Pending);
    assertEquals(new Taken.None(CallbackFault.EXPIRED_STATE), store().take(bindings, "slow", NOW.plusSeconds(3_600)));
    assertEquals(new Taken.None(CallbackFault.EXPIRED_STATE), take("slow"), "it stays expired");
  }

  /** C-05: three tabs, finished in the order 2, 3, 1. */
  @Test
  void severalAuthorizationsArePendingAtOnceAndEndInAnyOrder() {
    var key = open();
    Stream.of("1", "2", "3").forEach(tab -> begin(key, tab));

    for (var tab : List.of("2", "3", "1")) {
      var taken = (Taken.Pending) take(tab);
      assertEquals(tab, taken.authorization().request().state().value());
    }
  }

  /** C-05: the newest twenty are kept, and the one that gave way can say so. */
  @Test
  void theOldestGivesWayToTheTwentyFirst() {
    var key = open();
    IntStream.rangeClosed(1, 21).forEach(i -> begin(key, "state-" + i));

    assertEquals(new Taken.None(CallbackFault.DISPLACED_STATE), take("state-1"));
    assertTrue(take("state-2") instanceof Taken.Pending);
    assertTrue(take("state-21") instanceof Taken.Pending);
  }

  /** C-05: very many leave twenty, and what is remembered of the others is bounded too. */
  @Test
  void whatIsRememberedIsBounded() {
    var key = open();
    IntStream.range(0, many()).forEach(i -> begin(key, "state-" + i));

    assertEquals(20, store().pending(bindings.keySet()).size());
    assertEquals(new Taken.None(CallbackFault.UNKNOWN_STATE), take("state-0"));
    assertEquals(new Taken.None(CallbackFault.UNKNOWN_STATE), take("state-" + (many() - 61)));
    assertEquals(new Taken.None(CallbackFault.DISPLACED_STATE), take("state-" + (many() - 60)));
    assertTrue(take("state-" + (many() - 20)) instanceof Taken.Pending);
  }

  /** C-05: whoever comes too late is refused; nobody who waits for a callback loses it for them. */
  @Test
  void whenAllPlacesArePendingANewOneIsRefusedAndNoneGivesWay() {
    var first = open();
    IntStream.rangeClosed(1, FlowStore.MAX_PENDING).forEach(i -> begin(first, "state-" + i));
    beginOfOthers(limits().pendingAuthorizations() - FlowStore.MAX_PENDING);
    var late = store().open(ids.fresh(), NOW).orElseThrow().key();
    Executable begin = () -> store().begin(late, Binding.random(random), pending("late"));

    assertEquals(StepFault.TOO_MANY_PENDING_AUTHORIZATIONS, refused(begin));
    assertEquals(FlowStore.MAX_PENDING, store().pending(bindings.keySet()).size());
    assertTrue(begin(first, "another"), "in the place of this browser's own oldest");
    assertTrue(begin(first, "another"), "in its own place");
    assertEquals(new Taken.None(CallbackFault.DISPLACED_STATE), take("state-1"));
    assertTrue(take("state-2") instanceof Taken.Pending);
    assertDoesNotThrow(begin, "a place has come free");
    assertEquals(StepFault.TOO_MANY_PENDING_AUTHORIZATIONS, refused(() -> begin(first, "one more")));
  }

  /** C-05: whoever does not come back holds a place for an hour. */
  @Test
  void expiredAuthorizationsHoldNoPlace() {
    beginOfOthers(limits().pendingAuthorizations());
    var late = open();
    var later = new PendingAuthorization(
        SERVER, Examples.request("later"), CLIENT, Optional.empty(), NOW.plus(PendingAuthorization.LIFETIME));

    assertEquals(StepFault.TOO_MANY_PENDING_AUTHORIZATIONS, refused(() -> begin(late, "soon")));
    assertTrue(store().begin(late, Binding.random(random), later));
  }

  /** C-05: a browser that is awaited back is not forgotten for one that has just come. */
  @Test
  void aBrowserThatIsAwaitedDoesNotGiveWay() {
    begin(open(), "ours");
    for (var i = 1; i <= limits().browsers(); i++) {
      store().open(ids.fresh(), NOW.plusSeconds(i));
    }

    assertTrue(store().browser(id, NOW.plusSeconds(600)).isPresent());
    assertTrue(take("ours") instanceof Taken.Pending);
  }

  /** Whoever left last and has not come back. */
  @Test
  void theLatestAuthorizationIsKnownWhileItIsPending() {
    var key = open();
    assertEquals(Optional.empty(), latest(key, NOW));

    begin(key, "1");
    begin(key, "2");
    assertEquals(Optional.of("2"), latest(key, NOW));
    take("1");
    assertEquals(Optional.of("2"), latest(key, NOW.plus(PendingAuthorization.LIFETIME).minusSeconds(1)));
    assertEquals(Optional.empty(), latest(key, NOW.plus(PendingAuthorization.LIFETIME)));
    take("2");
    assertEquals(Optional.empty(), latest(key, NOW), "it came back");
    begin(key, "3");
    begin(key, "4");
    take("4");
    assertEquals(Optional.empty(), latest(key, NOW), "an older one does not count");
    store().forget(key);
    assertEquals(Optional.empty(), latest(key, NOW));
  }

  private Optional<String> latest(BrowserKey key, Instant now) {
    return store().latestPending(key, now).map(pending -> pending.request().state().value());
  }

  @Test
  void beginningAgainWithTheSameStateReplacesTheAuthorization() {
    var key = open();
    begin(key, "ours");
    var again = new PendingAuthorization(
        SERVER, Examples.request("ours"), CLIENT, Optional.of(Examples.VERIFIER), NOW.plusSeconds(1));
    var binding = Binding.random(random);
    bindings.put(binding.handle(), binding.value());

    assertTrue(store().begin(key, binding, again));

    assertEquals(again, ((Taken.Pending) take("ours")).authorization());
    assertEquals(new Taken.None(CallbackFault.REPLAYED_STATE), take("ours"));
  }

  // Flows

  @Test
  void flowsAreNumberedAndTheOldestGivesWay() {
    var key = open();
    for (var i = 1; i <= FlowStore.MAX_FLOWS + 1; i++) {
      assertEquals(Integer.toString(i), store().addFlow(key, FlowStoreContract::flow).orElseThrow().id());
    }

    assertTrue(store().flow(key, "1").isEmpty());
    assertTrue(store().flow(key, "2").isPresent());
    assertEquals(
        List.of("2", "3", "4", "5", "6", "7", "8", "9", "10", "11"),
        store().flows(key).stream().map(FlowState::id).toList());
    assertEquals(List.of(), store().flows(new BrowserKey(-1)));
    assertEquals("11", store().latestFlow(key).orElseThrow().id());
  }

  @Test
  void ofAHundredUpdatesOfOneFlowAtTheSameTimeNoneIsLost() throws Exception {
    var key = open();
    var flow = store().addFlow(key, FlowStoreContract::flow).orElseThrow();

    inParallel(100, () -> store().updateFlow(
        key, flow.id(), f -> f.withSecret(new Secret(f.credentials().clientSecret().orElseThrow().reveal() + "+"))));

    var after = store().flow(key, flow.id()).orElseThrow();
    assertEquals(flow.version() + 100, after.version());
    var secret = after.credentials().clientSecret().orElseThrow().reveal();
    assertEquals("+".repeat(100), secret.substring(CLIENT.clientSecret().orElseThrow().reveal().length()));
  }

  /** F-07, C-08: an exchange or a refresh has one owner until it gives the step back, or its claim ends. */
  @Test
  void ofFiftyThatClaimAStepAtTheSameTimeOneGetsIt() throws Exception {
    var key = open();
    var flow = store().addFlow(key, FlowStoreContract::flow).orElseThrow();
    Callable<Optional<FlowState>> claim =
        () -> store().claim(key, flow.id(), FlowStep.REFRESH, NOW, NOW.plusSeconds(30));

    assertEquals(1, inParallel(50, claim).stream().filter(Optional::isPresent).count());
    assertTrue(store().claim(key, flow.id(), FlowStep.CHECK, NOW, NOW.plusSeconds(30)).isPresent(), "another step");
    store().updateFlow(key, flow.id(), f -> f.released(FlowStep.REFRESH, NOW));
    assertTrue(claim.call().isEmpty(), "a claim that had ended gives back nothing");
    store().updateFlow(key, flow.id(), f -> f.released(FlowStep.REFRESH, NOW.plusSeconds(30)));
    assertTrue(claim.call().isPresent(), "it was given back");
    assertTrue(claim.call().isEmpty());
    var later = NOW.plusSeconds(30);
    assertTrue(store().claim(key, flow.id(), FlowStep.REFRESH, later, later).isPresent(), "the claim has ended");
  }

  /** F-06: large responses push out older ones, so that a log has a size as well as a length. */
  @Test
  void aLogTakesAMebibyteAtMost() {
    var key = open();
    for (var i = 0; i < 60; i++) {
      store().update(key, state -> state.logged(LogEvent.API_CALL, exchangeOf(20_000)));
    }

    var log = store().browser(id, NOW).orElseThrow().log();
    assertEquals(60, log.get(log.size() - 1).number());
    assertTrue(log.size() < 60);
    assertTrue(log.stream().mapToLong(LoggedExchange::bytes).sum() <= BrowserState.MAX_LOG_BYTES);
  }

  // Device grants

  /** C-24: one poll at a time for each grant, on whatever node. */
  @Test
  void ofFiftyThatClaimAPollAtTheSameTimeOneGetsIt() throws Exception {
    var key = open();
    store().beginDevice(key, FlowStoreContract::device, NOW);
    var due = NOW.plusSeconds(5);
    Callable<Optional<DeviceGrant>> claim = () -> store().claimPoll(key, due, due.plusSeconds(60));

    assertEquals(List.of(), store().dueDevices(NOW));
    assertEquals(List.of(key), store().dueDevices(due));
    assertEquals(1, inParallel(50, claim).stream().filter(Optional::isPresent).count());
    assertEquals(List.of(), store().dueDevices(due));
  }

  /** C-24: pages that were closed are many, and keep nobody else's poll from its turn. */
  @Test
  void closedPagesDoNotStandInTheWayOfThoseThatAreOpen() {
    for (var i = 0; i < limits().deviceGrants() - 1; i++) {
      store().beginDevice(store().open(ids.fresh(), NOW).orElseThrow().key(), FlowStoreContract::device, NOW);
    }
    var key = open();
    store().beginDevice(key, FlowStoreContract::device, NOW);
    var closed = NOW.plus(DevicePolling.CLOSED_AFTER);
    store().update(key, state -> state.with(state.device().orElseThrow().viewed(closed)));

    assertEquals(List.of(key), store().dueDevices(closed));
    assertEquals(List.of(), store().dueDevices(NOW.plusSeconds(300)), "its codes have expired");
  }

  /** C-24: the browser's own earlier grant does not count; it is replaced. */
  @Test
  void onlySoManyDeviceGrantsArePendingAtOnce() {
    for (var i = 0; i < limits().deviceGrants(); i++) {
      store().beginDevice(store().open(ids.fresh(), NOW).orElseThrow().key(), FlowStoreContract::device, NOW);
    }
    var one = open();

    assertEquals(
        StepFault.TOO_MANY_DEVICE_GRANTS, refused(() -> store().beginDevice(one, FlowStoreContract::device, NOW)));
    var later = NOW.plusSeconds(300); // the others have expired
    assertEquals("1", store().beginDevice(one, FlowStoreContract::device, later).id());
    store().beginDevice(one, FlowStoreContract::device, later);
    assertEquals("2", store().browser(id, NOW).flatMap(BrowserState::device).orElseThrow().id());
  }

  /** C-24: a browser that has one of the last places may begin anew. */
  @Test
  void aBrowsersOwnGrantDoesNotCount() {
    for (var i = 1; i < limits().deviceGrants(); i++) {
      store().beginDevice(store().open(ids.fresh(), NOW).orElseThrow().key(), FlowStoreContract::device, NOW);
    }
    var key = open();
    store().beginDevice(key, FlowStoreContract::device, NOW);

    assertEquals("2", store().beginDevice(key, FlowStoreContract::device, NOW).id());
  }

  /** C-24: tokens begin one flow, and none when nobody waits for them any more. */
  @Test
  void ofFiftyThatBringTheTokensOfADeviceOneBeginsAFlow() throws Exception {
    var key = open();
    var grant = store().beginDevice(key, FlowStoreContract::device, NOW);
    Callable<Optional<FlowState>> bring = () -> store().grantDevice(key, granted(grant), FlowStoreContract::flow);

    var begun = inParallel(50, bring).stream().flatMap(Optional::stream).toList();

    assertEquals(1, begun.size());
    assertEquals(
        Optional.of(begun.get(0).id()),
        store().browser(id, NOW).flatMap(BrowserState::device).flatMap(DeviceGrant::flowId));
    var replaced = store().beginDevice(key, FlowStoreContract::device, NOW);
    store().beginDevice(key, FlowStoreContract::device, NOW);
    assertTrue(store().grantDevice(key, granted(replaced), FlowStoreContract::flow).isEmpty());
  }

  private static StepFault refused(Executable action) {
    return assertThrows(FlowException.class, action).fault();
  }

  private BrowserKey open() {
    return store().open(id, NOW).orElseThrow().key();
  }

  private boolean begin(BrowserKey key, String state) {
    var binding = Binding.random(random);
    var begun = store().begin(key, binding, pending(state));
    if (begun) {
      bindings.put(binding.handle(), binding.value());
    }
    return begun;
  }

  /** So many authorizations of other browsers, each with as many as it may have. */
  private void beginOfOthers(int count) {
    for (var begun = 0; begun < count; begun += FlowStore.MAX_PENDING) {
      var other = store().open(ids.fresh(), NOW).orElseThrow().key();
      for (var i = 0; i < FlowStore.MAX_PENDING; i++) {
        store().begin(other, Binding.random(random), pending("state-" + i));
      }
    }
  }

  private Taken take(String state) {
    return store().take(bindings, state, NOW);
  }

  /** The callback of that state, with all of this browser's bindings. */
  private BrowserId renew(Optional<BrowserId> shown, String state) {
    var taken = (Taken.Pending) take(state);
    var fresh = ids.fresh();
    store().renew(shown, fresh, taken.handle(), bindings, NOW);
    renewedVictim = fresh;
    return fresh;
  }

  private static FlowState flow(String number) {
    var origin = new FlowOrigin(SERVER, Scopes.parse("spark:rooms_read"), Optional.empty(), NOW);
    return FlowState.of(number, origin, CLIENT);
  }

  private static DeviceGrant device(String number) {
    var codes = new DeviceAuthorization(
        new Secret("device-code"), "123456", "https://login.example/verify", Optional.empty(), Duration.ofSeconds(300),
        Duration.ofSeconds(5));
    var request = new DeviceRequest(SERVER, CLIENT, Scopes.parse("spark:rooms_read"));
    return DeviceGrant.started(number, request, new DeviceStart(exchange(), Optional.of(codes), Optional.empty()), Circumstances.NONE, NOW);
  }

  private static DeviceGrant granted(DeviceGrant grant) {
    var tokens = new TokenExchange(exchange(), Optional.empty(), Optional.empty());
    return grant.polled(new DevicePoll(PollResult.GRANTED, tokens, Optional.empty()), Circumstances.NONE, NOW.plusSeconds(5));
  }

  private static HttpExchange exchangeOf(int characters) {
    var response = new HttpExchange.Response(200, List.of(), "x".repeat(characters), Optional.empty());
    return new HttpExchange(exchange().request(), NOW, Duration.ZERO, Optional.of(response));
  }

  private static HttpExchange exchange() {
    return HttpExchange.navigated(RedactedRequest.navigation(URI.create("https://webexapis.com/v1/authorize")), NOW);
  }

  /** Runs it so many times at the same moment. */
  private static <T> List<T> inParallel(int times, Callable<T> call) throws Exception {
    var together = new CyclicBarrier(times);
    var threads = Executors.newFixedThreadPool(times);
    try {
      var results = new ArrayList<T>();
      Callable<T> atTheSameTime = () -> {
        together.await();
        return call.call();
      };
      for (var result : threads.invokeAll(Collections.nCopies(times, atTheSameTime))) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
