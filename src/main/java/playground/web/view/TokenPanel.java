package playground.web.view;

import java.time.Duration;
import java.time.Instant;
import playground.oauth.Lifetime;
import playground.oauth.Tokens;
import playground.text.ParameterTexts;

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
    Countdown access,
    Countdown refresh) {

  /**
   * A lifetime as sent and as a moment.
   *
   * @param sent in seconds; empty when Webex did not say
   * @param endsAt ISO 8601; empty when unknown
   * @param moment the same in words; empty when unknown
   * @param left what remains, in words; empty when unknown
   * @param secondsLeft the same, for a browser whose clock may differ from ours; 0 when unknown
   * @param isNearlyOver whether less than a tenth is left
   */
  public record Countdown(
      String sent, String endsAt, String moment, String left, long secondsLeft, boolean isOver, boolean isNearlyOver) {

    static Countdown of(Lifetime lifetime, Instant now) {
      var left = lifetime.end().map(end -> Duration.between(now, end));
      return new Countdown(
          lifetime.duration().map(life -> Long.toString(life.toSeconds())).orElse(""),
          lifetime.end().map(Moments::isoToTheSecond).orElse(""),
          lifetime.end().map(Moments::inWords).orElse(""),
          left.map(Moments::left).orElse(""),
          left.map(Duration::toSeconds).orElse(0L),
          lifetime.isOverAt(now),
          left.flatMap(rest -> lifetime.duration().map(life -> rest.compareTo(life.dividedBy(10)) <= 0)).orElse(false));
    }
  }

  static TokenPanel of(Tokens tokens, Instant now) {
    return new TokenPanel(
        tokens.accessToken().reveal(),
        tokens.refreshToken().map(token -> token.reveal()).orElse(""),
        tokens.idToken().map(token -> token.reveal()).orElse(""),
        tokens.tokenType().orElse(""),
        tokens.scopes().toString(),
        ParameterTexts.grantedScopes(tokens),
        Countdown.of(tokens.lifetime(), now),
        Countdown.of(tokens.refreshLifetime(), now));
  }

  /** The tokens stand in it in clear, for the page alone. */
  @Override
  public String toString() {
    return "TokenPanel[hidden]";
  }
}
