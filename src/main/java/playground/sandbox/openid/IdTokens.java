package playground.sandbox.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import playground.oauth.Scopes;
import playground.sandbox.error.Origin;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.FaultType;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Keys;
import playground.sandbox.store.Tokens;

/** Makes ID tokens, which tell an integration who signed in (OpenID Connect Core §2). */
public final class IdTokens {

  private final Keys keys;
  private final Clock clock;
  private final ActiveFaults faults;
  private volatile Signer latest;

  /** A key ready to sign. */
  private record Signer(RSAKey key, RSASSASigner signer) {

    static Signer with(RSAKey key) {
      try {
        return new Signer(key, new RSASSASigner(key));
      } catch (JOSEException e) {
        throw new IllegalStateException("the key cannot sign", e);
      }
    }

    /** Without the private key. */
    @Override
    public String toString() {
      return "Signer[" + key.getKeyID() + "]";
    }
  }

  public IdTokens(Keys keys, Clock clock, ActiveFaults faults) {
    this.keys = keys;
    this.clock = clock;
    this.faults = faults;
  }

  /** "only if openid was requested" (contract, 1.B). */
  public static boolean belongTo(Scopes scopes) {
    return scopes.contains("openid");
  }

  /**
   * @param nonce of the authorization request; empty at a refresh, where it "SHOULD NOT have a nonce Claim" (OpenID
   *     Connect Core §12.2)
   * @param request that the tokens are for; by its origin the client knows the sandbox
   * @return the token on the wire; it carries the claims of {@code openid} alone, also when {@code email} was granted
   *     (contract, 1.B): {@code /v1/userinfo} has the rest
   */
  public String make(Grant grant, Optional<String> nonce, HttpServletRequest request) {
    var origin = Origin.of(request);
    var now = clock.instant();
    var claims = new JWTClaimsSet.Builder()
        .issuer(faults.applies(FaultType.ISSUER_OF_ANOTHER_REGION, request) ? Issuer.ofAnotherRegionAt(origin) : Issuer.at(origin))
        .subject(grant.person().uuid().toString())
        .audience(grant.clientId())
        .claim("auth_time", grant.signIn().at().getEpochSecond())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Tokens.ID_TOKEN_LIFE)));
    nonce.map(sent -> faults.applies(FaultType.WRONG_NONCE, request) ? UUID.randomUUID().toString() : sent)
        .ifPresent(value -> claims.claim("nonce", value));
    return signed(claims.build(), faults.applies(FaultType.UNKNOWN_KEY, request) ? keys.unpublished() : keys.current());
  }

  /** "ID Tokens MUST be signed using JWS"; with RS256, which every client knows (OpenID Connect Core §2, §15.1). */
  private String signed(JWTClaimsSet claims, RSAKey key) {
    try {
      var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
      token.sign(signer(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("the ID token could not be signed", e);
    }
  }

  /** The same for all tokens of a key: the JDK takes as long to prepare one as to sign. */
  private RSASSASigner signer(RSAKey key) {
    var signer = latest;
    if (signer == null || !signer.key.equals(key)) {
      signer = Signer.with(key);
      latest = signer;
    }
    return signer.signer;
  }
}
