package playground.webex.identity;

import java.security.PublicKey;
import java.util.Optional;
import playground.oauth.SigningAlgorithm;

/** Finds the public key for a signature. */
@FunctionalInterface
interface KeyLookup {

  /**
   * @param algorithm that the key must fit
   * @param kid as in the token's header; empty when it names none
   * @return empty when no published key has that kid, or when the header names none and several are published
   * @throws CheckFailedException when there are no keys to look in
   */
  Optional<PublicKey> find(SigningAlgorithm algorithm, Optional<String> kid);
}
