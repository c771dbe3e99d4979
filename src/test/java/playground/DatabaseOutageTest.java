package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.StoppablePostgres;
import playground.testing.TwoNodes;
import playground.testing.Wait;

/**
 * F-17: PostgreSQL stops dead in the middle of fifty flows on two nodes, and comes back when each of them has met the
 * outage. What a page had confirmed is there, every other request was answered with 503 and can be sent again, and the
 * nodes recover by themselves.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Order(1) // it waits much
class DatabaseOutageTest {

  /** 200 in the long profile. */
  private static final int FLOWS = Integer.getInteger("playground.long.outage.flows", 50);

  /** How long it is away at least; 30 s in the long profile. */
  private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("playground.long.outage.seconds", 0));

  /** A 503 comes within that time; on a quiet machine within four seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @TempDir Path folder;

  @Test
  void nothingThatAPageHasConfirmedIsLostAndNoRequestFailsOtherwiseThanWith503() throws Exception {
    var threads = Executors.newFixedThreadPool(FLOWS);
    try (var postgres = new StoppablePostgres(folder.resolve("data")); var nodes = TwoNodes.on(postgres.settings()).start()) {
      var inTheMiddle = new CountDownLatch(FLOWS);
      var goOn = new CountDownLatch(1);
      var walkers = new ArrayList<Walker>();
      var walks = new ArrayList<Future<?>>();
      for (var i = 0; i < FLOWS; i++) {
        var walker = new Walker(nodes);
        var steps = i % Walker.STEPS;
        walkers.add(walker);
        walks.add(threads.submit(() -> {
          walker.take(steps);
          inTheMiddle.countDown();
          goOn.await();
          walker.walkOn();
          return walker;
        }));
      }
      while (!inTheMiddle.await(1, TimeUnit.SECONDS)) {
        rethrowFailures(walks);
      }
      assertServing(nodes, 200);

      goOn.countDown();
      postgres.stop();
      var stopped = System.nanoTime();
      assertServing(nodes, 503);
      Wait.until("everybody has met the outage", () -> {
        rethrowFailures(walks);
        return walkers.stream().allMatch(walker -> walker.hasMetOutage(stopped));
      });
      TimeUnit.NANOSECONDS.sleep(AWAY.toNanos() - (System.nanoTime() - stopped)); // not at all in the short profile

      postgres.start();
      walkers.forEach(Walker::databaseIsBack);
      for (var walk : walks) {
        walk.get();
      }
      assertServing(nodes, 200);
      assertEquals(List.of(), walkers.stream().flatMap(walker -> walker.lost.stream()).toList());
    } finally {
      threads.shutdownNow();
    }
  }

  private static void rethrowFailures(List<Future<?>> walks) throws Exception {
    for (var walk : walks) {
      if (walk.isDone()) {
        walk.get();
      }
    }
  }

  /** The processes live all the time; whether they can serve depends on the database. */
  private static void assertServing(TwoNodes nodes, int readiness) {
    var addresses = nodes.nodes().stream().flatMap(node -> Stream.of(node.address(), node.sandboxAddress())).toList();
    var statuses = addresses.stream().parallel() // an outage is noticed after some seconds
        .map(Browser::new).map(it -> List.of(it.get("/healthz").status(), it.get("/readyz").status())).toList();
    assertEquals(Collections.nCopies(addresses.size(), List.of(200, readiness)), statuses);
  }

  /** A person who walks from the first page to a refresh, and sends a request again when it was answered with 503. */
  private static final class Walker {

    static final int STEPS = 6;
    private static final int MAX_TRIES = 30; // of a button whose request failed at the token endpoint

    final List<String> lost = new ArrayList<>();
    private final TwoNodes nodes;
    private final Browser browser;
    private int step;
    private Page page;
    private String token = "";
    private volatile boolean hasMet;
    private volatile boolean isBack;
    private volatile long underWaySince; // 0 when no request is
    private boolean mayBeUsed; // the request that is under way may have been carried out before it was answered with 503

    Walker(TwoNodes nodes) {
      this.nodes = nodes;
      this.browser = nodes.newBrowser();
    }

    /** Whether it got a 503, or waits for a response since before that moment. */
    boolean hasMetOutage(long stopped) {
      var since = underWaySince;
      return hasMet || since != 0 && since < stopped;
    }

    void databaseIsBack() {
      isBack = true;
    }

    void take(int steps) {
      while (step < steps) {
        takeStep();
      }
    }

    /** To the end of the flow, and on with refreshes until the outage has come and gone; then one refresh more. */
    void walkOn() {
      while (step < STEPS || !isBack) {
        takeStep();
      }
      takeStep();
    }

    private void takeStep() {
      mayBeUsed = false;
      switch (step) {
        case 0 -> page = send(() -> browser.get("/"));
        case 1 -> page = follow(send(() -> page.press("requestCode")));
        case 2 -> page = follow(send(() -> page.pressFirst("button[name=person]")));
        case 3 -> page = send(() -> page.press("accept"));
        case 4 -> callback(URI.create(page.header("Location")));
        case 5 -> exchange();
        default -> refresh();
      }
      step++;
    }

    private void callback(URI callback) {
      var answer = send(() -> browser.get(callback.toString()));
      if (answer.status() == 400) {
        startAgain("callback", answer);
        return;
      }
      page = follow(answer);
      assertNotEquals("", page.value("code"));
    }

    private void exchange() {
      for (var tries = 0; tries < MAX_TRIES && page.value("token").isEmpty() && page.has("requestToken"); tries++) {
        page = follow(send(() -> page.press("requestToken")));
      }
      token = page.value("token");
      if (token.isEmpty()) {
        startAgain("exchange", page);
      }
    }

    private void refresh() {
      var before = send(() -> browser.get("/"));
      if (!mayBeUsed && !before.value("token").equals(token)) {
        lost.add("a token: " + before.text());
      }
      page = before;
      for (var tries = 0; tries < MAX_TRIES && page.value("token").equals(before.value("token")); tries++) {
        page = follow(send(() -> page.press("refreshToken")));
      }
      token = page.value("token");
    }

    /** Allowed alone when the request had met the outage, and no page had said that nothing was used up. */
    private void startAgain(String where, Page answer) {
      if (!mayBeUsed) {
        lost.add(where + ": " + answer.text());
      }
      page = send(() -> browser.get("/"));
      step = 0;
    }

    private Page follow(Page answer) {
      return answer.status() / 100 == 3
          ? follow(send(() -> browser.get(answer.uri().resolve(answer.header("Location")).toString())))
          : answer;
    }

    /** Until there is another response than 503. */
    private Page send(Supplier<Page> request) {
      while (true) {
        var sent = System.nanoTime();
        underWaySince = sent;
        var answer = request.get();
        underWaySince = 0;
        if (answer.status() != 503) {
          assertTrue(answer.status() < 500, () -> answer.uri() + " gave " + answer.status() + ": " + answer.text());
          return answer;
        }
        var took = Duration.ofNanos(System.nanoTime() - sent);
        assertTrue(took.compareTo(PATIENCE) < 0, () -> answer.uri() + " took " + took);
        assertNotEquals("", answer.header("Retry-After"), answer.uri()::toString);
        assertEquals(200, browser.get("/healthz").status());
        mayBeUsed |= !answer.text().contains("Nothing was used up");
        hasMet = true;
      }
    }
  }
}
