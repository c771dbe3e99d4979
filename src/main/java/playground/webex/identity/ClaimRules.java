package playground.webex.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.oauth.Secret;

/** Compares the claims with what is expected (OpenID Connect Core §3.1.3.7, rules 2 to 5 and 9 to 13). */
final class ClaimRules {

  /** How far two clocks may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(60);

  private static final int MAX_SUBJECT_LENGTH = 255; // OpenID Connect Core §2

  private final ParsedIdToken token;
  private final ExpectedClaims expected;
  private final Instant now;

  ClaimRules(ParsedIdToken token, ExpectedClaims expected, Instant now) {
    this.token = token;
    this.expected = expected;
    this.now = now;
  }

  List<CheckResult> check() {
    return List.of(
        issuer(), audience(), authorizedParty(), expiry(), issueTime(), nonce(), subject(), signInTime(), samePerson());
  }

  /** Rule 2, character by character: "exactly match". */
  private CheckResult issuer() {
    var iss = token.text("iss").orElse("");
    return expected.issuers().contains(iss)
        ? CheckResult.of(CheckFinding.ISSUER_TRUSTED, iss)
        : CheckResult.of(
            CheckFinding.ISSUER_NOT_TRUSTED,
            Stream.concat(Stream.of(iss), expected.issuers().stream()).toArray(String[]::new));
  }

  /** Rule 3. */
  private CheckResult audience() {
    var audience = token.audience();
    if (!audience.contains(expected.clientId())) {
      return CheckResult.of(CheckFinding.AUDIENCE_IS_ANOTHER, String.join(", ", audience));
    }
    return CheckResult.of(audience.size() == 1 ? CheckFinding.AUDIENCE_MATCHES : CheckFinding.AUDIENCE_HAS_OTHERS);
  }

  /** Rules 4 and 5. */
  private CheckResult authorizedParty() {
    if (!token.claims().containsKey("azp")) {
      return CheckResult.of(CheckFinding.NO_AUTHORIZED_PARTY);
    }
    var isClient = expected.clientId().equals(token.claims().get("azp"));
    return CheckResult.of(
        isClient ? CheckFinding.AUTHORIZED_PARTY_MATCHES : CheckFinding.AUTHORIZED_PARTY_IS_ANOTHER);
  }

  /** Rule 9. */
  private CheckResult expiry() {
    return token.moment("exp")
        .map(end -> dated(now.isBefore(end.plus(SKEW)) ? CheckFinding.NOT_EXPIRED : CheckFinding.EXPIRED, end))
        .orElse(CheckResult.of(CheckFinding.EXPIRY_MISSING));
  }

  /** Rule 10. */
  private CheckResult issueTime() {
    var latest = now.plus(SKEW);
    return token.moment("iat")
        .map(at -> dated(
            at.isAfter(latest) ? CheckFinding.ISSUED_IN_THE_FUTURE : CheckFinding.ISSUED_IN_THE_PAST, at))
        .orElse(CheckResult.of(CheckFinding.ISSUE_TIME_MISSING));
  }

  /** Rule 11; a refreshed one "SHOULD NOT have a nonce Claim" (§12.2), and if it has one, it must be the same. */
  private CheckResult nonce() {
    var nonce = Optional.ofNullable(token.claims().get("nonce"));
    if (expected.nonce().isEmpty()) {
      return CheckResult.of(CheckFinding.NONCE_NOT_SENT);
    }
    if (nonce.isEmpty()) {
      var isRefreshed = expected.replaced().isPresent();
      return CheckResult.of(isRefreshed ? CheckFinding.NONCE_ABSENT_AFTER_REFRESH : CheckFinding.NONCE_MISSING);
    }
    var isSame = nonce.get() instanceof String text && expected.nonce().get().matches(text);
    return CheckResult.of(isSame ? CheckFinding.NONCE_MATCHES : CheckFinding.NONCE_IS_ANOTHER);
  }

  private CheckResult subject() {
    var subject = token.text("sub").filter(sub -> !sub.isBlank() && sub.length() <= MAX_SUBJECT_LENGTH);
    return CheckResult.of(subject.isPresent() ? CheckFinding.SUBJECT_PRESENT : CheckFinding.SUBJECT_MISSING);
  }

  /** Rule 13, counted back from the authorization request, so that a wait on the page changes nothing. */
  private CheckResult signInTime() {
    if (expected.maxAge().isEmpty()) {
      return CheckResult.of(CheckFinding.MAX_AGE_NOT_SENT);
    }
    var earliest = expected.requestedAt().minus(expected.maxAge().get()).minus(SKEW);
    return token.moment("auth_time")
        .map(at -> dated(at.isBefore(earliest) ? CheckFinding.SIGN_IN_TOO_OLD : CheckFinding.SIGN_IN_RECENT, at))
        .orElse(CheckResult.of(CheckFinding.SIGN_IN_TIME_MISSING));
  }

  /** C-21: iss, sub and aud "MUST be the same" after a refresh (§12.2). */
  private CheckResult samePerson() {
    return expected.replaced()
        .map(first -> isSameAs(first) ? CheckFinding.PERSON_UNCHANGED : CheckFinding.PERSON_CHANGED)
        .map(CheckResult::of)
        .orElse(CheckResult.of(CheckFinding.FIRST_ID_TOKEN));
  }

  private boolean isSameAs(Secret replaced) {
    try {
      var first = ParsedIdToken.of(replaced);
      return first.text("iss").equals(token.text("iss"))
          && first.text("sub").equals(token.text("sub"))
          && first.audience().equals(token.audience());
    } catch (CheckFailedException e) {
      return false;
    }
  }

  private static CheckResult dated(CheckFinding finding, Instant moment) {
    return CheckResult.of(finding, moment.toString());
  }
}
