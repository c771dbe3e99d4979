package playground.webex.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.Optional;
import playground.oauth.SigningAlgorithm;

/** The keys of a published JWK set that can verify a signature of a given algorithm; others are ignored (RFC 7517 §5). */
record KeySet(JWKSet published) {

  private static final int MIN_BITS = 2048; // RFC 7518 §3.3, §3.5
  private static final int MAX_BITS = 8192; // more only costs time

  /** Parses a JWK set; empty when the text is none. */
  static Optional<KeySet> parse(String json) {
    try {
      return Optional.of(new KeySet(JWKSet.parse(json)));
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The key with that kid; without a kid the only key that fits the algorithm (OpenID Connect Core §10.1). */
  Optional<PublicKey> find(SigningAlgorithm algorithm, Optional<String> kid) {
    var matching = new JWKSelector(matcher(JWSAlgorithm.parse(algorithm.name()), kid)).select(published);
    return kid.isPresent() || matching.size() == 1
        ? matching.stream().findFirst().flatMap(KeySet::publicKey)
        : Optional.empty();
  }

  /** A key that names its algorithm is for no other (RFC 7517 §4.4); an elliptic curve is for one alone (RFC 7518 §3.4). */
  private static JWKMatcher matcher(JWSAlgorithm algorithm, Optional<String> kid) {
    var type = KeyType.forAlgorithm(algorithm);
    var wanted = new JWKMatcher.Builder()
        .keyType(type)
        .keyUses(KeyUse.SIGNATURE, null)
        .algorithms(algorithm, null)
        .keyID(kid.orElse(null));
    return type.equals(KeyType.EC)
        ? wanted.curves(Curve.forJWSAlgorithm(algorithm)).build()
        : wanted.minKeySize(MIN_BITS).maxKeySize(MAX_BITS).build();
  }

  private static Optional<PublicKey> publicKey(JWK key) {
    try {
      return Optional.of(((AsymmetricJWK) key).toPublicKey());
    } catch (JOSEException e) {
      return Optional.empty();
    }
  }
}
