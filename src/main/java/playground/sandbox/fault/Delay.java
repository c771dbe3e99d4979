package playground.sandbox.fault;

import java.util.List;

/**
 * The answer comes late.
 *
 * @param seconds by how much
 */
public record Delay(int seconds) implements Fault {

  @Override
  public String name() {
    return "delay";
  }

  @Override
  public String uncovers() {
    return "A client that sets no time limit, or blocks all its users for one of them.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.WIRE;
  }

  /** The endpoint at which it hurts most. */
  @Override
  public String defaultPath() {
    return "/v1/access_token";
  }

  @Override
  public int number() {
    return seconds;
  }
}
