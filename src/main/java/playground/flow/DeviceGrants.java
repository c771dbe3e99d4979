package playground.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.database.DatabaseUnavailableException;
import playground.flow.Circumstances.SandboxFacts;
import playground.oauth.ClientCredentials;
import playground.oauth.DeviceAuthorization;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.DevicePolling;
import playground.oauth.Endpoint;
import playground.oauth.TokenRequest;
import playground.webex.HttpExchange;
import playground.webex.device.DeviceClient;
import playground.webex.device.DevicePoll;
import playground.webex.token.TokenExchange;

/**
 * Device grants (RFC 8628): starts them, and polls for their tokens on the server, once for each grant, so that several
 * tabs on one grant do not poll several times as fast (C-24).
 */
final class DeviceGrants implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceGrants.class);

  private static final long TICK_MILLIS = 250; // how late a poll may be
  private static final Duration LAST_POLLS = Duration.ofSeconds(3); // how long those under way may take at the end
  private static final int MAX_POLLS_AT_ONCE = 16; // so a stalling server does not delay other polls

  private final FlowSettings settings;
  private final FlowStore store;
  private final DeviceClient client;
  private final OrphanedTokens orphans;
  private final CircumstanceRecorder recorder;
  private final Clock clock;
  private final Patience patience = new Patience();
  /** The polls under way, so that somebody can wait for them; not over when there are none. */
  private final Phaser polls = new Phaser() {
    @Override
    protected boolean onAdvance(int phase, int parties) {
      return false;
    }
  };

  private ScheduledExecutorService ticker;
  private ThreadPoolExecutor pollers;

  DeviceGrants(
      FlowSettings settings, FlowStore store, DeviceClient client, OrphanedTokens orphans,
      CircumstanceRecorder recorder, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.client = client;
    this.orphans = orphans;
    this.recorder = recorder;
    this.clock = clock;
    if (store.isShared()) {
      runTicker(); // for grants of nodes that are gone
    }
  }

  void start(BrowserKey key, DeviceRequest request) {
    var deviceRequest = new DeviceAuthorizationRequest(request.credentials().clientId(), request.scopes());
    var before = recorder.sandbox();
    var start = client.begin(deviceRequest, settings.current(request.credentials()), request.server());
    var now = clock.instant();
    var known = known(key, request, LogEvent.DEVICE_AUTHORIZATION, start.exchange(), before);
    store.beginDevice(key, id -> DeviceGrant.started(id, request, start, known, now), now);
    runTicker();
  }

  /** Puts the exchange into the HTTP log, and says what is known then. */
  private Circumstances known(
      BrowserKey key, DeviceRequest request, LogEvent event, HttpExchange exchange, Optional<SandboxFacts> before) {
    var endpoint = event == LogEvent.DEVICE_AUTHORIZATION ? Endpoint.DEVICE_AUTHORIZATION : Endpoint.DEVICE_TOKEN;
    return store.update(key, state -> state.logged(event, exchange))
        .map(browser -> recorder.ofDevice(request, endpoint, exchange, before, browser)).orElse(Circumstances.NONE);
  }

  Optional<DeviceGrant> view(BrowserKey key) {
    return change(key, grant -> grant.viewed(clock.instant()));
  }

  /** Cancels that one; a later one goes on. */
  void cancel(BrowserKey key, String id) {
    change(key, grant -> grant.id().equals(id) ? grant.cancelled() : grant);
  }

  private Optional<DeviceGrant> change(BrowserKey key, UnaryOperator<DeviceGrant> change) {
    return store.update(key, state -> state.device().map(change).map(state::with).orElse(state))
        .flatMap(BrowserState::device);
  }

  /** Polls for every device that is due, and returns when no poll is under way in any thread. */
  void pollAll() {
    polls.register();
    try {
      store.dueDevices(clock.instant()).forEach(this::poll);
      polls.arriveAndAwaitAdvance();
    } finally {
      polls.arriveAndDeregister();
    }
  }

  private void poll(BrowserKey key) {
    polls.register();
    try {
      pollOnce(key);
    } finally {
      polls.arriveAndDeregister();
    }
  }

  /** Polls if this thread gets the claim. While the store is away nothing is polled, and every page says why. */
  private void pollOnce(BrowserKey key) {
    try {
      var before = recorder.sandbox();
      var now = clock.instant();
      store.claimPoll(key, now, now.plus(settings.claimLength())).ifPresent(grant -> poll(key, grant, before));
    } catch (DatabaseUnavailableException e) {
      LOG.debug("no poll, because the store is away: {}", e.getMessage());
    }
  }

  private void poll(BrowserKey key, DeviceGrant grant, Optional<SandboxFacts> before) {
    var codes = grant.start().begun().map(DeviceAuthorization::deviceCode).orElseThrow();
    var request = grant.request();
    var credentials = credentials(key, grant);
    try {
      var poll = client.poll(new TokenRequest.Device(codes), credentials, request.server());
      var polledAt = clock.instant();
      patience.until(attempt -> store.atomically(() -> note(key, grant, poll, before, polledAt, attempt)))
          .ifPresent(unclaimed -> orphans.revoke(request.server(), credentials, unclaimed));
    } catch (DatabaseUnavailableException e) {
      LOG.warn("what a poll for a device brought was not stored: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("polling for a device failed", e);
      giveBack(key, grant);
    }
  }

  /** Nothing has been sent when they are not known: the next poll need not wait for the claim to end. */
  private ClientCredentials credentials(BrowserKey key, DeviceGrant grant) {
    try {
      return settings.current(grant.request().credentials());
    } catch (DatabaseUnavailableException e) {
      patience.later(() -> patience.until(attempt -> giveBack(key, grant)));
      throw e;
    }
  }

  private Optional<DeviceGrant> giveBack(BrowserKey key, DeviceGrant grant) {
    return change(key, latest -> latest.claimedUntil().equals(grant.claimedUntil()) ? latest.claimed(clock.instant()) : latest);
  }

  private static LogEvent eventOf(DevicePoll poll) {
    return switch (poll.result()) {
      case GRANTED -> LogEvent.DEVICE_TOKENS;
      case PENDING, SLOW_DOWN -> LogEvent.DEVICE_PENDING;
      case NONE, DENIED, EXPIRED, REFUSED -> LogEvent.DEVICE_POLL;
    };
  }

  /**
   * Stores what a poll brought.
   *
   * @param attempt from 1; an earlier one may have succeeded although it failed here
   * @return tokens that nobody waits for, because the grant was cancelled, replaced or forgotten; empty otherwise
   */
  private Optional<TokenExchange> note(
      BrowserKey key, DeviceGrant polled, DevicePoll poll, Optional<SandboxFacts> before, Instant now, int attempt) {
    if (attempt > 1 && !isClaimed(key, polled)) {
      return poll.tokens().granted().isEmpty() || hasFlowWith(key, poll) ? Optional.empty() : Optional.of(poll.tokens());
    }
    var request = polled.request();
    var known = known(key, request, eventOf(poll), poll.tokens().exchange(), before);
    if (poll.result() != DevicePolling.PollResult.GRANTED) {
      change(key, grant -> grant.id().equals(polled.id()) ? grant.polled(poll, known, now) : grant);
      return Optional.empty();
    }
    var origin = new FlowOrigin(request.server(), request.scopes(), Optional.empty(), now);
    var flow = store.grantDevice(key, polled.polled(poll, known, now),
        id -> FlowState.of(id, origin, request.credentials()).exchanged(poll.tokens(), known, now));
    return flow.isPresent() ? Optional.empty() : Optional.of(poll.tokens());
  }

  /** Whether the poll is still under way as far as the store knows; otherwise an earlier attempt to note it has succeeded. */
  private boolean isClaimed(BrowserKey key, DeviceGrant polled) {
    return store.update(key, state -> state).flatMap(BrowserState::device)
        .filter(latest -> latest.id().equals(polled.id()) && latest.claimedUntil().equals(polled.claimedUntil())).isPresent();
  }

  private boolean hasFlowWith(BrowserKey key, DevicePoll poll) {
    return store.flows(key).stream().anyMatch(flow -> flow.lastExchange().equals(Optional.of(poll.tokens())));
  }

  /** Made for the first grant: most processes never see one. */
  private synchronized void runTicker() {
    if (ticker == null) {
      pollers = new ThreadPoolExecutor(
          0, MAX_POLLS_AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> daemon(work, "device-poll"));
      ticker = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "device-ticker"));
      ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** A scheduler never runs again what once threw. */
  private void tick() {
    try {
      store.dueDevices(clock.instant()).forEach(key -> pollers.execute(() -> poll(key)));
    } catch (RejectedExecutionException allBusy) {
      return; // those left over are still due at the next tick
    } catch (DatabaseUnavailableException e) {
      return; // every page says so
    } catch (RuntimeException e) {
      LOG.error("polling for devices failed", e);
    } catch (Error e) { // the scheduler would keep it to itself
      Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
    }
  }

  private static Thread daemon(Runnable work, String name) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Lets polls under way finish for a few seconds: each may bring tokens that nobody else would get. */
  @Override
  public synchronized void close() {
    if (ticker == null) {
      return;
    }
    ticker.shutdownNow();
    pollers.shutdown();
    try {
      pollers.awaitTermination(LAST_POLLS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    pollers.shutdownNow();
    ticker = null;
  }
}
