package playground.flow;

import java.time.Instant;
import java.util.Optional;
import playground.oauth.DevicePolling;
import playground.webex.device.DevicePoll;
import playground.webex.device.DeviceStart;

/**
 * A browser's latest device grant (RFC 8628): how it started and how it stands. An immutable value.
 *
 * @param id tells it from the browser's earlier ones; worth nothing to anybody else
 * @param start how the request for the codes went
 * @param polling when to poll next; empty when there are no codes to poll for
 * @param lastPoll empty before the first poll
 * @param claimedUntil when the claim of the poll under way ends; empty when none is
 * @param circumstances what was known when the last request was over
 * @param flowId the flow that its tokens began; empty until it is granted
 */
public record DeviceGrant(
    String id,
    DeviceRequest request,
    DeviceStart start,
    Optional<DevicePolling> polling,
    Optional<DevicePoll> lastPoll,
    Optional<Instant> claimedUntil,
    Circumstances circumstances,
    Optional<String> flowId) {

  static DeviceGrant started(
      String id, DeviceRequest request, DeviceStart start, Circumstances known, Instant now) {
    var polling = start.begun().map(codes -> DevicePolling.begun(codes, now));
    return new DeviceGrant(
        id, request, start, polling, Optional.empty(), Optional.empty(), known, Optional.empty());
  }

  public boolean isPending(Instant now) {
    return polling.filter(p -> p.at(now).isPending()).isPresent();
  }

  /** Whether to poll now; not while another poll is under way. */
  public boolean isDue(Instant now) {
    return polling.filter(p -> p.isDue(now)).isPresent() && claimedUntil.filter(now::isBefore).isEmpty();
  }

  /** With the next poll claimed until that moment. */
  public DeviceGrant claimed(Instant until) {
    return new DeviceGrant(id, request, start, polling, lastPoll, Optional.of(until), circumstances, flowId);
  }

  /** The same after the page was viewed at this time, which keeps polling active. */
  DeviceGrant viewed(Instant now) {
    return with(polling.map(p -> p.viewed(now).at(now)));
  }

  DeviceGrant cancelled() {
    return with(polling.map(DevicePolling::cancelled));
  }

  /** After a poll, whose claim is given back. */
  DeviceGrant polled(DevicePoll poll, Circumstances known, Instant now) {
    var after = polling.map(p -> p.after(poll.result(), poll.retryAfter(), now));
    return new DeviceGrant(id, request, start, after, Optional.of(poll), Optional.empty(), known, flowId);
  }

  /** Whether this is what a poll made of the other, and the other still waits: it was neither cancelled nor replaced. */
  public boolean isAfter(DeviceGrant other) {
    return id.equals(other.id) && other.polling.filter(p -> p.state() == DevicePolling.State.PENDING).isPresent();
  }

  public DeviceGrant granted(String flow) {
    return new DeviceGrant(id, request, start, polling, lastPoll, claimedUntil, circumstances, Optional.of(flow));
  }

  private DeviceGrant with(Optional<DevicePolling> other) {
    return new DeviceGrant(id, request, start, other, lastPoll, claimedUntil, circumstances, flowId);
  }

  /** Hides the codes. */
  @Override
  public String toString() {
    return "DeviceGrant[" + id + "]";
  }
}
