package playground.webex.identity;

import static playground.webex.identity.SignatureRules.shown;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import playground.oauth.Secret;

/** What the token says, held against what was asked (OpenID Connect Core §3.1.3.7, 2 to 13 without 6 to 8). */
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
        issuer(), audience(), authorizedParty(), expiry(), issuedAt(), nonce(), subject(), signedInAt(), samePerson());
  }

  /** Rule 2. Character by character: "exactly match". */
  private CheckResult issuer() {
    var iss = token.text("iss").orElse("");
    return CheckResult.of(
        "Issuer",
        expected.issuers().contains(iss),
        shown(iss) + " is one that is trusted here.",
        shown(iss) + " is not among " + String.join(", ", expected.issuers())
            + ". At Webex it depends on the person's region: if you trust it, add it to webex.issuers.");
  }

  /** Rule 3. */
  private CheckResult audience() {
    var audience = audienceOf(token);
    var meant = audience.contains(expected.clientId());
    return CheckResult.of(
        "Audience",
        meant && audience.size() == 1,
        "It was made for this integration.",
        meant
            ? "It was made for others too, whom nobody here trusts."
            : "It was made for " + shown(String.join(", ", audience)) + ", not for this integration.");
  }

  /** Rules 4 and 5. */
  private CheckResult authorizedParty() {
    if (!token.claims().containsKey("azp")) {
      return CheckResult.notLookedAt("Authorized party", "There is no azp, which one audience does not need.");
    }
    return CheckResult.of(
        "Authorized party",
        token.text("azp").filter(expected.clientId()::equals).isPresent(),
        "It was given to this integration.",
        "It was given to another integration than this.");
  }

  /** Rule 9. */
  private CheckResult expiry() {
    var end = token.seconds("exp").flatMap(ClaimRules::moment);
    return CheckResult.of(
        "Expiry",
        end.filter(e -> now.isBefore(e.plus(SKEW))).isPresent(),
        "Valid until " + inWords(end) + ".",
        end.isEmpty() ? "It does not say when it ends (exp)." : "It ended at " + inWords(end) + "; walk the flow again.");
  }

  /** Rule 10. */
  private CheckResult issuedAt() {
    var made = token.seconds("iat").flatMap(ClaimRules::moment);
    return CheckResult.of(
        "Issue time",
        made.filter(m -> !m.isAfter(now.plus(SKEW))).isPresent(),
        "Made at " + inWords(made) + ".",
        made.isEmpty()
            ? "It does not say when it was made (iat)."
            : "It says that it was made at " + inWords(made) + ", which is yet to come: one of the two clocks is wrong.");
  }

  /** Rule 11; a refreshed one "SHOULD NOT have a nonce Claim" (§12.2), and if it has, the same. */
  private CheckResult nonce() {
    var nonce = Optional.ofNullable(token.claims().get("nonce"));
    if (expected.nonce().isEmpty() || nonce.isEmpty() && expected.replaced().isPresent()) {
      return CheckResult.notLookedAt("Nonce", expected.nonce().isEmpty() ? "None was sent." : "A refresh brings none.");
    }
    var same = nonce.filter(String.class::isInstance).filter(n -> expected.nonce().get().matches((String) n));
    return CheckResult.of(
        "Nonce",
        same.isPresent(),
        "The one that this attempt sent: the token answers your question.",
        nonce.isEmpty()
            ? "One was sent and none came back: the token may answer somebody else's question."
            : "Not the one that this attempt sent: the token answers another question, and may have been stolen.");
  }

  private CheckResult subject() {
    var subject = token.text("sub");
    return CheckResult.of(
        "Subject",
        subject.filter(s -> !s.isBlank() && s.length() <= MAX_SUBJECT_LENGTH).isPresent(),
        "Together with the issuer it is who signed in, whatever becomes of the e-mail address.",
        "It does not say who signed in (sub).");
  }

  /** Rule 13, counted back from when the browser was sent away: waiting on this page makes nobody older. */
  private CheckResult signedInAt() {
    if (expected.maxAge().isEmpty()) {
      return CheckResult.notLookedAt("Sign-in time", "No max_age was sent.");
    }
    var signedIn = token.seconds("auth_time").flatMap(ClaimRules::moment);
    var earliest = expected.askedAt().minus(expected.maxAge().get()).minus(SKEW);
    return CheckResult.of(
        "Sign-in time",
        signedIn.filter(at -> !at.isBefore(earliest)).isPresent(),
        "Signed in at " + inWords(signedIn) + ", which is recent enough.",
        signedIn.isEmpty()
            ? "A max_age was sent, and the token does not say when the person signed in (auth_time)."
            : "Signed in at " + inWords(signedIn) + ", longer ago than the max_age that was sent.");
  }

  /** C-21: iss, sub and aud "MUST be the same" after a refresh (§12.2). */
  private CheckResult samePerson() {
    if (expected.replaced().isEmpty()) {
      return CheckResult.notLookedAt("Same as before", "This is the first ID token of this walk.");
    }
    return CheckResult.of(
        "Same as before",
        isSameAs(expected.replaced().get()),
        "Issuer, subject and audience are those of the ID token that the code brought.",
        "After the refresh it names another issuer, subject or audience than the ID token that the code brought.");
  }

  private boolean isSameAs(Secret before) {
    try {
      var first = ParsedIdToken.of(before);
      return first.text("iss").equals(token.text("iss"))
          && first.text("sub").equals(token.text("sub"))
          && audienceOf(first).equals(audienceOf(token));
    } catch (ParsedIdToken.Malformed e) {
      return false;
    }
  }

  /** One text or several (RFC 7519 §4.1.3). */
  private static List<String> audienceOf(ParsedIdToken token) {
    var audience = token.claims().get("aud");
    if (audience instanceof List<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return audience instanceof String one ? List.of(one) : List.of();
  }

  private static Optional<Instant> moment(long seconds) {
    return seconds < 0 || seconds > Instant.parse("9999-12-31T00:00:00Z").getEpochSecond()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds));
  }

  private static String inWords(Optional<Instant> moment) {
    return moment.map(Instant::toString).orElse("");
  }
}
