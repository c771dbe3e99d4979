package playground.sandbox.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Optional;

/** Reads an ID token that comes back as {@code id_token_hint} (OpenID Connect RP-Initiated Logout 1.0 §2). */
public final class IdTokenHint {

  private IdTokenHint() {}

  /**
   * The client that the token was made for. An expired token serves as well (§2): people sign out late.
   *
   * @param keys whose signature counts. They are the sandbox's own, so the signature shows the issuer, by whatever name
   *     of the sandbox
   * @return empty when it is no ID token signed with one of the keys
   */
  public static Optional<String> clientId(String hint, List<RSAKey> keys) {
    try {
      var token = SignedJWT.parse(hint);
      var audience = token.getJWTClaimsSet().getAudience();
      return isSigned(token, keys) && audience.size() == 1 ? Optional.of(audience.get(0)) : Optional.empty();
    } catch (Exception e) { // the text may be anything
      return Optional.empty();
    }
  }

  private static boolean isSigned(SignedJWT token, List<RSAKey> keys) throws JOSEException {
    if (!token.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)) {
      return false;
    }
    for (var key : keys) {
      if (key.getKeyID().equals(token.getHeader().getKeyID()) && token.verify(new RSASSAVerifier(key))) {
        return true;
      }
    }
    return false;
  }
}
