package playground.sandbox.fault;

import java.util.List;

/**
 * The sandbox runs ahead, so that things expire now. Strikes at no path: it is on or off.
 *
 * @param days by how much
 */
public record ClockForward(int days) implements Fault {

  @Override
  public String name() {
    return "clock-forward";
  }

  @Override
  public String uncovers() {
    return "A client that does not expect tokens to expire, or trusts lifetimes of its own.";
  }

  @Override
  public List<String> paths() {
    return List.of();
  }

  @Override
  public int number() {
    return days;
  }
}
