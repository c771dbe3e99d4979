package playground.web.steps.device;

import java.time.Instant;
import java.util.Optional;
import playground.web.session.BrowserSession;
import playground.webex.DeviceStart;

/** What one browser has of device grants: the latest one. */
final class DeviceGrants {

  private int soFar;
  private Optional<DeviceStart> start = Optional.empty();
  private Optional<DeviceAttempt> attempt = Optional.empty();

  static DeviceGrants of(BrowserSession session) {
    return session.kept(DeviceGrants.class, DeviceGrants::new);
  }

  /** Notes how the beginning went; the attempt before is given up. */
  synchronized Optional<DeviceAttempt> begun(
      DeviceStart how, DeviceAttempt.Request asked, BrowserSession session, Instant now) {
    attempt.ifPresent(DeviceAttempt::cancel);
    soFar++;
    start = Optional.of(how);
    attempt = how.begun().map(codes -> new DeviceAttempt(Integer.toString(soFar), asked, codes, session, now));
    return attempt;
  }

  /** How the latest began; empty before the first. */
  synchronized Optional<DeviceStart> start() {
    return start;
  }

  /** The latest that has got its codes; empty when there is none. */
  synchronized Optional<DeviceAttempt> attempt() {
    return attempt;
  }

  /**
   * The attempt that a page belongs to.
   *
   * @param id as in its address; null is nobody's
   */
  synchronized Optional<DeviceAttempt> attempt(String id) {
    return attempt.filter(latest -> latest.id().equals(id));
  }

  @Override
  public String toString() {
    return "DeviceGrants[hidden]";
  }
}
