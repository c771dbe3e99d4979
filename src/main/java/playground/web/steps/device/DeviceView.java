package playground.web.steps.device;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import playground.flow.DeviceGrant;
import playground.flow.RequestForm;
import playground.flow.StepFault;
import playground.oauth.DeviceAuthorization;
import playground.oauth.DevicePolling;
import playground.oauth.DevicePolling.PollResult;
import playground.oauth.Endpoint;
import playground.oauth.Loopback;
import playground.scopes.ScopeCatalogue;
import playground.web.view.FailureView;
import playground.web.view.Frame;
import playground.web.view.PageContext;
import playground.web.view.RequestView;
import playground.webex.HttpExchange;
import playground.webex.device.DevicePoll;

/**
 * The page of the device grant.
 *
 * @param isOffered whether the server has device endpoints
 * @param waiting the codes to show; empty when no grant is pending
 * @param failure why the latest grant ended without tokens, or why there can be none; empty otherwise
 * @param grantedFlow the flow that the latest grant's tokens began; empty when it has none
 * @param exchanges the requests so far that are worth showing, in order
 */
public record DeviceView(
    Frame frame,
    RequestView request,
    boolean isOffered,
    Optional<Waiting> waiting,
    Optional<FailureView> failure,
    Optional<String> grantedFlow,
    List<HttpExchange> exchanges) {

  /**
   * A grant that waits for the person.
   *
   * @param id of the grant
   * @param userCode for the person to type
   * @param verification where to type it
   * @param secondsLeft of the codes' life
   * @param lifeSeconds the whole of it
   * @param pace how often the server is polled
   */
  public record Waiting(
      String id, String userCode, Verification verification, long secondsLeft, long lifeSeconds, Pace pace) {

    /** Hides the codes. */
    @Override
    public String toString() {
      return "Waiting[hidden]";
    }
  }

  /**
   * Where the person types the code.
   *
   * @param address as sent
   * @param link the same to follow; empty when that is neither https nor on this machine
   * @param completeLink with the code in it; empty when there is none, or likewise
   * @param qr of the complete link; empty likewise
   * @param isOnThisComputer whether the complete link names a loopback host, which another device cannot open
   */
  public record Verification(
      String address,
      Optional<String> link,
      Optional<String> completeLink,
      Optional<QrPicture> qr,
      boolean isOnThisComputer) {

    private static Verification of(DeviceAuthorization codes) {
      var complete = codes.completeLink().map(URI::toString);
      var host = codes.completeLink().map(URI::getHost);
      return new Verification(
          codes.verificationUri(),
          codes.link().map(URI::toString),
          complete,
          complete.map(QrPicture::of),
          host.filter(Loopback::isName).isPresent());
    }

    /** Hides the codes. */
    @Override
    public String toString() {
      return "Verification[hidden]";
    }
  }

  /** How often the server is polled, and whether it did not respond the last time. */
  public record Pace(long seconds, boolean isBackingOff) {}

  static DeviceView of(PageContext context, RequestForm form, Optional<DeviceGrant> grant) {
    var now = context.clock().instant();
    return new DeviceView(
        context.frame(),
        RequestView.of(form, context),
        isOffered(context),
        grant.filter(g -> g.isPending(now)).map(g -> waiting(g, now)),
        isOffered(context)
            ? grant.flatMap(g -> failure(context, g, now))
            : Optional.of(context.failure(StepFault.DEVICE_GRANT_UNSUPPORTED)),
        grant.flatMap(DeviceGrant::flowId),
        grant.stream().flatMap(DeviceView::exchanges).toList());
  }

  private static boolean isOffered(PageContext context) {
    var server = context.settings().server();
    return server.endpoint(Endpoint.DEVICE_AUTHORIZATION).isPresent() && server.endpoint(Endpoint.DEVICE_TOKEN).isPresent();
  }

  /** Those of the form that Webex does not support in this flow; empty when there are none. */
  public String openIdScopes() {
    return request.form().scopes().names().stream().filter(ScopeCatalogue::isOpenId).collect(Collectors.joining(", "));
  }

  private static Stream<HttpExchange> exchanges(DeviceGrant grant) {
    return Stream.concat(
        Stream.of(grant.start().exchange()), grant.lastPoll().map(poll -> poll.tokens().exchange()).stream());
  }

  private static Waiting waiting(DeviceGrant grant, Instant now) {
    var codes = grant.start().begun().orElseThrow();
    var polling = grant.polling().orElseThrow();
    return new Waiting(
        grant.id(),
        codes.userCode(),
        Verification.of(codes),
        Duration.between(now, polling.expiresAt()).toSeconds(),
        codes.expiresIn().toSeconds(),
        new Pace(
            polling.interval().toSeconds(),
            grant.lastPoll().filter(poll -> poll.result() == PollResult.NONE).isPresent()));
  }

  private static Optional<FailureView> failure(PageContext context, DeviceGrant grant, Instant now) {
    if (grant.polling().isEmpty()) {
      return grant.start().failure().map(failure -> context.failure(failure, grant.circumstances()));
    }
    return switch (grant.polling().get().at(now).state()) {
      case PENDING, GRANTED -> Optional.empty();
      case CANCELLED -> Optional.of(context.failure(StepFault.DEVICE_GRANT_CANCELLED));
      case EXPIRED ->
          refusal(context, grant).or(() -> Optional.of(context.failure(StepFault.DEVICE_CODE_EXPIRED)));
      case DENIED, REFUSED -> refusal(context, grant);
    };
  }

  /** What the last poll ended with, when it was that which ended the grant. */
  private static Optional<FailureView> refusal(PageContext context, DeviceGrant grant) {
    return grant.lastPoll().filter(poll -> !isWorthWaiting(poll)).flatMap(poll -> poll.tokens().failure())
        .map(failure -> context.failure(failure, grant.circumstances()));
  }

  private static boolean isWorthWaiting(DevicePoll poll) {
    return switch (poll.result()) {
      case PENDING, SLOW_DOWN, NONE -> true;
      case GRANTED, DENIED, EXPIRED, REFUSED -> false;
    };
  }

  /** How it stands, for the page's script. */
  static String json(DevicePolling polling, Instant now) {
    var left = Math.max(0, Duration.between(now, polling.expiresAt()).toSeconds());
    return "{\"state\":\"" + polling.at(now).state() + "\",\"secondsLeft\":" + left + "}";
  }

  /** Hides the codes. */
  @Override
  public String toString() {
    return "DeviceView[hidden]";
  }
}
