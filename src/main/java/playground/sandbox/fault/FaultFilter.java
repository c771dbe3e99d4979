package playground.sandbox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.error.ErrorDialect;

/** Applies the faults that need to know nothing of the servlet behind them. */
@SuppressWarnings("serial") // filters are never serialized
public final class FaultFilter extends HttpFilter {

  private static final String DELAYED = "fault.delayed";

  private final ActiveFaults faults;

  public FaultFilter(ActiveFaults faults) {
    this.faults = faults;
  }

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var path = request.getRequestURI();
    Optional<Delay> delay =
        request.getAttribute(DELAYED) == null ? faults.take(Delay.class, path) : Optional.empty();
    if (delay.isPresent()) {
      resumeAfter(delay.get(), request, response);
      return;
    }
    ErrorDialect.useBrokerDialectWhen(request, () -> isBrokers(request));
    var spoiler = faults.take(ResponseFault.class, path);
    if (spoiler.isPresent()) {
      spoiler.get().respond(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isBrokers(HttpServletRequest request) {
    var fault = faults.take(BrokerDialect.class, request.getRequestURI());
    fault.ifPresent(taken -> Diagnosis.of(request).note("the fault " + taken.name()));
    return fault.isPresent();
  }

  /** Gives the thread back meanwhile, or a few slow answers would stop the whole sandbox. */
  private static void resumeAfter(Delay delay, HttpServletRequest request, HttpServletResponse response) {
    Diagnosis.of(request).note("the fault " + delay.name() + ", " + delay.seconds() + " s");
    request.setAttribute(DELAYED, true);
    var waiting = request.startAsync(request, response);
    waiting.setTimeout(0); // the delay is the limit
    CompletableFuture.delayedExecutor(delay.seconds(), TimeUnit.SECONDS).execute(waiting::dispatch);
  }
}
