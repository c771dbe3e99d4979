package playground.sandbox.store;

import java.time.Duration;
import java.util.Optional;
import playground.oauth.Secret;

/** The authorization codes. Used ones stay, so that a second use can be told from an unknown code. */
public interface Codes {

  /** How long a code can be exchanged. Webex says "short-lived" and no number: ours (contract, 1.B). */
  Duration LIFE = Duration.ofMinutes(5);

  /** How long a code is stored. After that it is refused as unknown. */
  Duration MEMORY = Duration.ofHours(24);

  /** Most codes; one more removes the oldest. */
  int CAPACITY = 10_000;

  /** Makes the code for it. */
  Secret issue(IssuedCode code);

  /** Finds expired and used ones too. */
  Optional<IssuedCode> find(Secret value);

  /** The result of redeeming a code. */
  enum Redemption {
    /** The first use: tokens may be issued. The result of one caller only. */
    FIRST_USE,
    /** It was used before; its grant is revoked now. */
    REPLAY,
    /** The first use, and too late. */
    EXPIRED,
    /** The first use, after its grant was revoked or has made room for newer ones. */
    REVOKED,
    /** No such code is stored. */
    UNKNOWN
  }

  /**
   * Uses a code, whatever comes of it, in one step. Of callers at once the first gets its result before any other can
   * revoke the grant, so one at most gets {@link Redemption#FIRST_USE}, and of a good code exactly one does.
   *
   * <p>"If an authorization code is used more than once, the authorization server MUST deny the request and SHOULD
   * revoke (when possible) all tokens previously issued based on that authorization code" (RFC 6749 §4.1.2). Tokens that
   * the first caller has yet to make are revoked too, because they belong to the same grant.
   */
  Redemption redeem(Secret value);
}
