package playground.webex.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static playground.testing.IdTokenForge.ANOTHER_KEY;
import static playground.testing.IdTokenForge.KEY;
import static playground.testing.IdTokenForge.published;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import playground.oauth.OAuthFailure;
import playground.oauth.SigningAlgorithm;
import playground.oauth.TransportFault;
import playground.testing.MovableClock;

/** C-20, F-06: keys are fetched rarely, in a single flight, and a server that hangs holds few threads. */
@Timeout(20) // seconds; only for a cache that hangs
class CachedKeysTest {

  private static final String FOUND = "found";
  private static final String NOT_FOUND = "not found";
  private static final int CALLERS = 200;
  private static final int REFUSED = CALLERS - CachedKeys.MAX_WAITING;

  private final MovableClock clock = new MovableClock();
  private final AtomicInteger fetches = new AtomicInteger();
  private final CountDownLatch release = new CountDownLatch(1);
  private final BlockingQueue<String> found = new ArrayBlockingQueue<>(CALLERS);
  private volatile Supplier<KeySet> server = () -> keys(published(KEY.toPublicJWK()));

  private final CachedKeys cached =
      new CachedKeys(
          () -> {
            fetches.incrementAndGet();
            return server.get();
          },
          clock);

  /** C-20. */
  @Test
  void aThousandUnknownKeysCostTwoFetchesAMinute() {
    for (var i = 0; i < 1000; i++) {
      assertEquals(NOT_FOUND, find("kid-" + i));
    }
    assertEquals(2, fetches.get());

    clock.forward(Duration.ofSeconds(59));
    assertEquals(NOT_FOUND, find("kid-x"));
    assertEquals(2, fetches.get());

    clock.forward(Duration.ofSeconds(1));
    assertEquals(NOT_FOUND, find("kid-x"));
    assertEquals(3, fetches.get());
  }

  /** C-20, F-06. */
  @Test
  void aFailedFirstFetchIsNotRepeatedForAMinute() {
    server = CachedKeysTest::fail;
    for (var i = 0; i < 100; i++) {
      assertEquals("KEYS_UNREADABLE", find("key-1"));
    }
    clock.forward(Duration.ofSeconds(59));
    assertEquals("KEYS_UNREADABLE", find("key-1"));
    assertEquals(1, fetches.get());

    server = () -> keys(published(KEY.toPublicJWK()));
    clock.forward(Duration.ofSeconds(1));
    assertEquals(FOUND, find("key-1"));
    assertEquals(2, fetches.get());
  }

  /** The server was not asked: the next check may fetch as soon as there is room. */
  @Test
  void tooManyRequestsOfOurOwnCauseNoPause() {
    var limit = new OAuthFailure.NoResponse(
        TransportFault.TOO_MANY_REQUESTS_UNDER_WAY, "webexapis.com", Duration.ofSeconds(10));
    server = () -> {
      throw new CheckFailedException(CheckResult.of(CheckFinding.KEYS_NOT_FETCHED, limit));
    };
    assertEquals("KEYS_NOT_FETCHED", find("key-1"));

    server = () -> keys(published(KEY.toPublicJWK()));

    assertEquals(FOUND, find("key-1"));
  }

  /** C-20. */
  @Test
  void aFailedRefetchKeepsTheOldKeysAndIsNotRepeatedForAMinute() {
    find("key-1");
    server = CachedKeysTest::fail;
    clock.forward(Duration.ofHours(1));

    for (var i = 0; i < 100; i++) {
      assertEquals(FOUND, find("key-1"));
      assertEquals("KEYS_UNREADABLE", find("key-2"), "whether it exists is not known");
    }
    assertEquals(2, fetches.get());

    server = () -> keys(published(ANOTHER_KEY.toPublicJWK()));
    clock.forward(Duration.ofMinutes(1));
    assertEquals(FOUND, find("key-2"));
    assertEquals(NOT_FOUND, find("key-1"), "withdrawn");
  }

  /** F-06: one fetches, three wait for it, 196 get a failure at once. */
  @Test
  void duringAFirstFetchAFewWaitAndTheOthersFailAtOnce() throws Exception {
    server = () -> afterRelease(() -> keys(published(KEY.toPublicJWK())));
    startCallers("key-1");

    assertEquals(copies(REFUSED, "KEYS_BEING_FETCHED"), take(REFUSED));
    release.countDown();

    assertEquals(copies(CachedKeys.MAX_WAITING, FOUND), take(CachedKeys.MAX_WAITING));
    assertEquals(1, fetches.get());
  }

  /** C-20, F-06: who waited shares the failure, and fetches nothing again. */
  @Test
  void whoWaitsForAFetchThatFailsSharesTheFailure() throws Exception {
    server = () -> afterRelease(CachedKeysTest::fail);
    startCallers("key-1");
    take(REFUSED);
    release.countDown();

    assertEquals(copies(CachedKeys.MAX_WAITING, "KEYS_UNREADABLE"), take(CachedKeys.MAX_WAITING));
    assertEquals(1, fetches.get());
  }

  /** F-06. */
  @Test
  void duringARefetchACachedKeyIsFoundAtOnce() throws Exception {
    find("key-1");
    server = () -> afterRelease(CachedKeysTest::fail);
    startCallers("key-2");
    take(REFUSED);

    assertEquals(FOUND, find("key-1"));
    clock.forward(Duration.ofHours(1));
    assertEquals(FOUND, find("key-1"), "an old key, while no newer ones are there");

    release.countDown();
    take(CachedKeys.MAX_WAITING);
    assertEquals(2, fetches.get());
  }

  private String find(String kid) {
    try {
      return cached.find(SigningAlgorithm.RS256, Optional.of(kid)).map(key -> FOUND).orElse(NOT_FOUND);
    } catch (CheckFailedException e) {
      return e.result().finding().name();
    }
  }

  private void startCallers(String kid) {
    for (var i = 0; i < CALLERS; i++) {
      var caller = new Thread(() -> found.add(find(kid)));
      caller.setDaemon(true);
      caller.start();
    }
  }

  private List<String> take(int count) throws InterruptedException {
    var results = new String[count];
    for (var i = 0; i < count; i++) {
      results[i] = found.take();
    }
    return List.of(results);
  }

  private KeySet afterRelease(Supplier<KeySet> then) {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return then.get();
  }

  private static KeySet fail() {
    throw new CheckFailedException(CheckResult.of(CheckFinding.KEYS_UNREADABLE, "503"));
  }

  private static KeySet keys(String json) {
    return KeySet.parse(json).orElseThrow();
  }

  private static List<String> copies(int count, String text) {
    return Collections.nCopies(count, text);
  }
}
