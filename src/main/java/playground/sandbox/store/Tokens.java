package playground.sandbox.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import playground.oauth.Scopes;
import playground.oauth.Secret;

/** The access tokens and refresh tokens. Those of a revoked grant are revoked. */
public interface Tokens {

  /** Life of an access token: 14 days, less the second that is missing in Webex's own examples. */
  Duration ACCESS_LIFE = Duration.ofSeconds(1_209_599);

  /** Life of an access token of a device: 18 hours less a second, likewise. */
  Duration DEVICE_ACCESS_LIFE = Duration.ofSeconds(64_799);

  /** Life of a refresh token: 90 days less a second, likewise. */
  Duration REFRESH_LIFE = Duration.ofSeconds(7_775_999);

  /** Life of an ID token (contract, section 2). */
  Duration ID_TOKEN_LIFE = Duration.ofHours(2);

  /** The least time between two restarts of a refresh token's life (contract, 1.B "Reconciliation"). */
  Duration RESTART_INTERVAL = Duration.ofHours(24);

  /** How long a token is stored after its end, so that the log can tell an expired one from an unknown one. */
  Duration MEMORY = Duration.ofDays(1);

  /** Most tokens of either kind; one more removes the oldest. */
  int CAPACITY = 10_000;

  /** Makes an access token of the grant, for all its scopes or for some. */
  Secret newAccess(Grant grant, Scopes scopes);

  /** Makes a refresh token of the grant; its life begins now. */
  Secret newRefresh(Grant grant);

  /** Empty when it is unknown, expired or revoked. */
  Optional<AccessToken> access(Secret value);

  /** Empty when it is unknown, expired, revoked or used up. */
  Optional<RefreshToken> refresh(Secret value);

  /** Finds an invalid one too. */
  Optional<RefreshToken> anyRefresh(Secret value);

  /** Why it is no valid access token, for the log. */
  String whyNoAccess(Secret value);

  /** Why it is no valid refresh token, for the log. */
  String whyNoRefresh(Secret value);

  /**
   * A refresh token after its use.
   *
   * @param value the same as before, or its successor
   */
  record Refreshed(Secret value, RefreshToken token) {}

  /**
   * Uses a refresh token in one step. Under {@link RefreshPolicy#rotate} one caller at most succeeds, however many
   * bring the same token at once. One that was used up revokes its grant, because it was stolen, or its thief came
   * first: "the authorization server … will revoke the active refresh token" (RFC 9700 §4.14.2).
   *
   * @return empty when it is not valid
   */
  Optional<Refreshed> use(Secret value, RefreshPolicy policy);

  /** Revokes one access token; the others of its grant stay valid, the refresh token too (contract, 1.M). */
  void revokeAccess(Secret value);

  /** Revokes one access token by its id for administrators. */
  void revokeAccess(UUID id);

  /** The valid access tokens. */
  List<AccessToken> allAccess();

  /** The valid refresh tokens. */
  List<RefreshToken> allRefresh();
}
