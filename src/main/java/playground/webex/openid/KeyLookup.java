package playground.webex.openid;

import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** Where the keys come from that check signatures. */
@FunctionalInterface
public interface KeyLookup {

  /**
   * @param kid as in the token's header; empty when it names none
   * @return empty when no published key is called that, or when it names none and there are several
   * @throws playground.oauth.OAuthException when the keys cannot be had
   */
  Optional<RSAPublicKey> find(Optional<String> kid);
}
