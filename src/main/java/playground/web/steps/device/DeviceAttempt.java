package playground.web.steps.device;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.DeviceAuthorization;
import playground.oauth.DevicePolling;
import playground.oauth.DevicePolling.State;
import playground.oauth.Scopes;
import playground.oauth.TokenRequest;
import playground.web.session.BrowserSession;
import playground.web.session.Flow;
import playground.webex.DeviceClient;
import playground.webex.DevicePoll;

/** One device grant that has its codes: how it stands, and whose browser gets the tokens. */
final class DeviceAttempt {

  private final String id;
  private final Request asked;
  private final DeviceAuthorization codes;
  private final BrowserSession session;
  private DevicePolling polling;
  private Optional<DevicePoll> last = Optional.empty();
  private Optional<Flow> flow = Optional.empty();

  /**
   * What it began with, and stays with whatever the settings say meanwhile.
   *
   * @param tokenEndpoint is polled
   */
  record Request(AuthorizationServer server, URI tokenEndpoint, ClientCredentials credentials, Scopes scopes) {}

  DeviceAttempt(String id, Request asked, DeviceAuthorization codes, BrowserSession session, Instant begunAt) {
    this.id = id;
    this.asked = asked;
    this.codes = codes;
    this.session = session;
    this.polling = DevicePolling.begun(codes, begunAt);
  }

  /** Tells it from others of the same browser; worth nothing to anybody else. */
  String id() {
    return id;
  }

  DeviceAuthorization codes() {
    return codes;
  }

  /** How it stands now. */
  synchronized DevicePolling polling(Instant now) {
    polling = polling.at(now);
    return polling;
  }

  /** Somebody looks at its page, so that it goes on. */
  synchronized DevicePolling seen(Instant now) {
    polling = polling.seen(now);
    return polling(now);
  }

  synchronized void cancel() {
    polling = polling.cancelled();
  }

  /** How the last poll went; empty before the first. */
  synchronized Optional<DevicePoll> last() {
    return last;
  }

  /** The walk that its tokens began; empty until it is granted. */
  synchronized Optional<Flow> flow() {
    return flow;
  }

  /** Asks Webex when the time has come; the one who calls this is the {@link DevicePoller}. */
  void pollIfDue(DeviceClient webex, Clock clock) {
    if (polling(clock.instant()).isDue(clock.instant())) {
      var request = new TokenRequest.Device(codes.deviceCode());
      note(webex.poll(request, asked.credentials(), asked.tokenEndpoint()), clock.instant());
    }
  }

  /** Tokens that come after somebody cancelled are dropped. */
  private synchronized void note(DevicePoll poll, Instant now) {
    var waited = polling.isPending();
    polling = polling.after(poll.result(), poll.retryAfter(), now);
    last = Optional.of(poll);
    if (waited && polling.state() == State.GRANTED) {
      var begun = session.begin(asked.server(), asked.credentials(), asked.scopes());
      begun.granted(poll.tokens(), now);
      flow = Optional.of(begun);
    }
  }

  @Override
  public String toString() {
    return "DeviceAttempt[" + id + "]";
  }
}
