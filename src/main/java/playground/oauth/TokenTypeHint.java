package playground.oauth;

/** Which of a flow's tokens a revocation request sends (RFC 7009 §2.1). */
public enum TokenTypeHint {
  ACCESS_TOKEN("access_token"),
  REFRESH_TOKEN("refresh_token");

  private final String value;

  TokenTypeHint(String value) {
    this.value = value;
  }

  /** The value of {@code token_type_hint}. */
  public String value() {
    return value;
  }

  /** The one with that value; the access token for any other text, because the server may ignore the hint as well. */
  public static TokenTypeHint of(String value) {
    return REFRESH_TOKEN.value.equals(value) ? REFRESH_TOKEN : ACCESS_TOKEN;
  }
}
