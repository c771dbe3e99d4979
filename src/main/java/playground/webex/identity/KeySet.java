package playground.webex.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Optional;

/** The keys of a published JWK set that can verify an RS256 signature; others are ignored (RFC 7517 §5). */
record KeySet(JWKSet published) {

  private static final int MIN_BITS = 2048; // RFC 7518 §3.3
  private static final int MAX_BITS = 8192; // more only costs time

  /** Parses a JWK set; empty when the text is none. */
  static Optional<KeySet> parse(String json) {
    try {
      return Optional.of(new KeySet(JWKSet.parse(json)));
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The key with that kid; without a kid the only key there is (OpenID Connect Core §10.1). */
  Optional<RSAPublicKey> find(Optional<String> kid) {
    var wanted =
        new JWKMatcher.Builder()
            .keyType(KeyType.RSA)
            .keyUses(KeyUse.SIGNATURE, null)
            .minKeySize(MIN_BITS)
            .maxKeySize(MAX_BITS)
            .keyID(kid.orElse(null))
            .build();
    var matching = new JWKSelector(wanted).select(published);
    return kid.isPresent() || matching.size() == 1
        ? matching.stream().findFirst().flatMap(KeySet::publicKey)
        : Optional.empty();
  }

  private static Optional<RSAPublicKey> publicKey(JWK key) {
    try {
      return Optional.of(key.toRSAKey().toRSAPublicKey());
    } catch (JOSEException e) {
      return Optional.empty();
    }
  }
}
