package playground.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import playground.sandbox.store.Grants;

/**
 * F-20: whole flows at 20 requests a second for 30 minutes against the finished jar. Heap after a collection, threads and
 * open files must stay flat; each line is one tenth of the time, the last one the ratio of the end to the beginning.
 *
 * <p>First, as fast as possible, as many grants are made as the sandbox remembers: from then on whatever it stores takes
 * the place of something else, and what still grows is a leak.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp target/test-classes:target/webex-oauth-playground.jar playground.benchmark.SoakBenchmark [MINUTES, else 30]
 * </pre>
 */
public final class SoakBenchmark {

  private static final int MINUTES = 30;
  private static final int REQUESTS_PER_SECOND = 20;
  private static final int PARTS = 10;

  private SoakBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    var minutes = arguments.length == 0 ? MINUTES : Double.parseDouble(arguments[0]);
    var ports = Map.of("SERVER_PORT", "0", "SANDBOX_PORT", "0");
    try (var process = JavaProcess.start(ports, "-Xmx128m", "-jar", JavaProcess.JAR.toString())) {
      run(process, Duration.ofMillis((long) (minutes * 60_000 / PARTS)));
    }
  }

  private static void run(JavaProcess process, Duration part) throws IOException, InterruptedException {
    var address = process.address();
    // The redirect URI is registered for localhost, as a person opens it.
    var playground = URI.create("http://localhost:" + address.getPort());
    var executor = Executors.newFixedThreadPool(4, work -> daemon(work));
    fill(new PlaygroundFlow(playground, executor));
    System.out.printf(Locale.ROOT, "%-6s %9s %9s %12s %8s %6s%n", "part", "requests", "failures", "heap KiB", "threads", "files");
    var first = Reading.of(process);
    var last = first;
    for (var number = 1; number <= PARTS; number++) {
      var end = System.nanoTime() + part.toNanos();
      var requests = 0;
      var failures = 0;
      while (System.nanoTime() < end) {
        var began = System.nanoTime();
        try {
          var sent = new PlaygroundFlow(playground, executor).run();
          requests += sent;
          pause(began, sent);
        } catch (IOException | IllegalStateException e) {
          failures++;
          System.out.println(e);
        }
      }
      last = Reading.of(process);
      first = number == 1 ? last : first;
      System.out.printf(Locale.ROOT, "%-6d %9d %9d %12d %8d %6d%n", number, requests, failures, last.heap, last.threads, last.files);
    }
    System.out.printf(Locale.ROOT, "last to first: heap %.3f, threads %.3f, files %.3f%n", (double) last.heap / first.heap,
        (double) last.threads / first.threads, (double) last.files / first.files);
  }

  private static void fill(PlaygroundFlow browser) throws IOException, InterruptedException {
    for (var flow = 0; flow < Grants.CAPACITY; flow++) {
      browser.obtainTokens();
    }
  }

  private record Reading(long heap, long threads, long files) {
    static Reading of(JavaProcess process) throws IOException {
      var heap = process.heapAfterCollection();
      var handles = process.handles();
      return new Reading(heap, handles.threads(), handles.descriptors());
    }
  }

  /** Keeps the rate: a program that sends on time has to wait, unlike a test. */
  private static void pause(long began, int requests) throws InterruptedException {
    var due = began + requests * 1_000_000_000L / REQUESTS_PER_SECOND;
    Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }
}
