package playground.server;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether this process can serve, as a load balancer asks at {@value #PATH}: 200, or 503 with {@code Retry-After} and one
 * line that says why not. {@code /healthz} says only that the process lives. Safe for use by several threads.
 */
public final class Readiness {

  public static final String PATH = "/readyz";

  private static final String RETRY_AFTER_SECONDS = "1";

  private final Supplier<Optional<String>> obstacle;
  private volatile boolean isStopping;

  /**
   * @param obstacle asked for each request: why the process cannot serve now, in one line without a secret; empty when it
   *     can
   */
  public Readiness(Supplier<Optional<String>> obstacle) {
    this.obstacle = obstacle;
  }

  /** Of a process that needs nothing but itself. */
  public static Readiness ofItself() {
    return new Readiness(Optional::empty);
  }

  /** The process is going to stop: from now on it is not ready, and other requests are still served. */
  public void stop() {
    isStopping = true;
  }

  /** Sends the response. */
  public void send(HttpServletResponse response) throws IOException {
    var why = isStopping ? Optional.of("The process is stopping.") : obstacle.get();
    response.setContentType("text/plain;charset=utf-8");
    if (why.isPresent()) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    response.getOutputStream().print(why.orElse("Ready.") + "\n");
  }
}
