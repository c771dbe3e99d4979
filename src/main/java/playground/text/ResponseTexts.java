package playground.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import playground.flow.Circumstances;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;

/** The words for a response that a program cannot use. */
final class ResponseTexts {

  private final UnusableResponse unusable;
  private final Circumstances known;
  private final ServerWords words;

  private ResponseTexts(UnusableResponse unusable, Circumstances known, ServerWords words) {
    this.unusable = unusable;
    this.known = known;
    this.words = words;
  }

  static FailureText of(UnusableResponse unusable, Circumstances known, ServerWords words) {
    if (unusable.request() == RequestKind.DISCOVERY) {
      return DiscoveryTexts.of(unusable);
    }
    var texts = new ResponseTexts(unusable, known, words);
    return new FailureText(texts.what(), texts.causes());
  }

  private String what() {
    var detail = unusable.detail();
    return switch (unusable.fault()) {
      case HTML -> "The response is a web page instead of " + (isOfTokens() ? "tokens." : "JSON.");
      case NOT_JSON -> isOfTokens() ? "The response isn't a JSON object with tokens." : "The response isn't JSON.";
      case TOO_LONG -> "The response is longer than " + detail + " KiB and wasn't read to its end.";
      case REDIRECT -> "The response is a redirect (" + detail + "), and the playground didn't follow it.";
      case UNEXPECTED_STATUS -> "The response has the unexpected status " + detail + ".";
      case MEMBER_MISSING -> member("is missing");
      case MEMBER_NOT_TEXT -> member("isn't text");
      case MEMBER_MALFORMED -> member(isOfTokens()
          ? "contains characters that no token may have"
          : "is too long or contains characters that it may not have");
      case MEMBER_NOT_SECONDS -> member("isn't a number of seconds");
      case MEMBER_NOT_WHOLE_SECONDS -> member("isn't a whole number of seconds");
      case MEMBER_OUT_OF_RANGE -> member("isn't a possible lifetime");
      case MEMBER_NOT_URI -> member("isn't an address");
      case MEMBER_NOT_SECURE -> member("isn't https");
      case TOKEN_TYPE_UNKNOWN -> member("isn't Bearer, the only type that the playground supports");
      case ISSUER_UNTRUSTED -> "The response belongs to the issuer " + detail + ", which isn't trusted.";
      case NOT_KEY_SET -> "The response (" + detail + ") isn't a set of keys.";
      case ENDPOINT_UNKNOWN -> "The address of the server's keys isn't known.";
    };
  }

  private String member(String how) {
    return words.atStart() + "'s response can't be used: its " + unusable.detail() + " " + how + ".";
  }

  private List<Cause> causes() {
    return FaultCauses.of(known, faults()).orElseGet(this::otherCauses);
  }

  private String[] faults() {
    return switch (unusable.fault()) {
      case HTML -> new String[] {"bad-gateway-html"};
      case NOT_JSON -> new String[] {"truncated"};
      case TOO_LONG -> new String[] {"huge"};
      default -> new String[0];
    };
  }

  private List<Cause> otherCauses() {
    return switch (unusable.fault()) {
      case ENDPOINT_UNKNOWN -> List.of(Cause.of(
          "Neither the server's discovery document nor the settings name it.", "Set webex.jwks-uri."));
      case REDIRECT -> redirect();
      case HTML, NOT_JSON, TOO_LONG, NOT_KEY_SET -> standIn();
      default -> List.of(Cause.rfc(
          unusable.request() == RequestKind.DEVICE_AUTHORIZATION ? 8628 : 6749,
          unusable.request() == RequestKind.DEVICE_AUTHORIZATION ? "3.2" : "5.1",
          "The response doesn't follow the standard. Nothing of it was stored.", next("")));
    };
  }

  private List<Cause> redirect() {
    return List.of(Cause.of(
        AddressCauses.setting(known) + " isn't the final address. Following a redirect would send the secrets to another"
            + " address.",
        "Set " + AddressCauses.setting(known) + " to the final https address and restart the playground."));
  }

  /** Something responds in the server's place, or the response is damaged. */
  private List<Cause> standIn() {
    var causes = new ArrayList<Cause>();
    AddressCauses.wrong(known, words).ifPresent(wrong ->
        causes.add(Cause.of(wrong.text(), next("Check " + settingOfRequest() + ", then "))));
    var stoodIn = Cause.of(
        unusable.fault() == ResponseFault.NOT_JSON
            ? "The response is incomplete or damaged: the server, a proxy or a captive portal cut or replaced it."
            : "A proxy or a captive portal responded instead of " + words.server() + ".",
        next("Check your network, then "));
    if (AddressCauses.isVersionMissing(known, words)) {
      causes.add(stoodIn);
    } else {
      causes.add(0, stoodIn);
    }
    return causes;
  }

  private String settingOfRequest() {
    return unusable.request() == RequestKind.KEYS ? "webex.jwks-uri" : AddressCauses.setting(known);
  }

  /** What to do next, after a check. */
  private String next(String check) {
    var step = switch (unusable.request()) {
      case REFRESH -> "press the button again. Your current tokens stay valid.";
      case API -> "call again. The token stays valid.";
      case KEYS, USERINFO -> "check again.";
      case CODE, DEVICE_POLL -> "get a new code: this one may be used up.";
      default -> "start again.";
    };
    return check.isEmpty() ? step.substring(0, 1).toUpperCase(Locale.ROOT) + step.substring(1) : check + step;
  }

  private boolean isOfTokens() {
    return switch (unusable.request()) {
      case CODE, REFRESH, DEVICE_POLL -> true;
      default -> false;
    };
  }
}
