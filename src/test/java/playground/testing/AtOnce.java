package playground.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Many threads that begin their step at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  /** What one of them does. */
  public interface Step<T> {
    T run(int number) throws Exception;
  }

  /** What each brought, in the order of their numbers from 0. */
  public static <T> List<T> run(int count, Step<T> step) throws Exception {
    var start = new CyclicBarrier(count);
    var threads = Executors.newFixedThreadPool(count);
    try {
      var results = new ArrayList<T>();
      for (var future : threads.invokeAll(IntStream.range(0, count).<Callable<T>>mapToObj(i -> () -> {
        start.await();
        return step.run(i);
      }).toList())) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
