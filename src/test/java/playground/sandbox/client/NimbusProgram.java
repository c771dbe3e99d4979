package playground.sandbox.client;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import java.net.URI;

/**
 * A program for Webex on Nimbus' OAuth SDK. Its base URL is the one thing that differs between Webex and the sandbox.
 *
 * @param webex {@code https://webexapis.com/v1} at Webex
 */
record NimbusProgram(URI webex, ClientAuthentication credentials, URI callback) {

  /** What the program keeps while the browser is away. */
  record Attempt(URI address, State state, CodeVerifier verifier, Nonce nonce) {}

  /** With PKCE; the nonce comes back in the ID token, if one is asked for. */
  Attempt begin(String scopes) {
    var attempt = new Attempt(null, new State(), new CodeVerifier(), new Nonce());
    var request = new AuthenticationRequest.Builder(
        ResponseType.CODE, Scope.parse("openid " + scopes), credentials.getClientID(), callback)
        .endpointURI(at("/authorize"))
        .state(attempt.state())
        .nonce(attempt.nonce())
        .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
        .build();
    return new Attempt(request.toURI(), attempt.state(), attempt.verifier(), attempt.nonce());
  }

  /** Reads where the browser came back to, and exchanges the code; the tokens may hold an ID token. */
  AccessTokenResponse exchange(Attempt attempt, String location) throws Exception {
    var answer = AuthorizationResponse.parse(URI.create(location));
    requireOurs(attempt, answer);
    var code = answer.toSuccessResponse().getAuthorizationCode();
    var tokens = token(new AuthorizationCodeGrant(code, callback, attempt.verifier()));
    return OIDCTokenResponseParser.parse(tokens).toSuccessResponse();
  }

  /** The error with which the browser came back. */
  AuthorizationErrorResponse refusal(Attempt attempt, String location) throws Exception {
    var answer = AuthorizationResponse.parse(URI.create(location));
    requireOurs(attempt, answer);
    return answer.toErrorResponse();
  }

  AccessTokenResponse refresh(RefreshToken token) throws Exception {
    return TokenResponse.parse(token(new RefreshTokenGrant(token))).toSuccessResponse();
  }

  HTTPResponse token(AuthorizationGrant grant) throws Exception {
    return new TokenRequest.Builder(at("/access_token"), credentials, grant).build().toHTTPRequest().send();
  }

  HTTPResponse api(String path, BearerAccessToken token) throws Exception {
    var request = new HTTPRequest(HTTPRequest.Method.GET, at(path));
    request.setAuthorization(token.toAuthorizationHeader());
    return request.send();
  }

  URI at(String path) {
    return URI.create(webex + path);
  }

  private static void requireOurs(Attempt attempt, AuthorizationResponse answer) {
    if (!attempt.state().equals(answer.getState())) {
      throw new IllegalStateException("the state is not ours");
    }
  }
}
