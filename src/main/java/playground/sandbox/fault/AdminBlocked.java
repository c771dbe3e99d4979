package playground.sandbox.fault;

import java.util.List;

/** A page that denies access, and no callback (contract, 1.A). */
public record AdminBlocked() implements Fault {

  @Override
  public String name() {
    return "admin-blocked";
  }

  @Override
  public String uncovers() {
    return "A client that waits for a callback that never comes, and tells the person nothing.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.AUTHORIZE;
  }
}
