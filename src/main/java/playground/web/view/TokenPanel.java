package playground.web.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import playground.oauth.Scopes;
import playground.oauth.Tokens;

/**
 * The tokens of this browser, for its owner's eyes: the only place of the page where they stand in clear.
 *
 * @param refreshToken empty when none was granted
 * @param idToken empty when none came
 * @param tokenType as sent; empty when Webex left it out
 * @param scope as granted; as requested when Webex did not say
 * @param scopeNote what to make of that
 */
public record TokenPanel(
    String accessToken,
    String refreshToken,
    String idToken,
    String tokenType,
    String scope,
    String scopeNote,
    Lifetime access,
    Lifetime refresh) {

  /**
   * A lifetime as sent and as a moment.
   *
   * @param seconds as sent; empty when Webex did not say
   * @param endsAt ISO 8601; empty when unknown
   * @param moment the same in words; empty when unknown
   * @param left what remains, in words; empty when unknown
   * @param nearlyOver whether less than a tenth of it is left
   * @param secondsLeft the same for the countdown, which so needs no clock that agrees with ours; 0 when unknown
   */
  public record Lifetime(String seconds, String endsAt, String moment, String left, long secondsLeft, boolean over, boolean nearlyOver) {

    static Lifetime of(Optional<Duration> sent, Optional<Instant> endsAt, Instant now) {
      return new Lifetime(
          sent.map(life -> Long.toString(life.toSeconds())).orElse(""),
          endsAt.map(Instant::toString).orElse(""),
          endsAt.map(Moments::inWords).orElse(""),
          endsAt.map(end -> Moments.left(Duration.between(now, end))).orElse(""),
          endsAt.map(end -> Duration.between(now, end).toSeconds()).orElse(0L),
          endsAt.map(end -> !now.isBefore(end)).orElse(false),
          endsAt.map(end -> isLastTenth(sent, Duration.between(now, end))).orElse(false));
    }

    private static boolean isLastTenth(Optional<Duration> sent, Duration left) {
      return sent.map(life -> left.compareTo(life.dividedBy(10)) <= 0).orElse(false);
    }
  }

  static TokenPanel of(Tokens tokens, Instant now) {
    return new TokenPanel(
        tokens.accessToken().reveal(),
        tokens.refreshToken().map(token -> token.reveal()).orElse(""),
        tokens.idToken().map(token -> token.reveal()).orElse(""),
        tokens.tokenType().orElse(""),
        tokens.scopes().toString(),
        note(tokens),
        Lifetime.of(tokens.expiresIn(), tokens.expiresAt(), now),
        Lifetime.of(tokens.refreshExpiresIn(), tokens.refreshExpiresAt(), now));
  }

  private static String note(Tokens tokens) {
    if (tokens.granted().isEmpty()) {
      return "Webex did not say, which means: as requested.";
    }
    return tokens.granted().filter(granted -> granted.sameAs(tokens.requested())).isPresent()
        ? "Exactly what was requested."
        : "Not what was requested, which was: " + asText(tokens.requested());
  }

  private static String asText(Scopes scopes) {
    return scopes.isEmpty() ? "nothing" : scopes.toString();
  }

  /** The tokens stand in it in clear, for the page alone. */
  @Override
  public String toString() {
    return "TokenPanel[hidden]";
  }
}
