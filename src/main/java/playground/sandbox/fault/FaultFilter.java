package playground.sandbox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import playground.sandbox.error.Cause;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.error.ErrorDialect;

/** Applies the faults that need no knowledge of the servlet: delay, broker's dialect, and those with a handler. */
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
    if (FaultHandlers.sendLateBody(request, response) || isDelayedNow(request, response)) {
      return;
    }
    ErrorDialect.useBrokerDialectWhen(request, () -> faults.applies(FaultType.BROKER_DIALECT, request));
    var handled = faults.take(type -> type.handler().isPresent(), request.getRequestURI());
    if (handled.isPresent()) {
      handled.get().type().handler().orElseThrow().handle(handled.get(), request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** A request is delayed at most once: it comes through this filter again when its delay is over. */
  private boolean isDelayedNow(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(DELAYED) != null) {
      return false;
    }
    var active = faults.take(FaultType.DELAY, request.getRequestURI());
    active.ifPresent(fault -> delay(fault.number(), request, response));
    return active.isPresent();
  }

  /** Releases the thread during the delay; otherwise a few delayed requests would block the whole sandbox. */
  private static void delay(int seconds, HttpServletRequest request, HttpServletResponse response) {
    Diagnosis.of(request).note(Cause.FAULT_DELAY, FaultType.DELAY.wireName(), seconds);
    request.setAttribute(DELAYED, true);
    FaultHandlers.resumeAfter(seconds, request, response);
  }
}
