package playground.text;

import java.util.List;
import playground.webex.identity.CheckResult;
import playground.webex.identity.CheckRule;
import playground.webex.identity.Identity;

/** The words for the checks of an ID token. */
public final class CheckTexts {

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
      case SAME_PERSON -> "Same as before";
      case USERINFO -> "Userinfo";
    };
  }

  /** Why an identity must not be trusted, by the first rule that failed. */
  public static FailureText distrust(Identity identity, ServerKind server) {
    var failed = identity.results().stream().filter(CheckResult::isFailed).findFirst().orElseThrow();
    return new FailureText(
        "This identity must not be trusted: nobody may be signed in by it.",
        rule(failed.rule()) + ": " + sentence(failed, server),
        "Start the flow again. The access token stays valid for the API, but it does not say who holds it.");
  }

  /** What was compared with what, and what follows from it. */
  public static String sentence(CheckResult result, ServerKind server) {
    return switch (result.finding()) {
      case WELL_FORMED -> "It has the three parts of a signed token: header, claims and signature.";
      case TOKEN_TOO_LONG -> "It is longer than " + value(result) + " KiB and was not read.";
      case ENCRYPTED -> "It is encrypted (JWE), which was not requested; its content was not read.";
      case NOT_THREE_PARTS -> "It does not have the three parts of a signed token: header, claims and signature.";
      case HEADER_UNREADABLE -> "Its header cannot be read as a JSON object.";
      case CLAIMS_UNREADABLE -> "Its claims cannot be read as a JSON object.";

      case ALGORITHM_ALLOWED -> "RS256, the only algorithm allowed here.";
      case ALGORITHM_NONE -> "It is not signed at all (none): anybody can have written it.";
      case ALGORITHM_SYMMETRIC -> "It is signed with a shared secret (" + quoted(result)
          + "); whoever knows a public key could have made it.";
      case ALGORITHM_NOT_ALLOWED -> "It is signed with " + quoted(result) + ", and RS256 alone is allowed here.";
      case NO_EXTENSIONS -> "The header demands none.";
      case EXTENSIONS_UNKNOWN -> "The header demands extensions (crit) that this playground does not know.";

      case SIGNATURE_VALID -> "Made with the issuer's published key that the header names (kid).";
      case SIGNATURE_INVALID ->
          "It was not made with the published key that it names: the token has been changed or forged.";
      case SIGNATURE_UNREADABLE -> "The signature is empty, or the header breaks the rules for signed tokens.";
      case SIGNATURE_NOT_TRIED -> "The header rules it out, so no key was tried.";
      case KEY_UNKNOWN -> "No published key is called " + quoted(result) + noKey();
      case KEY_NOT_NAMED -> "The header names no key (kid), and there is not exactly one published key" + noKey();
      case JWKS_URI_UNKNOWN -> noKeys("It is not known where this server publishes them. Set webex.jwks-uri.");
      case KEYS_BEING_FETCHED -> noKeys("They are being fetched, and other checks wait for them already."
          + " Check again in a few seconds.");
      case KEYS_NOT_FETCHED -> noKeys(failure(result, server) + " They are fetched once a minute at most.");
      case KEYS_UNREADABLE -> noKeys("What came back (" + value(result) + ") is not a set of keys."
          + " Check webex.jwks-uri and your network, then check again in a minute.");

      case ISSUER_TRUSTED -> quoted(result) + " is a trusted issuer.";
      case ISSUER_NOT_TRUSTED -> quoted(result) + " is not among " + String.join(", ", others(result)) + "."
          + (server == ServerKind.OTHER ? "" : " Webex has one issuer per region.")
          + " If you trust it, add it to webex.issuers.";
      case AUDIENCE_MATCHES -> "It was issued for this integration.";
      case AUDIENCE_HAS_OTHERS -> "It was also issued for others, which are not trusted here.";
      case AUDIENCE_IS_ANOTHER -> "It was issued for " + quoted(result) + ", not for this integration.";
      case NO_AUTHORIZED_PARTY -> "There is no azp, and with a single audience none is needed.";
      case AUTHORIZED_PARTY_MATCHES -> "It was issued to this integration.";
      case AUTHORIZED_PARTY_IS_ANOTHER -> "It was issued to another integration.";

      case NOT_EXPIRED -> "Valid until " + value(result) + ".";
      case EXPIRED -> "It expired at " + value(result) + ". Start the flow again.";
      case EXPIRY_MISSING -> "It does not say when it expires (exp).";
      case ISSUED_IN_THE_PAST -> "Issued at " + value(result) + ".";
      case ISSUED_IN_THE_FUTURE -> "It says that it was issued at " + value(result)
          + ", which is in the future: one of the two clocks is wrong.";
      case ISSUE_TIME_MISSING -> "It does not say when it was issued (iat).";

      case NONCE_NOT_SENT -> "None was sent.";
      case NONCE_ABSENT_AFTER_REFRESH -> "A refreshed token has none.";
      case NONCE_MATCHES -> "It is the one that this flow sent: the token belongs to your request.";
      case NONCE_MISSING -> "One was sent and none came back: the token may belong to somebody else's request.";
      case NONCE_IS_ANOTHER ->
          "It is not the one that this flow sent: the token belongs to another request and may be stolen.";
      case SUBJECT_PRESENT ->
          "Together with the issuer it identifies the person, even when the e-mail address changes.";
      case SUBJECT_MISSING -> "It does not say who signed in (sub).";
      case MAX_AGE_NOT_SENT -> "No max_age was sent.";
      case SIGN_IN_RECENT -> "Signed in at " + value(result) + ", which is recent enough.";
      case SIGN_IN_TOO_OLD -> "Signed in at " + value(result) + ", longer ago than the max_age that was sent.";
      case SIGN_IN_TIME_MISSING ->
          "A max_age was sent, and the token does not say when the person signed in (auth_time).";
      case FIRST_ID_TOKEN -> "This is the first ID token of this flow.";
      case PERSON_UNCHANGED -> "Issuer, subject and audience are those of the first ID token.";
      case PERSON_CHANGED -> "After the refresh it names another issuer, subject or audience than the first ID token.";

      case USERINFO_MATCHES -> "It describes the same subject as the ID token.";
      case USERINFO_IS_ANOTHER -> "It describes another subject than the ID token, so nothing of it is used:"
          + " one of the two responses was swapped.";
      case USERINFO_UNREADABLE -> "What came back is not a JSON object.";
      case USERINFO_REFUSED -> "The response has status " + value(result) + ".";
      case USERINFO_NOT_FETCHED -> "Userinfo was not fetched: " + failure(result, server);
    };
  }

  private static String noKey() {
    return ", so the signature cannot be checked. Somebody else may have made this token.";
  }

  private static String noKeys(String why) {
    return "The keys could not be had: " + why;
  }

  private static String failure(CheckResult result, ServerKind server) {
    return result.failure().map(failure -> words(FailureTexts.of(failure, server))).orElse("No usable response came.");
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
