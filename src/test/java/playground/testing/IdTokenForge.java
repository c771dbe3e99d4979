package playground.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import playground.oauth.Secret;

/** Makes ID tokens, good ones and forged ones; what it is told to leave out or change is left out or changed. */
public final class IdTokenForge {

  public static final String ISSUER = "https://idbroker.webex.com/idb";
  public static final String CLIENT_ID = "client-1";
  public static final String NONCE = "n0nce";
  public static final String SUBJECT = "a1e00000-0000-4000-8000-000000000001";

  /** Made once: each takes a good part of a second. */
  public static final RSAKey KEY = key("key-1");

  public static final RSAKey ANOTHER_KEY = key("key-2");

  private IdTokenForge() {}

  /** What a good token says at {@link Examples#NOW}. */
  public static Map<String, Object> claims() {
    var now = Examples.NOW.getEpochSecond();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", ISSUER);
    claims.put("sub", SUBJECT);
    claims.put("aud", CLIENT_ID);
    claims.put("exp", now + 7200);
    claims.put("iat", now);
    claims.put("auth_time", now - 30);
    claims.put("nonce", NONCE);
    return claims;
  }

  /** The same with one claim changed. */
  public static Map<String, Object> claimsWith(String name, Object value) {
    var claims = claims();
    claims.put(name, value);
    return claims;
  }

  /** The same with one claim left out. */
  public static Map<String, Object> claimsWithout(String name) {
    var claims = claims();
    claims.remove(name);
    return claims;
  }

  /** Signed as Webex signs. */
  public static Secret signed(Map<String, Object> claims) {
    return signed(claims, KEY);
  }

  public static Secret signed(Map<String, Object> claims, RSAKey key) {
    return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims, key);
  }

  /** Signed by that algorithm; the header names the key. */
  public static Secret signed(JWSAlgorithm algorithm, Map<String, Object> claims, JWK key) {
    return signed(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims, key);
  }

  public static Secret signed(JWSHeader header, Map<String, Object> claims, JWK key) {
    try {
      var token = new JWSObject(header, new Payload(claims));
      token.sign(key instanceof ECKey curve ? new ECDSASigner(curve) : new RSASSASigner((RSAKey) key));
      return new Secret(token.serialize());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed with the text of the public key as if it were a shared secret. */
  public static Secret signedWithThePublicKeyAsSecret() {
    return signedWithThePublicKeyAsSecret(KEY);
  }

  /** Likewise with another key. */
  public static Secret signedWithThePublicKeyAsSecret(AsymmetricJWK key) {
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(((JWK) key).getKeyID()).build();
      var token = new JWSObject(header, new Payload(claims()));
      token.sign(new MACSigner(key.toPublicKey().getEncoded()));
      return new Secret(token.serialize());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Any header, a good token's claims, and no signature that fits. */
  public static Secret withHeader(String header) {
    return raw(header, new Payload(claims()).toString(), "c2lnbmVk");
  }

  public static Secret raw(String header, String claims, String signature) {
    return new Secret(Base64URL.encode(header) + "." + Base64URL.encode(claims) + "." + signature);
  }

  /** The public keys as Webex publishes them. */
  public static String published(RSAKey... keys) {
    return new JWKSet(List.of(keys)).toString();
  }

  /** A key on that curve. */
  public static ECKey key(String kid, Curve curve) {
    try {
      return new ECKeyGenerator(curve).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey key(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
