package playground.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/**
 * Contenders that take turns at running flows, several at a time: flows per second, processor time for each flow, and how
 * long all but one in a hundred took at most.
 *
 * @param clients flows at a time
 * @param warmUp flows of each contender before the first round, after which little is left to compile
 * @param flows flows of each contender in a round
 */
record FlowRounds(int clients, int warmUp, int flows) {

  /**
   * A set-up under test, which runs already.
   *
   * @param flow throws when it fails; runs on several threads at a time
   */
  record Contender(String name, List<JavaProcess> processes, Callable<?> flow) implements AutoCloseable {

    double cpuSeconds() {
      return processes.stream().mapToDouble(JavaProcess::cpuSeconds).sum();
    }

    @Override
    public void close() {
      processes.forEach(JavaProcess::close);
    }
  }

  /** Runs the rounds, and prints the figures. */
  void compare(String title, int rounds, List<Contender> contenders) throws InterruptedException {
    compare(title, rounds, contenders, Map.of());
  }

  /**
   * Runs the rounds, and prints the figures.
   *
   * @param others processor time of others, in seconds, by the name under which it is shown
   */
  void compare(String title, int rounds, List<Contender> contenders, Map<String, DoubleSupplier> others)
      throws InterruptedException {
    var comparison = new Comparison(title + ": " + flows + " flows a round, " + clients + " at a time");
    for (var contender : contenders) {
      run(contender, warmUp, new ConcurrentLinkedQueue<>());
    }
    for (var round = 0; round < rounds; round++) {
      for (var contender : contenders) {
        measure(contender, comparison, others);
      }
    }
    comparison.print();
  }

  private void measure(Contender contender, Comparison comparison, Map<String, DoubleSupplier> others)
      throws InterruptedException {
    var millis = new ConcurrentLinkedQueue<Double>();
    var before = new LinkedHashMap<String, Double>();
    others.forEach((name, seconds) -> before.put(name, seconds.getAsDouble()));
    var cpu = contender.cpuSeconds();
    var began = System.nanoTime();
    var failures = run(contender, flows, millis);
    var seconds = (System.nanoTime() - began) / 1e9;
    comparison.add(contender.name, "flows/s", flows / seconds);
    comparison.add(contender.name, "CPU ms/flow", (contender.cpuSeconds() - cpu) * 1_000 / flows);
    comparison.add(contender.name, "p99 ms", millis.stream().sorted().skip(millis.size() * 99L / 100).findFirst().orElse(0.0));
    others.forEach((name, now) -> comparison.add(
        contender.name, name + " CPU ms/flow", (now.getAsDouble() - before.get(name)) * 1_000 / flows));
    comparison.addFailures(contender.name, failures);
  }

  /** How many failed. */
  private int run(Contender contender, int count, ConcurrentLinkedQueue<Double> millis) throws InterruptedException {
    var left = new AtomicInteger(count);
    var failures = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (var client = 0; client < clients; client++) {
      var thread = new Thread(() -> {
        while (left.getAndDecrement() > 0) {
          run(contender, failures, millis);
        }
      });
      thread.start();
      threads.add(thread);
    }
    for (var thread : threads) {
      thread.join();
    }
    return failures.get();
  }

  private static void run(Contender contender, AtomicInteger failures, ConcurrentLinkedQueue<Double> millis) {
    var began = System.nanoTime();
    try {
      contender.flow.call();
    } catch (Exception failed) {
      if (failures.getAndIncrement() == 0) {
        System.out.println(contender.name + " failed: " + failed);
      }
    }
    millis.add((System.nanoTime() - began) / 1e6);
  }
}
