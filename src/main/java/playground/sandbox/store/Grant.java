package playground.sandbox.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import playground.oauth.Scopes;

/**
 * What one person allowed one integration on one consent page. Codes and tokens name it by its id, so that revoking it
 * ends them all at once, including those that are being issued at that moment.
 *
 * @param id for administrators; protects nothing
 * @param integration as registered when the person consented
 * @param nonce of the authorization request, for the ID token; empty when none was sent
 */
public record Grant(
    UUID id,
    Integration integration,
    SignIn signIn,
    Scopes scopes,
    Optional<String> nonce,
    Way way,
    Instant created,
    boolean isRevoked) {

  /** How the integration got it. */
  public enum Way {
    /** With a code that the browser carried. */
    CODE,
    /** By polling from a device without a browser (RFC 8628). */
    DEVICE
  }

  public static Grant byCode(
      Integration integration, SignIn signIn, Scopes scopes, Optional<String> nonce, Instant now) {
    return new Grant(UUID.randomUUID(), integration, signIn, scopes, nonce, Way.CODE, now, false);
  }

  public static Grant byDevice(DeviceRequest device, SignIn signIn, Instant now) {
    return new Grant(
        UUID.randomUUID(), device.integration(), signIn, device.scopes(), Optional.empty(), Way.DEVICE, now, false);
  }

  public String clientId() {
    return integration.clientId();
  }

  public Person person() {
    return signIn.person();
  }

  /** Life of each of its access tokens. */
  public Duration accessLife() {
    return way == Way.DEVICE ? Tokens.DEVICE_ACCESS_LIFE : Tokens.ACCESS_LIFE;
  }

  public Grant revoked() {
    return new Grant(id, integration, signIn, scopes, nonce, way, created, true);
  }
}
