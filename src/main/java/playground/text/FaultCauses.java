package playground.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.flow.Circumstances;

/** The causes that lie in what the sandbox was told to do. */
final class FaultCauses {

  private FaultCauses() {}

  /**
   * The fault that explains a failure. It is certain: the sandbox has no other reason.
   *
   * @param faults that make such a failure, by name
   * @return empty when none of them was on
   */
  static Optional<List<Cause>> of(Circumstances known, String... faults) {
    return Stream.of(faults).filter(known::isOn).findFirst().map(FaultCauses::cause).map(List::of);
  }

  private static Cause cause(String fault) {
    return Cause.of(
        "The fault " + fault + " is on in the sandbox.",
        "Switch it off on the sandbox's Faults page, then try again.");
  }
}
