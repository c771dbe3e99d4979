package playground.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whole code flows (authorize, code, token, rooms, refresh) by 16 clients at a time against the sandbox alone, which has
 * 128 MiB of heap: flows per second, failures, and what is left on the heap after a collection at each quarter.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp target/test-classes:target/webex-oauth-playground.jar playground.benchmark.CodeFlowsBenchmark [FLOWS, else 2000]
 * </pre>
 */
public final class CodeFlowsBenchmark {

  private static final int FLOWS = 2_000;
  private static final int CLIENTS = 16;
  private static final int QUARTERS = 4;

  private final URI sandbox;
  private final JavaProcess process;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

  private CodeFlowsBenchmark(URI sandbox, JavaProcess process) {
    this.sandbox = sandbox;
    this.process = process;
  }

  public static void main(String[] arguments) throws Exception {
    var flows = arguments.length == 0 ? FLOWS : Integer.parseInt(arguments[0]);
    var file = Files.writeString(Files.createTempFile("integrations", ".json"), CodeFlow.SEED);
    try (var process = JavaProcess.start(Map.of(), command(file))) {
      new CodeFlowsBenchmark(process.address(), process).run(flows);
    } finally {
      Files.delete(file);
    }
  }

  private static String[] command(Path file) {
    return new String[] {
      "-Xmx128m", "-jar", JavaProcess.JAR.toString(), "sandbox", "--port", "0", "--integrations", file.toString(),
      "--consent", "accept"
    };
  }

  private void run(int flows) throws Exception {
    System.out.printf(Locale.ROOT, "%-8s %12s %10s %22s%n", "flows", "flows/s", "failures", "heap after collection");
    var first = 0L;
    var last = 0L;
    for (var quarter = 1; quarter <= QUARTERS; quarter++) {
      var began = System.nanoTime();
      batch(flows / QUARTERS);
      var seconds = (System.nanoTime() - began) / 1e9;
      last = process.heapAfterCollection();
      first = quarter == 1 ? last : first;
      System.out.printf(
          Locale.ROOT, "%-8d %12.1f %10d %18d KiB%n", flows / QUARTERS * quarter, flows / QUARTERS / seconds,
          failures.size(), last);
    }
    System.out.printf(Locale.ROOT, "heap, last to first quarter: %.3f%n", (double) last / first);
    failures.stream().limit(3).forEach(System.out::println);
  }

  private void batch(int flows) throws InterruptedException {
    var left = new AtomicInteger(flows);
    var pool = Executors.newFixedThreadPool(CLIENTS);
    try {
      var done = pool.invokeAll(Collections.nCopies(CLIENTS, oneClient(left)));
      done.forEach(this::note);
    } finally {
      pool.shutdown();
    }
  }

  private Callable<Void> oneClient(AtomicInteger left) {
    return () -> {
      var flow = new CodeFlow(client, sandbox);
      while (left.getAndDecrement() > 0) {
        flow.run().ifPresent(failures::add);
      }
      return null;
    };
  }

  /** A client that died counts as well. */
  private void note(Future<Void> client) {
    try {
      client.get();
    } catch (Exception died) {
      failures.add(died.toString());
    }
  }
}
