package playground.oauth;

/** What can be POSTed to the token endpoint, as a form (RFC 6749 §4.1.3, §6; RFC 8628 §3.4). */
public sealed interface TokenRequest {

  /** The body without the client's credentials; {@link ClientCredentials#addTo} appends those. */
  Form grant();

  /** Trades a verified code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). */
  record Code(VerifiedCode verified) implements TokenRequest {

    @Override
    public Form grant() {
      var pending = verified.pending();
      var form =
          Form.empty()
              .with("grant_type", "authorization_code")
              .with("code", verified.code().reveal())
              .with("redirect_uri", pending.request().redirectUri().toString());
      return pending.codeVerifier().map(v -> form.with("code_verifier", v.value())).orElse(form);
    }
  }

  /** Buys the next access token (RFC 6749 §6). */
  record Refresh(Secret refreshToken) implements TokenRequest {

    @Override
    public Form grant() {
      return Form.empty().with("grant_type", "refresh_token").with("refresh_token", refreshToken.reveal());
    }
  }

  /** Polls for the tokens of a device (RFC 8628 §3.4). */
  record Device(Secret deviceCode) implements TokenRequest {

    private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:device_code";

    @Override
    public Form grant() {
      return Form.empty().with("grant_type", GRANT_TYPE).with("device_code", deviceCode.reveal());
    }
  }
}
