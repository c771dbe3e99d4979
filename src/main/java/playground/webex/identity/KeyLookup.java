package playground.webex.identity;

import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** Finds the public key for a signature. */
@FunctionalInterface
interface KeyLookup {

  /**
   * @param kid as in the token's header; empty when it names none
   * @return empty when no published key has that kid, or when the header names none and several are published
   * @throws CheckFailedException when there are no keys to look in
   */
  Optional<RSAPublicKey> find(Optional<String> kid);
}
