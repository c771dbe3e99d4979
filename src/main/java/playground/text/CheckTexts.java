package playground.text;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import playground.flow.Circumstances;
import playground.flow.Circumstances.SandboxFacts;
import playground.webex.identity.CheckFinding;
import playground.webex.identity.CheckResult;
import playground.webex.identity.CheckRule;
import playground.webex.identity.Identity;

/** The words for the checks of an ID token. */
public final class CheckTexts {

  private static final String ALGORITHMS = "webex.id-token-algorithms";

  private static final String START_AGAIN =
      "Start again with step 1. The access token stays valid for the API, but it doesn't say who holds it.";

  private CheckTexts() {}

  /** The rule's name, for a heading. */
  public static String rule(CheckRule rule) {
    return switch (rule) {
      case FORM -> "Form";
      case ALGORITHM -> "Algorithm";
      case EXTENSIONS -> "Extensions";
      case SIGNATURE -> "Signature";
      case ISSUER -> "Issuer";
      case AUDIENCE -> "Audience";
      case AUTHORIZED_PARTY -> "Authorized party";
      case EXPIRY -> "Expiry";
      case ISSUE_TIME -> "Issue time";
      case NONCE -> "Nonce";
      case SUBJECT -> "Subject";
      case SIGN_IN_TIME -> "Sign-in time";
      case SAME_PERSON -> "Same person";
      case USERINFO -> "Userinfo";
    };
  }

  /** Why an identity must not be trusted, by the first rule that failed. */
  public static FailureText distrust(Identity identity, Circumstances known, NamedServer server) {
    var failed = identity.results().stream().filter(CheckResult::isFailed).findFirst().orElseThrow();
    return new FailureText(
        "Don't trust this identity: don't sign anybody in with it.",
        FaultCauses.of(known, faults(failed.rule())).orElseGet(() -> List.of(causeByClock(failed, known)
            .orElseGet(() -> Cause.of(rule(failed.rule()) + ": " + sentence(failed, server), START_AGAIN)))));
  }

  private static String[] faults(CheckRule rule) {
    return switch (rule) {
      case ISSUER -> new String[] {"issuer-of-another-region"};
      case NONCE -> new String[] {"wrong-nonce"};
      case SIGNATURE -> new String[] {"unknown-key"};
      default -> new String[0];
    };
  }

  /** A sandbox whose clock is ahead issues tokens in our future, which is its present. */
  private static Optional<Cause> causeByClock(CheckResult failed, Circumstances known) {
    var ahead = known.sandbox().map(SandboxFacts::clockOffset).orElse(Duration.ZERO);
    return ahead.isZero() || failed.finding() != CheckFinding.ISSUED_IN_THE_FUTURE
        ? Optional.empty()
        : Optional.of(Cause.of(
            rule(failed.rule()) + ": the sandbox's clock is " + Durations.inWords(ahead)
                + " ahead, so it issued the token in the future.",
            "Set the sandbox's clock back on its Faults page, then start again with step 1."));
  }

