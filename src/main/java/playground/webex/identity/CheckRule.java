package playground.webex.identity;

/** A rule for an ID token, in the order in which they are checked; USERINFO compares userinfo with it. */
public enum CheckRule {
  FORM,
  ALGORITHM,
  EXTENSIONS,
  SIGNATURE,
  ISSUER,
  AUDIENCE,
  AUTHORIZED_PARTY,
  EXPIRY,
  ISSUE_TIME,
  NONCE,
  SUBJECT,
  SIGN_IN_TIME,
  SAME_PERSON,
  USERINFO
}
