package playground.text;

import static playground.text.Cause.WebexPage.AUTHORIZATIONS;
import static playground.text.Cause.WebexPage.INTEGRATIONS;
import static playground.text.Cause.rfc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import playground.flow.Circumstances;
import playground.flow.Circumstances.SandboxFacts;
import playground.flow.Circumstances.SentCode;
import playground.flow.Circumstances.SentToken;
import playground.oauth.OAuthFailure.RequestDenied;

/** Why a code, a refresh token or a device code is refused: used, expired or revoked, as far as that is known. */
final class GrantCauses {

  private static final String NEW_CODE = "Get a new code: start again with step 1.";
  private static final String SIGN_IN_AGAIN = "Start again with step 1. The tokens of this flow were deleted here.";

  private final Circumstances known;
  private final ServerWords words;

  private GrantCauses(Circumstances known, ServerWords words) {
    this.known = known;
    this.words = words;
  }

  static List<Cause> of(RequestDenied denied, Circumstances known, ServerWords words) {
    var causes = new GrantCauses(known, words);
    return switch (denied.request()) {
      case REFRESH -> FaultCauses.of(known, "refresh-token-expired").orElseGet(causes::ofRefreshToken);
      case DEVICE_POLL -> causes.ofDeviceCode();
      default -> FaultCauses.of(known, "code-expired").orElseGet(causes::ofCode);
    };
  }

  private List<Cause> ofCode() {
    return known.code().map(this::ofSentCode).orElseGet(() -> List.of(used(), tooOld(), mismatch("")));
  }

  private List<Cause> ofSentCode(SentCode code) {
    if (!code.clockMoved().isZero() && !code.clockMoved().isNegative()) {
      return List.of(rfc(6749, "4.1.2",
          "The code has expired: the sandbox's clock was moved " + Durations.inWords(code.clockMoved())
              + " forward after the code was issued.",
          NEW_CODE));
    }
    var causes = new ArrayList<Cause>();
    if (code.mayBeUsed()) {
      causes.add(rfc(6749, "4.1.2",
          "The first try may have got through, although no usable response came back. A code works once.", NEW_CODE));
    }
    if (!code.isFresh()) {
      causes.add(rfc(6749, "4.1.2",
          "The code is too old: it came " + Durations.inWords(code.age()) + " ago, and codes live for minutes.",
          "Get a new code and exchange it at once: start again with step 1."));
    }
    var sent = code.earlierTry().isEmpty() ? "It was sent once" : "It was sent before and refused";
    causes.add(mismatch(" " + sent + ", " + Durations.inWords(code.age()) + " after it came."));
    causes.add(rfc(6749, "4.1.2", "Another program exchanged the code first.", NEW_CODE));
    return causes;
  }

  private static Cause used() {
    return rfc(6749, "4.1.2", "The code was used before.", NEW_CODE);
  }

  private static Cause tooOld() {
    return rfc(6749, "4.1.2", "The code is too old: codes live for minutes.", NEW_CODE);
  }

  /** Both are what the playground sent before; the server may see them otherwise. */
  private Cause mismatch(String history) {
    return rfc(6749, "4.1.3",
        words.atStart() + " doesn't match the code with this client ID, redirect_uri or code_verifier." + history,
        "Compare client_id and redirect_uri below with " + words.registration()
            + ", then get a new code: start again with step 1.");
  }

  private List<Cause> ofRefreshToken() {
    return known.token().map(this::ofRefreshToken).orElseGet(() -> List.of(expired(""), revoked()));
  }

  private List<Cause> ofRefreshToken(SentToken token) {
    if (token.hasUnreportedTry()) {
      return List.of(rfc(6749, "6",
          "An earlier refresh may have got through, and its response could not be stored. The server may have replaced the"
              + " refresh token.",
          SIGN_IN_AGAIN));
    }
    var lived = token.lifetime().map(life -> " It lived " + Durations.inWords(life) + ".").orElse("");
    return switch (token.life()) {
      case OVER -> List.of(expired(lived));
      case OVER_BY_MOVED_CLOCK -> List.of(expired(
          " The sandbox's clock was moved " + Durations.inWords(token.clockMoved()) + " forward." + lived));
      case RUNNING -> List.of(revoked());
      case UNKNOWN -> List.of(expired(""), revoked());
    };
  }

  private Cause expired(String lived) {
    return Cause.documented(words, INTEGRATIONS, "The refresh token has expired." + lived, SIGN_IN_AGAIN);
  }

  private Cause revoked() {
    return Cause.documented(words, AUTHORIZATIONS,
        "The refresh token was revoked: by its owner, by an administrator, by a changed password, or because its owner"
            + " left.",
        SIGN_IN_AGAIN);
  }

  private List<Cause> ofDeviceCode() {
    return isSandboxAhead(known) ? ofExpiredDevice(known) : List.of(rfc(8628, "3.5",
        "The device code has expired or was used" + words.choose(": Webex sends invalid_grant for both.", "."),
        "Start again with a new code."));
  }

  /** Of a device code that the server calls expired. */
  static List<Cause> ofExpiredDevice(Circumstances known) {
    return List.of(rfc(8628, "3.5",
        isSandboxAhead(known)
            ? "Nobody entered the code and consented in time by the sandbox's clock, which is "
                + Durations.inWords(ahead(known)) + " ahead."
            : "Nobody entered the code and consented in time.",
        "Start again with a new code."));
  }

  private static boolean isSandboxAhead(Circumstances known) {
    return !ahead(known).isZero();
  }

  private static Duration ahead(Circumstances known) {
    return known.sandbox().map(SandboxFacts::clockOffset).orElse(Duration.ZERO);
  }
}
