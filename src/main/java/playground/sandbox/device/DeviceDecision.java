package playground.sandbox.device;

import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.FaultType;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.DeviceRequest;
import playground.sandbox.store.Grant;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.Store;

/** What becomes of the person's yes or no to a device that waits. */
public final class DeviceDecision {

  private final Store store;
  private final ConsentPolicy consentPolicy;
  private final ActiveFaults faults;

  public DeviceDecision(Store store, ConsentPolicy consentPolicy, ActiveFaults faults) {
    this.store = store;
    this.consentPolicy = consentPolicy;
    this.faults = faults;
  }

  /** Decides at once when the consent policy does. */
  void byItself(DeviceRequest device) {
    switch (consentPolicy.mode()) {
      case ask -> { }
      case accept -> accept(device, new SignIn(consentPolicy.person(), store.clock().instant()));
      case deny -> deny(device);
    }
  }

  void accept(DeviceRequest device, SignIn signIn) {
    if (faults.take(FaultType.CONSENT_DENIED, VerifyServlet.PATH).isPresent()) {
      deny(device);
      return;
    }
    store.deviceRequests().approve(
        device.codes().deviceCode(), Grant.byDevice(device, signIn, store.clock().instant()));
  }

  void deny(DeviceRequest device) {
    store.deviceRequests().deny(device.codes().deviceCode());
  }
}
