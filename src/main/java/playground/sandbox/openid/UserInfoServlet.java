package playground.sandbox.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import playground.oauth.Scopes;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.RefusalException;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.protocol.BearerAuthentication;
import playground.sandbox.store.Person;

/** {@code /v1/userinfo}: who is it? As much as the granted scopes allow (OpenID Connect Core §5.3; contract, 1.E). */
@SuppressWarnings("serial") // our servlets are never serialized
public final class UserInfoServlet extends SandboxServlet {

  private final BearerAuthentication bearer;

  /** "MUST support the use of the HTTP GET and HTTP POST methods" (OpenID Connect Core §5.3). */
  public UserInfoServlet(BearerAuthentication bearer) {
    super("GET", "HEAD", "POST");
    this.bearer = bearer;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var token = bearer.requireToken(request);
    // What Webex says without openid is not documented; RFC 6750 §3.1 demands 403 for insufficient_scope.
    if (!token.scopes().contains("openid")) {
      throw RefusalException.json(ErrorText.NO_OPENID_SCOPE, "the access token lacks openid, it has " + token.scopes());
    }
    JsonBodies.send(response, claims(bearer.grant(token).person(), token.scopes()));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    doGet(request, response);
  }

  /** Two are Webex's own ways: {@code email_verified} is a text here, and the number is {@code phone}. */
  private static Map<String, Object> claims(Person person, Scopes scopes) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("sub", person.uuid().toString());
    if (scopes.contains("email")) {
      claims.put("email", person.email());
      claims.put("email_verified", "true");
    }
    if (scopes.contains("profile")) {
      claims.put("name", person.displayName());
      claims.put("given_name", person.firstName());
      claims.put("family_name", person.lastName());
      claims.put("locale", person.locale());
    }
    if (scopes.contains("phone")) {
      claims.put("phone", person.phone());
    }
    if (scopes.contains("address")) {
      claims.put("address", person.address());
    }
    return claims;
  }
}
