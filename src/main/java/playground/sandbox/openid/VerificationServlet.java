package playground.sandbox.openid;

import com.nimbusds.jose.jwk.RSAKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.store.Keys;

/** {@code GET /v1/verification}: the public keys that check ID tokens, as a JWK set (RFC 7517 §5; contract, 1.F). */
@SuppressWarnings("serial") // our servlets are never serialized
public final class VerificationServlet extends SandboxServlet {

  private final Keys keys;

  public VerificationServlet(Keys keys) {
    super("GET", "HEAD");
    this.keys = keys;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    JsonBodies.send(response, Map.of("keys", keys.published().stream().map(VerificationServlet::members).toList()));
  }

  /** Member by member, so that nothing private can slip in; like Webex's without {@code alg}. */
  private static Map<String, Object> members(RSAKey key) {
    var members = new LinkedHashMap<String, Object>();
    members.put("kty", "RSA");
    members.put("e", key.getPublicExponent().toString());
    members.put("use", "sig");
    members.put("kid", key.getKeyID());
    members.put("n", key.getModulus().toString());
    return members;
  }
}
