package playground.sandbox.store;

import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;

/** The keys that sign ID tokens. A replaced key stays published until the last token that it signed has expired. */
public interface Keys {

  /** Most replaced keys that stay published. */
  int MAX_REPLACED = 10;

  /** The key that signs now. */
  RSAKey current();

  /** A key that is never published, to show a signature that cannot be checked. */
  RSAKey unpublished();

  /** Another key signs from now on. */
  void rotate();

  /** The public keys of the ID tokens that are valid now, the current one first. */
  List<RSAKey> published();
}
