package playground.flow;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import playground.oauth.ClientAuthentication;
import playground.oauth.OAuthFailure;

/**
 * What the playground knows when a request fails, beside the failure's code. {@code text} rules causes out by it. It is
 * stored with the failure, so that a reload shows the same cause. An immutable value; each part is empty when nothing is
 * known of it.
 *
 * @param address where the request went; empty for a callback, which comes to us
 * @param code of a code exchange
 * @param token that an API call or a refresh was sent with
 * @param scopes of the authorization request
 * @param sandbox the sandbox in this process; empty when another server is used
 * @param restart how long the playground has been running when the browser shows cookies of the process before it
 */
public record Circumstances(
    Optional<Address> address,
    Optional<SentCode> code,
    Optional<SentToken> token,
    Optional<ScopeFacts> scopes,
    Optional<SandboxFacts> sandbox,
    Optional<Duration> restart) {

  /** Nothing is known. */
  public static final Circumstances NONE = new Circumstances(
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Where a request went.
   *
   * @param setting that chose it, such as {@code webex.base-url}
   * @param isProven whether it cannot be wrong: a call of it succeeded, or the browser signed in below the same base URL
   * @param hasAnswered whether its host responded to this browser's requests a moment ago
   * @param authentication of the client there; empty for a call of the API
   */
  public record Address(
      URI uri, String setting, boolean isProven, boolean hasAnswered, Optional<Authentication> authentication) {

    /** Whether it has the version that every address of Webex's API has. */
    public boolean hasVersion() {
      return uri.getPath().contains("/v1/");
    }
  }

  /**
   * How the client authenticated.
   *
   * @param isUsual whether Webex expects this method at the endpoint
   */
  public record Authentication(ClientAuthentication method, boolean isUsual) {}

  /**
   * An authorization code that was sent.
   *
   * @param age since the callback that brought it
   * @param clockMoved how far the sandbox's clock has been moved forward since then; zero with another server
   * @param earlierTry how the try ended that may have used it up, or else the last one; empty when it was sent once
   */
  public record SentCode(Duration age, Duration clockMoved, Optional<OAuthFailure> earlierTry) {

    /** Codes are "short-lived" (contract, 1.B); the RFC recommends ten minutes at most (RFC 6749 §4.1.2). */
    private static final Duration SURELY_FRESH = Duration.ofMinutes(1);

    /** Whether it is so young that no server refuses it for its age. */
    public boolean isFresh() {
      return age.plus(clockMoved).compareTo(SURELY_FRESH) < 0;
    }

    /** Whether an earlier try may have got through, although we saw no success. */
    public boolean mayBeUsed() {
      return earlierTry.filter(SentCode::mayHaveArrived).isPresent();
    }

    /** Whether the server may have handled a request that failed like this. */
    static boolean mayHaveArrived(OAuthFailure failure) {
      if (failure instanceof OAuthFailure.NoResponse none) {
        return switch (none.fault()) {
          case TIMED_OUT, CUT_OFF, NOT_HTTP, PROCESS_ENDED -> true;
          case HOST_UNKNOWN, NO_CONNECTION, TLS_FAILED, TOO_MANY_REQUESTS_UNDER_WAY, SHUTTING_DOWN -> false;
        };
      }
      return failure instanceof OAuthFailure.UnusableResponse
          || failure instanceof OAuthFailure.RequestDenied denied && denied.status() >= 500;
    }
  }

  /**
   * An access token or a refresh token that was sent.
   *
   * @param lifetime as the server named it; empty when it did not
   * @param age since it came, or its lifetime was renewed
   * @param clockMoved how far the sandbox's clock has been moved forward since then; zero with another server
   * @param hasUnreportedTry whether a process sent it before and ended before it could store what came of it
   */
  public record SentToken(Optional<Duration> lifetime, Duration age, Duration clockMoved, boolean hasUnreportedTry) {

    /** What its lifetime says. */
    public enum Life { RUNNING, OVER, OVER_BY_MOVED_CLOCK, UNKNOWN }

    public Life life() {
      if (lifetime.isEmpty()) {
        return Life.UNKNOWN;
      }
      if (age.compareTo(lifetime.get()) >= 0) {
        return Life.OVER;
      }
      return age.plus(clockMoved).compareTo(lifetime.get()) >= 0 ? Life.OVER_BY_MOVED_CLOCK : Life.RUNNING;
    }
  }

  /**
   * What the sandbox was told to do when the request was sent.
   *
   * @param faults that were on, by name
   * @param clockOffset how far its clock was ahead
   * @param trackingId of the request in its log; empty when it saw none
   * @param isPlayed whether it plays a call of that method and path; otherwise it refuses each
   */
  public record SandboxFacts(List<String> faults, Duration clockOffset, Optional<String> trackingId, boolean isPlayed) {

    public SandboxFacts {
      faults = List.copyOf(faults);
    }

    public boolean isOn(String fault) {
      return faults.contains(fault);
    }
  }

  /** Whether this fault of the sandbox was on. */
  public boolean isOn(String fault) {
    return sandbox.filter(facts -> facts.isOn(fault)).isPresent();
  }

  /** Whether the address that a request went to cannot be the cause. */
  public boolean isAddressProven() {
    return address.filter(Address::isProven).isPresent();
  }
}
