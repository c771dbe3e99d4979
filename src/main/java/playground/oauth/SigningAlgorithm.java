package playground.oauth;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * An algorithm that an issuer signs ID tokens with, by its name in the token's header (RFC 7518 §3.1). All are asymmetric:
 * {@code none} and the shared secrets of HMAC are none of them, because whoever checks such a token could have made it.
 */
public enum SigningAlgorithm {
  RS256,
  RS384,
  RS512,
  ES256,
  ES384,
  ES512,
  PS256,
  PS384,
  PS512;

  /** What every issuer has to support (OpenID Connect Core §15.1), and Webex uses. */
  public static final Set<SigningAlgorithm> DEFAULT = Set.of(RS256);

  /** The algorithm of exactly that name; empty when there is none that can be allowed. */
  public static Optional<SigningAlgorithm> of(String name) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.name().equals(name)).findFirst();
  }
}
