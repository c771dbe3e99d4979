package playground.web.steps.device;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import playground.webex.DeviceClient;

/**
 * Asks Webex for every device that waits. It lives on the server, once for each attempt, so that several tabs on one
 * attempt do not poll several times as fast (C-24).
 */
public final class DevicePoller implements AutoCloseable {

  /** Attempts under way at once, of all browsers. */
  static final int MAX_ATTEMPTS = 50;

  private static final long LOOK_EVERY_MILLIS = 250; // how late a poll may be; the interval is kept by the attempts

  private final DeviceClient webex;
  private final Clock clock;
  private final Set<DeviceAttempt> attempts = ConcurrentHashMap.newKeySet();
  private final Object oneTickAtATime = new Object();
  private ScheduledExecutorService scheduler;

  public DevicePoller(DeviceClient webex, Clock clock) {
    this.webex = webex;
    this.clock = clock;
  }

  /**
   * Takes an attempt on.
   *
   * @return false when there are too many already
   */
  synchronized boolean begin(DeviceAttempt attempt) {
    forgetTheEnded();
    if (attempts.size() >= MAX_ATTEMPTS) {
      return false;
    }
    attempts.add(attempt);
    run();
    return true;
  }

  /** Polls for each attempt whose time has come; happens by itself, several times a second. */
  public void tick() {
    synchronized (oneTickAtATime) {
      attempts.forEach(attempt -> attempt.pollIfDue(webex, clock));
      forgetTheEnded();
    }
  }

  private void forgetTheEnded() {
    attempts.removeIf(attempt -> !attempt.polling(clock.instant()).isPending());
  }

  /** Made for the first attempt: most starts never see one. */
  private void run() {
    if (scheduler == null) {
      scheduler = Executors.newSingleThreadScheduledExecutor(DevicePoller::thread);
      scheduler.scheduleWithFixedDelay(this::guardedTick, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** A scheduler never runs again what once threw. */
  private void guardedTick() {
    try {
      tick();
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(DevicePoller.class).error("a poll failed by a fault of our own", e);
    }
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "device-poller");
    thread.setDaemon(true);
    return thread;
  }

  /** Stops; nothing more is sent. */
  @Override
  public synchronized void close() {
    if (scheduler != null) {
      scheduler.shutdownNow();
      scheduler = null;
    }
    attempts.clear();
  }
}
