package playground.webex.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/** A published key set: what of it can check an RS256 signature; the rest is passed over (RFC 7517 §5). */
public final class KeySet {

  private static final int MIN_BITS = 2048; // RFC 7518 §3.3
  private static final int MAX_BITS = 8192; // more only costs time
  private static final int MAX_KEYS = 100;

  private record Named(Optional<String> kid, RSAPublicKey key) {}

  private final List<Named> keys;

  private KeySet(List<Named> keys) {
    this.keys = keys;
  }

  /** Reads a set; empty when it is none. */
  public static Optional<KeySet> parse(String json) {
    try {
      var usable =
          JWKSet.parse(json).getKeys().stream()
              .limit(MAX_KEYS)
              .filter(RSAKey.class::isInstance)
              .map(JWK::toRSAKey)
              .filter(KeySet::canCheck)
              .map(KeySet::named)
              .toList();
      return Optional.of(new KeySet(usable));
    } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static boolean canCheck(RSAKey key) {
    var isForSignatures = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
    return isForSignatures && key.size() >= MIN_BITS && key.size() <= MAX_BITS;
  }

  private static Named named(RSAKey key) {
    try {
      return new Named(Optional.ofNullable(key.getKeyID()), key.toRSAPublicKey());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key called that; without a name the only one there is (OpenID Connect Core §10.1). */
  public Optional<RSAPublicKey> find(Optional<String> kid) {
    if (kid.isEmpty()) {
      return keys.size() == 1 ? Optional.of(keys.get(0).key()) : Optional.empty();
    }
    return keys.stream().filter(named -> named.kid().equals(kid)).map(Named::key).findFirst();
  }
}
