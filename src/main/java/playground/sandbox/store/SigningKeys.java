package playground.sandbox.store;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.UUID;

/** Makes keys that sign ID tokens. */
public final class SigningKeys {

  private static final int BITS = 2048;

  private SigningKeys() {}

  /** A fresh one, with an id of its own. Takes a good part of a second now and then. */
  public static RSAKey fresh() {
    try {
      return new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java has no RSA", e);
    }
  }
}