  /** What was compared with what, and what follows from it. */
  public static String sentence(CheckResult result, NamedServer server) {
    return switch (result.finding()) {
      case WELL_FORMED -> "The token has the three parts of a signed token: header, claims and signature.";
      case TOKEN_TOO_LONG -> "The token is longer than " + value(result) + " KiB and wasn't read.";
      case ENCRYPTED -> "The token is encrypted (JWE), which wasn't requested. Its content wasn't read.";
      case NOT_THREE_PARTS -> "The token doesn't have the three parts of a signed token: header, claims and signature.";
      case HEADER_UNREADABLE -> "The header isn't a JSON object.";
      case CLAIMS_UNREADABLE -> "The claims aren't a JSON object.";

      case ALGORITHM_ALLOWED -> "The token is signed with " + value(result)
          + (others(result).size() == 1 ? ", the only algorithm that " : ", one of the algorithms that ") + ALGORITHMS
          + " allows" + (others(result).size() == 1 ? "." : ": " + String.join(", ", others(result)) + ".");
      case ALGORITHM_NONE -> "The token isn't signed (none), so anybody can have written it. " + ALGORITHMS + " never allows that.";
      case ALGORITHM_SYMMETRIC -> "The token is signed with a shared secret (" + quoted(result)
          + "), so anybody who knows the public key can have made it. " + ALGORITHMS + " never allows that.";
      case ALGORITHM_NOT_ALLOWED -> "The token is signed with " + quoted(result) + ", but " + ALGORITHMS + " allows "
          + String.join(", ", others(result)) + " only. If the issuer's documentation names another one, add it there.";
      case NO_EXTENSIONS -> "The header requires no extensions.";
      case EXTENSIONS_UNKNOWN -> "The header requires extensions (crit) that the playground doesn't support.";

      case SIGNATURE_VALID -> "The signature matches the issuer's published key that the header names (kid).";
      case SIGNATURE_INVALID ->
          "The signature doesn't match the published key that the header names. The token was changed or forged.";
      case SIGNATURE_UNREADABLE -> "The signature is empty, or the header is invalid.";
      case SIGNATURE_NOT_TRIED -> "No key was tried, because the header is invalid.";
      case KEY_UNKNOWN -> "No published key has the ID " + quoted(result) + noKey();
      case KEY_NOT_NAMED -> "The header names no key (kid), and the issuer doesn't publish exactly one" + noKey();
      case JWKS_URI_UNKNOWN -> noKeys(
          "The server offers none: neither its discovery document nor the settings name their address. Set webex.jwks-uri.");
      case KEYS_BEING_FETCHED -> noKeys("Another check is fetching them. Check again in a few seconds.");
      case KEYS_NOT_FETCHED -> noKeys(failure(result, server) + " They are fetched at most once a minute.");
      case KEYS_UNREADABLE -> noKeys("The response (" + value(result) + ") isn't a set of keys."
          + " Check webex.jwks-uri and your network, then check again in a minute.");

      case ISSUER_TRUSTED -> quoted(result) + " is a trusted issuer.";
      case ISSUER_NOT_TRUSTED -> quoted(result)
          + (others(result).isEmpty() ? ": no issuer is trusted." : " isn't one of " + String.join(", ", others(result)) + ".")
          + (!server.isWebex() ? "" : " Webex has one issuer per region.")
          + " If you trust it, add it to webex.issuers.";
      case AUDIENCE_MATCHES -> "The token was issued for this integration.";
      case AUDIENCE_HAS_OTHERS -> "The token was also issued for others, which the playground doesn't trust.";
      case AUDIENCE_IS_ANOTHER -> "The token was issued for " + quoted(result) + ", not for this integration.";
      case NO_AUTHORIZED_PARTY -> "There is no azp. With a single audience none is needed.";
      case AUTHORIZED_PARTY_MATCHES -> "The token was issued to this integration.";
      case AUTHORIZED_PARTY_IS_ANOTHER -> "The token was issued to another integration.";

      case NOT_EXPIRED -> "The token is valid until " + value(result) + ".";
      case EXPIRED -> "The token expired at " + value(result) + ".";
      case EXPIRY_MISSING -> "The token doesn't say when it expires (exp).";
      case ISSUED_IN_THE_PAST -> "The token was issued at " + value(result) + ".";
      case ISSUED_IN_THE_FUTURE -> "The token was issued at " + value(result)
          + ", which is in the future. One of the two clocks is wrong.";
      case ISSUE_TIME_MISSING -> "The token doesn't say when it was issued (iat).";

      case NONCE_NOT_SENT -> "No nonce was sent.";
      case NONCE_ABSENT_AFTER_REFRESH -> "A refreshed token has no nonce.";
      case NONCE_MATCHES -> "The nonce is the one that this flow sent, so the token belongs to your request.";
      case NONCE_MISSING -> "A nonce was sent and none came back. The token may belong to somebody else's request.";
      case NONCE_IS_ANOTHER ->
          "The nonce isn't the one that this flow sent. The token belongs to another request and may be stolen.";
      case SUBJECT_PRESENT ->
          "Subject and issuer identify the person, even if the e-mail address changes.";
      case SUBJECT_MISSING -> "The token doesn't say who signed in (sub).";
      case MAX_AGE_NOT_SENT -> "No max_age was sent.";
      case SIGN_IN_RECENT -> "The person signed in at " + value(result) + ", which is recent enough.";
      case SIGN_IN_TOO_OLD -> "The person signed in at " + value(result) + ", longer ago than the max_age that was sent.";
      case SIGN_IN_TIME_MISSING ->
          "A max_age was sent, but the token doesn't say when the person signed in (auth_time).";
      case FIRST_ID_TOKEN -> "This is the first ID token of this flow.";
      case PERSON_UNCHANGED -> "Issuer, subject and audience equal those of the first ID token.";
      case PERSON_CHANGED -> "The refreshed token has another issuer, subject or audience than the first ID token.";

      case USERINFO_NOT_OFFERED -> "The server offers no userinfo endpoint: neither its discovery document nor the settings"
          + " name one.";
      case USERINFO_MATCHES -> "Userinfo has the same subject as the ID token.";
      case USERINFO_IS_ANOTHER -> "Userinfo has another subject than the ID token, so it isn't used. One of the two responses"
          + " was swapped.";
      case USERINFO_UNREADABLE -> "The response isn't a JSON object.";
      case USERINFO_REFUSED -> "Userinfo responded with status " + value(result) + ".";
      case USERINFO_NOT_FETCHED -> "Userinfo wasn't fetched: " + failure(result, server);
    };
  }

  private static String noKey() {
    return ", so the signature can't be verified. Somebody else may have made this token.";
  }

  private static String noKeys(String why) {
    return "The keys weren't fetched: " + why;
  }

  private static String failure(CheckResult result, NamedServer server) {
    return result.failure().map(failure -> words(FailureTexts.of(failure, server))).orElse("There was no usable response.");
  }

  private static String words(FailureText failure) {
    return failure.what() + " " + failure.whatToDo();
  }

  private static String value(CheckResult result) {
    return result.values().stream().findFirst().orElse("");
  }

  private static String quoted(CheckResult result) {
    return "“" + value(result) + "”";
  }

  private static List<String> others(CheckResult result) {
    return result.values().stream().skip(1).toList();
  }
}
