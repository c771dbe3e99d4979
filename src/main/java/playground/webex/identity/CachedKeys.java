package playground.webex.identity;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import playground.oauth.OAuthFailure;
import playground.oauth.SigningAlgorithm;
import playground.oauth.TransportFault;

/**
 * The key set of one JWKS URI, fetched on first use, again for an unknown kid, because keys are rotated (OpenID Connect
 * Core §10.1.1), and once it is an hour old. A failed fetch keeps the old keys. After a refetch or a failed fetch there
 * is no other for a minute, whatever tokens name.
 *
 * <p>Single flight: one thread fetches, a few wait for its result, all others go on with what is cached. No lock is
 * held during a fetch.
 */
final class CachedKeys {

  /** Threads in a fetch, the one that sends it included; a server that hangs holds no more of ours. */
  static final int MAX_WAITING = 4;

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** A key that was withdrawn is trusted no longer than this while fetches succeed. */
  private static final Duration LIFE = Duration.ofHours(1);

  private final Supplier<KeySet> source;
  private final Clock clock;
  private final Semaphore places = new Semaphore(MAX_WAITING);

  private Optional<KeySet> keys = Optional.empty();
  private Optional<CheckFailedException> failure = Optional.empty();
  private Instant staleAt = Instant.MIN;
  private Instant nextFetchAt = Instant.MIN;
  private Optional<FutureTask<Void>> fetch = Optional.empty();

  /**
   * @param source one fetch within a deadline of its own; throws {@link CheckFailedException}
   */
  CachedKeys(Supplier<KeySet> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * Finds a key, with at most one fetch.
   *
   * @return empty when the key set has no such key
   * @throws CheckFailedException when the last fetch failed, or others are waiting for it, and the key is not cached
   */
  Optional<PublicKey> find(SigningAlgorithm algorithm, Optional<String> kid) {
    var isComplete = fetchFor(algorithm, kid).map(this::join).orElse(true);
    var key = cached(algorithm, kid);
    if (key.isEmpty() && !isComplete) {
      throw new CheckFailedException(CheckResult.of(CheckFinding.KEYS_BEING_FETCHED));
    }
    return key;
  }

  /** The fetch to join; empty when what is cached must do. */
  private synchronized Optional<FutureTask<Void>> fetchFor(SigningAlgorithm algorithm, Optional<String> kid) {
    var now = clock.instant();
    var isFresh = keys.flatMap(set -> set.find(algorithm, kid)).isPresent() && now.isBefore(staleAt);
    if (isFresh || now.isBefore(nextFetchAt)) {
      return Optional.empty();
    }
    if (fetch.isEmpty()) {
      fetch = Optional.of(new FutureTask<>(this::refresh, null));
    }
    return fetch;
  }

  /** Whether the fetch has ended; false when too many threads wait for it already. */
  private boolean join(FutureTask<Void> fetch) {
    if (!places.tryAcquire()) {
      return false;
    }
    try {
      fetch.run(); // does nothing unless this thread is the first
      fetch.get();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      places.release();
    }
  }

  private void refresh() {
    try {
      succeeded(source.get());
    } catch (CheckFailedException e) {
      failed(e);
    } finally {
      ended();
    }
  }

  /** After the first success a refetch is allowed at once: a token may name a key that is newer. */
  private synchronized void succeeded(KeySet fetched) {
    var now = clock.instant();
    nextFetchAt = keys.isPresent() ? now.plus(PAUSE) : now;
    keys = Optional.of(fetched);
    staleAt = now.plus(LIFE);
    failure = Optional.empty();
  }

  /** The server is not to blame when too many requests of ours were under way: the next one may fetch at once. */
  private synchronized void failed(CheckFailedException reason) {
    if (!isOurOwnLimit(reason)) {
      nextFetchAt = clock.instant().plus(PAUSE);
    }
    failure = Optional.of(reason);
  }

  private static boolean isOurOwnLimit(CheckFailedException reason) {
    return reason.result().failure()
        .filter(failure -> failure instanceof OAuthFailure.NoResponse none
            && none.fault() == TransportFault.TOO_MANY_REQUESTS_UNDER_WAY)
        .isPresent();
  }

  private synchronized void ended() {
    fetch = Optional.empty();
  }

  private synchronized Optional<PublicKey> cached(SigningAlgorithm algorithm, Optional<String> kid) {
    var key = keys.flatMap(set -> set.find(algorithm, kid));
    if (key.isEmpty() && failure.isPresent()) {
      throw failure.get();
    }
    return key;
  }
}
