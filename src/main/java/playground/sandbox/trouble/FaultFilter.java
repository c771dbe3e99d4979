package playground.sandbox.trouble;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import playground.sandbox.answer.Diagnosis;
import playground.sandbox.answer.ErrorDialect;

/** Stands before every servlet that plays Webex, and lets the troubles strike that need to know none of them. */
@SuppressWarnings("serial") // filters are never serialized
public final class FaultFilter extends HttpFilter {

  private static final String DELAYED = "trouble.delayed";

  private final ActiveFaults troubles;

  public FaultFilter(ActiveFaults troubles) {
    this.troubles = troubles;
  }

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var path = request.getRequestURI();
    Optional<Delay> delay =
        request.getAttribute(DELAYED) == null ? troubles.strike(Delay.class, path) : Optional.empty();
    if (delay.isPresent()) {
      comeBackAfter(delay.get(), request, response);
      return;
    }
    ErrorDialect.speakBrokersWhen(request, () -> isBrokers(request));
    var spoiler = troubles.strike(ResponseFault.class, path);
    if (spoiler.isPresent()) {
      spoiler.get().answer(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isBrokers(HttpServletRequest request) {
    var trouble = troubles.strike(BrokerDialect.class, request.getRequestURI());
    trouble.ifPresent(struck -> Diagnosis.of(request).note("the trouble " + struck.name()));
    return trouble.isPresent();
  }

  /** Gives the thread back meanwhile, or a few slow answers would stop the whole sandbox. */
  private static void comeBackAfter(Delay delay, HttpServletRequest request, HttpServletResponse response) {
    Diagnosis.of(request).note("the trouble " + delay.name() + ", " + delay.seconds() + " s");
    request.setAttribute(DELAYED, true);
    var waiting = request.startAsync(request, response);
    waiting.setTimeout(0); // the delay is the limit
    CompletableFuture.delayedExecutor(delay.seconds(), TimeUnit.SECONDS).execute(waiting::dispatch);
  }
}
