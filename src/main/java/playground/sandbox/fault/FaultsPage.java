package playground.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import playground.sandbox.error.Origin;
import playground.sandbox.store.SandboxClock;
import playground.sandbox.view.Exposure;
import playground.sandbox.view.SandboxPage;

/** The page of the faults and the clock. */
public final class FaultsPage {

  /**
   * What the page shows.
   *
   * @param isReadOnly whether the browser may not use the controls from where it is
   * @param isShared whether faults affect everybody who uses any node of the sandbox
   * @param errors of what was just submitted
   */
  public record Page(
      List<FaultCard> active,
      List<FaultCard> available,
      ClockCard clock,
      List<String> errors,
      boolean isReadOnly,
      boolean isShared) {}

  private final ActiveFaults faults;
  private final SandboxClock clock;

  public FaultsPage(ActiveFaults faults, SandboxClock clock) {
    this.faults = faults;
    this.clock = clock;
  }

  /** Sends the page as it is when nothing has been submitted. */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    send(request, response, Map.of(), List.of());
  }

  /**
   * Sends the page; with 400 when there are errors.
   *
   * @param typed what was just submitted and is wrong; empty otherwise
   */
  void send(
      HttpServletRequest request, HttpServletResponse response, Map<String, String> typed, List<String> errors)
      throws IOException {
    var active = faults.all();
    var exposure = Exposure.of(request);
    var origin = exposure.hasOpenControls() ? Origin.of(request) : Origin.ofRequest(request);
    var cards = Arrays.stream(FaultType.values())
        .map(type -> FaultCard.of(type, active, origin, typed))
        .collect(Collectors.partitioningBy(card -> card.active().isEmpty()));
    var page = new Page(
        cards.get(false), cards.get(true), ClockCard.of(clock.offset(), origin, typed), errors,
        !exposure.allowsControls(request), exposure.isShared());
    SandboxPage.send(request, response, errors.isEmpty() ? 200 : 400, "sandbox/fault/faults.jte", page);
  }

  /** The first value of each field. */
  static Map<String, String> first(Map<String, List<String>> form) {
    var fields = new LinkedHashMap<String, String>();
    form.forEach((name, values) -> fields.put(name, values.get(0).strip()));
    return fields;
  }
}
