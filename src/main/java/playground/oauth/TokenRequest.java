package playground.oauth;

/** What can be POSTed to the token endpoint, as a form (RFC 6749 §4.1.3, §6; RFC 8628 §3.4). */
public sealed interface TokenRequest {

  /** What is granted for tokens: the body without the client's credentials, and without PKCE's verifier. */
  Form grant();

  /** The whole body, with what the client's authentication adds to it (RFC 6749 §2.3.1). */
  default Form body(ClientCredentials credentials, ClientAuthentication method) {
    return method.addTo(grant(), credentials);
  }

  /** Trades a verified code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). */
  record Code(VerifiedCode verified) implements TokenRequest {

    @Override
    public Form grant() {
      return Form.empty()
          .with("grant_type", "authorization_code")
          .with("redirect_uri", verified.pending().request().redirectUri().toString())
          .with("code", verified.code().reveal());
    }

    /** The parameters in the order of Webex's tutorial, then PKCE's. */
    @Override
    public Form body(ClientCredentials credentials, ClientAuthentication method) {
      var form = TokenRequest.super.body(credentials, method);
      return verified.pending().codeVerifier().map(v -> form.with("code_verifier", v.value())).orElse(form);
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
