package playground.sandbox.broker;

import java.util.Optional;
import playground.sandbox.store.DeviceRequest;
import playground.sandbox.store.Grant;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.Store;
import playground.sandbox.trouble.ActiveFaults;
import playground.sandbox.trouble.ConsentDenied;

/** What becomes of the person's yes or no to a device that waits. */
public final class DeviceDecision {

  private final Store store;
  private final ConsentPolicy consenting;
  private final ActiveFaults troubles;

  public DeviceDecision(Store store, ConsentPolicy consenting, ActiveFaults troubles) {
    this.store = store;
    this.consenting = consenting;
    this.troubles = troubles;
  }

  /** Decides at once when no person is to be asked. */
  void byItself(DeviceRequest device) {
    switch (consenting.mode()) {
      case ask -> { }
      case accept -> accept(device, new SignIn(consenting.person(), store.clock().instant()));
      case deny -> device.deny();
    }
  }

  void accept(DeviceRequest device, SignIn signIn) {
    if (troubles.strike(ConsentDenied.class, VerifyServlet.PATH).isPresent()) {
      device.deny();
      return;
    }
    device.approve(new Grant(
        device.integration(), signIn, device.scopes(), Optional.empty(), Grant.Way.DEVICE, store.clock().instant()));
  }
}
