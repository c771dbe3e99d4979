package playground.web.steps.device;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import playground.flow.StepFault;
import playground.oauth.DevicePolling;
import playground.oauth.DevicePolling.PollResult;
import playground.oauth.Scopes;
import playground.scopes.ScopeCatalogue;
import playground.web.view.AuthorizationForm;
import playground.web.view.FailureView;
import playground.web.view.Setup;
import playground.webex.DeviceStart;
import playground.webex.HttpExchange;

/**
 * The page of the device grant.
 *
 * @param openIdScopes those of the form that this flow does not support; empty when there are none
 * @param waiting the codes to show; empty when nothing waits
 * @param failure why the latest attempt ended without tokens; empty when it did not
 * @param grantedFlow the walk that the latest attempt's tokens began; empty when it has none
 * @param exchanges the calls so far that are worth showing, in order
 */
public record DeviceView(
    Setup setup,
    AuthorizationForm form,
    String openIdScopes,
    Optional<Waiting> waiting,
    Optional<FailureView> failure,
    Optional<String> grantedFlow,
    List<HttpExchange> exchanges) {

  /** Webex leads the person through one of these; an integration without them cannot begin (contract, 1.C). */
  public static final List<String> HELPER_URIS =
      Stream.of("a", "r", "k", "d")
          .map(region -> "https://oauth-helper-" + region + ".wbx2.com/helperservice/v1/actions/device/callback")
          .toList();

  private static final Set<PollResult> GOES_ON = Set.of(PollResult.PENDING, PollResult.SLOW_DOWN, PollResult.NONE);

  /**
   * A device that waits to be let in.
   *
   * @param address where to type the code, as sent
   * @param link the same to be followed; empty when it is neither https nor on this machine
   * @param completeLink with the code in it; empty when there is none, or likewise
   * @param qr of the complete link; empty likewise
   * @param lifeSeconds of the codes, from their beginning
   * @param pace how often we ask
   */
  public record Waiting(
      String id,
      String userCode,
      String address,
      Optional<String> link,
      Optional<String> completeLink,
      Optional<QrPicture> qr,
      long secondsLeft,
      long lifeSeconds,
      String pace) {

    /** It holds the codes. */
    @Override
    public String toString() {
      return "Waiting[hidden]";
    }
  }

  static DeviceView of(Setup setup, AuthorizationForm form, Optional<DeviceGrants> desk, Instant now) {
    var attempt = desk.flatMap(DeviceGrants::attempt);
    var start = desk.flatMap(DeviceGrants::start);
    return new DeviceView(
        setup,
        form,
        openIdIn(form.scope()),
        attempt.filter(a -> a.seen(now).isPending()).map(a -> waiting(a, now)),
        start.flatMap(DeviceStart::failure).map(failure -> FailureView.of(failure, setup))
            .or(() -> attempt.flatMap(a -> failure(a, setup, now))),
        attempt.flatMap(DeviceAttempt::flow).map(flow -> flow.id()),
        Stream.concat(
                start.map(DeviceStart::exchange).stream(),
                attempt.flatMap(DeviceAttempt::last).map(poll -> poll.tokens().exchange()).stream())
            .toList());
  }

  private static String openIdIn(String scope) {
    return Scopes.parse(scope).names().stream().filter(ScopeCatalogue::isOpenId).collect(Collectors.joining(", "));
  }

  private static Waiting waiting(DeviceAttempt attempt, Instant now) {
    var codes = attempt.codes();
    var complete = codes.completeLink().map(URI::toString);
    return new Waiting(
        attempt.id(),
        codes.userCode(),
        codes.verificationUri(),
        codes.link().map(URI::toString),
        complete,
        complete.map(QrPicture::of),
        Duration.between(now, attempt.polling(now).expiresAt()).toSeconds(),
        codes.expiresIn().toSeconds(),
        pace(attempt, now));
  }

  private static String pace(DeviceAttempt attempt, Instant now) {
    var every = "The playground asks Webex every " + attempt.polling(now).interval().toSeconds() + " seconds";
    return attempt.last().filter(poll -> poll.result() == PollResult.NONE).isPresent()
        ? every + "; the last time no answer came, so it waits longer before it asks again."
        : every + ", as it was told, and no faster however many tabs look on.";
  }

  private static Optional<FailureView> failure(DeviceAttempt attempt, Setup setup, Instant now) {
    return switch (attempt.polling(now).state()) {
      case PENDING, GRANTED -> Optional.empty();
      case CANCELLED -> Optional.of(FailureView.of(StepFault.DEVICE_GRANT_CANCELLED, setup));
      case EXPIRED ->
          refusal(attempt, setup).or(() -> Optional.of(FailureView.of(StepFault.DEVICE_CODE_EXPIRED, setup)));
      case DENIED, REFUSED -> refusal(attempt, setup);
    };
  }

  /** What the last poll ended with, when it was that which ended the attempt. */
  private static Optional<FailureView> refusal(DeviceAttempt attempt, Setup setup) {
    return attempt.last()
        .filter(poll -> !GOES_ON.contains(poll.result()))
        .flatMap(poll -> poll.tokens().failure())
        .map(failure -> FailureView.of(failure, setup));
  }

  /** How it stands, for the script. */
  static String json(DevicePolling polling, Instant now) {
    var left = Math.max(0, Duration.between(now, polling.expiresAt()).toSeconds());
    return "{\"state\":\"" + polling.state() + "\",\"secondsLeft\":" + left + "}";
  }

  /** The codes stand in it in clear, for the page alone. */
  @Override
  public String toString() {
    return "DeviceView[hidden]";
  }
}
