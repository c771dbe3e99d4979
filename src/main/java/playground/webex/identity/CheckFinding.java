package playground.webex.identity;

import static playground.webex.identity.CheckResult.Verdict.FAILED;
import static playground.webex.identity.CheckResult.Verdict.PASSED;
import static playground.webex.identity.CheckResult.Verdict.SKIPPED;

import playground.webex.identity.CheckResult.Verdict;

/** What a check can find; each constant belongs to one rule and decides its verdict. Brackets name its values. */
public enum CheckFinding {
  WELL_FORMED(CheckRule.FORM, PASSED),
  /** [limit in KiB] */
  TOKEN_TOO_LONG(CheckRule.FORM, FAILED),
  ENCRYPTED(CheckRule.FORM, FAILED),
  NOT_THREE_PARTS(CheckRule.FORM, FAILED),
  HEADER_UNREADABLE(CheckRule.FORM, FAILED),
  CLAIMS_UNREADABLE(CheckRule.FORM, FAILED),

  /** [alg, allowed alg, allowed alg, …] */
  ALGORITHM_ALLOWED(CheckRule.ALGORITHM, PASSED),
  ALGORITHM_NONE(CheckRule.ALGORITHM, FAILED),
  /** [alg] */
  ALGORITHM_SYMMETRIC(CheckRule.ALGORITHM, FAILED),
  /** [alg, allowed alg, allowed alg, …] */
  ALGORITHM_NOT_ALLOWED(CheckRule.ALGORITHM, FAILED),

  NO_EXTENSIONS(CheckRule.EXTENSIONS, PASSED),
  EXTENSIONS_UNKNOWN(CheckRule.EXTENSIONS, FAILED),

  SIGNATURE_VALID(CheckRule.SIGNATURE, PASSED),
  SIGNATURE_INVALID(CheckRule.SIGNATURE, FAILED),
  SIGNATURE_UNREADABLE(CheckRule.SIGNATURE, FAILED),
  SIGNATURE_NOT_TRIED(CheckRule.SIGNATURE, SKIPPED),
  /** [kid] */
  KEY_UNKNOWN(CheckRule.SIGNATURE, FAILED),
  KEY_NOT_NAMED(CheckRule.SIGNATURE, FAILED),
  JWKS_URI_UNKNOWN(CheckRule.SIGNATURE, FAILED),
  KEYS_BEING_FETCHED(CheckRule.SIGNATURE, FAILED),
  /** Comes with the failure. */
  KEYS_NOT_FETCHED(CheckRule.SIGNATURE, FAILED),
  /** [HTTP status] */
  KEYS_UNREADABLE(CheckRule.SIGNATURE, FAILED),

  /** [iss] */
  ISSUER_TRUSTED(CheckRule.ISSUER, PASSED),
  /** [iss, trusted issuer, trusted issuer, …] */
  ISSUER_NOT_TRUSTED(CheckRule.ISSUER, FAILED),

  AUDIENCE_MATCHES(CheckRule.AUDIENCE, PASSED),
  AUDIENCE_HAS_OTHERS(CheckRule.AUDIENCE, FAILED),
  /** [aud] */
  AUDIENCE_IS_ANOTHER(CheckRule.AUDIENCE, FAILED),

  NO_AUTHORIZED_PARTY(CheckRule.AUTHORIZED_PARTY, SKIPPED),
  AUTHORIZED_PARTY_MATCHES(CheckRule.AUTHORIZED_PARTY, PASSED),
  AUTHORIZED_PARTY_IS_ANOTHER(CheckRule.AUTHORIZED_PARTY, FAILED),

  /** [exp as ISO 8601] */
  NOT_EXPIRED(CheckRule.EXPIRY, PASSED),
  /** [exp as ISO 8601] */
  EXPIRED(CheckRule.EXPIRY, FAILED),
  EXPIRY_MISSING(CheckRule.EXPIRY, FAILED),

  /** [iat as ISO 8601] */
  ISSUED_IN_THE_PAST(CheckRule.ISSUE_TIME, PASSED),
  /** [iat as ISO 8601] */
  ISSUED_IN_THE_FUTURE(CheckRule.ISSUE_TIME, FAILED),
  ISSUE_TIME_MISSING(CheckRule.ISSUE_TIME, FAILED),

  NONCE_NOT_SENT(CheckRule.NONCE, SKIPPED),
  NONCE_ABSENT_AFTER_REFRESH(CheckRule.NONCE, SKIPPED),
  NONCE_MATCHES(CheckRule.NONCE, PASSED),
  NONCE_MISSING(CheckRule.NONCE, FAILED),
  NONCE_IS_ANOTHER(CheckRule.NONCE, FAILED),

  SUBJECT_PRESENT(CheckRule.SUBJECT, PASSED),
  SUBJECT_MISSING(CheckRule.SUBJECT, FAILED),

  MAX_AGE_NOT_SENT(CheckRule.SIGN_IN_TIME, SKIPPED),
  /** [auth_time as ISO 8601] */
  SIGN_IN_RECENT(CheckRule.SIGN_IN_TIME, PASSED),
  /** [auth_time as ISO 8601] */
  SIGN_IN_TOO_OLD(CheckRule.SIGN_IN_TIME, FAILED),
  SIGN_IN_TIME_MISSING(CheckRule.SIGN_IN_TIME, FAILED),

  FIRST_ID_TOKEN(CheckRule.SAME_PERSON, SKIPPED),
  PERSON_UNCHANGED(CheckRule.SAME_PERSON, PASSED),
  PERSON_CHANGED(CheckRule.SAME_PERSON, FAILED),

  USERINFO_NOT_OFFERED(CheckRule.USERINFO, SKIPPED),
  USERINFO_MATCHES(CheckRule.USERINFO, PASSED),
  USERINFO_IS_ANOTHER(CheckRule.USERINFO, FAILED),
  USERINFO_UNREADABLE(CheckRule.USERINFO, FAILED),
  /** [HTTP status] */
  USERINFO_REFUSED(CheckRule.USERINFO, SKIPPED),
  /** Comes with the failure. */
  USERINFO_NOT_FETCHED(CheckRule.USERINFO, SKIPPED);

  private final CheckRule rule;
  private final Verdict verdict;

  CheckFinding(CheckRule rule, Verdict verdict) {
    this.rule = rule;
    this.verdict = verdict;
  }

  public CheckRule rule() {
    return rule;
  }

  public Verdict verdict() {
    return verdict;
  }
}
