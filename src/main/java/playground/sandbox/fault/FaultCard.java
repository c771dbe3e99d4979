package playground.sandbox.fault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.sandbox.error.JsonBodies;

/**
 * One fault on the page.
 *
 * @param active the ways in which it is on; empty when it is off
 * @param curl the command that switches it on, with its standard values
 * @param typed what was just submitted and is wrong; empty otherwise
 */
public record FaultCard(FaultType type, List<ActiveFault> active, String curl, Map<String, String> typed) {

  static FaultCard of(FaultType type, List<ActiveFault> active, String origin, Map<String, String> typed) {
    return new FaultCard(
        type,
        active.stream().filter(fault -> fault.type() == type).toList(),
        curl(origin, ActiveFault.standard(type)),
        type.wireName().equals(typed.get(MemberNames.CURRENT.fault())) ? typed : Map.of());
  }

  /** JSON of a fault holds no apostrophe, so the quotes of the shell are enough. */
  private static String curl(String origin, ActiveFault fault) {
    return "curl -X PUT " + origin + FaultsServlet.PATH + " -H 'Content-Type: application/json' -d '"
        + JsonBodies.text(fault.json(MemberNames.CURRENT)) + "'";
  }

  /** What the field of that name holds at first. */
  public String value(String field, Object standard) {
    return typed.getOrDefault(field, standard.toString());
  }

  /** Where it can apply, for a fault whose paths can be listed; empty when it applies at any path of a kind. */
  public Optional<List<String>> choices() {
    return type.paths().stream().anyMatch(path -> path.endsWith("*")) ? Optional.empty() : Optional.of(type.paths());
  }
}
