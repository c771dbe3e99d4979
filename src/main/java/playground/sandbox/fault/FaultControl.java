package playground.sandbox.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import playground.sandbox.fault.ActiveFaults.Active;
import playground.sandbox.store.SandboxClock;

/** Switches faults on and off, the sandbox's clock among them. */
final class FaultControl {

  private final ActiveFaults faults;
  private final SandboxClock clock;

  FaultControl(ActiveFaults faults, SandboxClock clock) {
    this.faults = faults;
    this.clock = clock;
  }

  /** Switches these on and all others off. */
  synchronized void replace(List<Active> wanted) {
    faults.replace(wanted);
    clock.runAheadBy(wanted.stream()
        .map(Active::fault)
        .filter(ClockForward.class::isInstance)
        .map(fault -> Duration.ofDays(((ClockForward) fault).days()))
        .reduce(Duration.ZERO, Duration::plus));
  }

  /** Switches these on beside the others. */
  synchronized void add(List<Active> more) {
    var all = new ArrayList<>(faults.all());
    all.addAll(more);
    replace(all);
  }

  /** Switches off the one that stands there; nothing when none does. */
  synchronized void remove(int index) {
    var all = new ArrayList<>(faults.all());
    if (index >= 0 && index < all.size()) {
      all.remove(index);
      replace(all);
    }
  }

  List<Active> active() {
    return faults.all();
  }

  /** What can be had and what is on. */
  Map<String, Object> json() {
    var members = new LinkedHashMap<String, Object>();
    members.put("available", FaultType.ALL.stream().map(FaultControl::available).toList());
    members.put("active", faults.all().stream().map(FaultControl::active).toList());
    return members;
  }

  private static Map<String, Object> available(FaultType type) {
    var members = new LinkedHashMap<String, Object>();
    members.put("trouble", type.usual().name());
    members.put("uncovers", type.usual().uncovers());
    members.put("parameters", type.knob().stream().map(FaultControl::parameter).toList());
    members.put("paths", type.usual().paths());
    members.put("defaultPath", type.usual().defaultPath());
    return members;
  }

  private static Map<String, Object> parameter(FaultType.Knob knob) {
    var members = new LinkedHashMap<String, Object>();
    members.put("name", knob.name());
    members.put("default", knob.usual());
    members.put("min", knob.least());
    members.put("max", knob.most());
    return members;
  }

  /** As PUT would take it. */
  private static Map<String, Object> active(Active one) {
    var members = new LinkedHashMap<String, Object>();
    members.put("trouble", one.fault().name());
    if (!one.path().isEmpty()) {
      members.put("path", one.path());
    }
    FaultType.named(one.fault().name()).flatMap(FaultType::knob)
        .ifPresent(knob -> members.put(knob.name(), one.fault().number()));
    one.times().ifPresent(times -> members.put("times", times));
    return members;
  }
}
