package playground.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * The device authorization response (RFC 8628 §3.2). All values are untrusted.
 *
 * @param deviceCode fetches the tokens; for the device alone
 * @param userCode for the person to type; six digits at Webex, a text so that its zeros stay
 * @param verificationUri where to type it, as sent
 * @param verificationUriComplete the same with the code in it, as sent; empty when the server has none
 * @param expiresIn life of both codes; sent as whole seconds, 300 at Webex
 * @param interval least time between two polls; sent as whole seconds, 2 at Webex
 */
public record DeviceAuthorization(
    Secret deviceCode,
    String userCode,
    String verificationUri,
    Optional<String> verificationUriComplete,
    Duration expiresIn,
    Duration interval) {

  /** "If no value is provided, clients MUST use 5 as the default" (§3.2). */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);

  /** The address as a link; empty when following it could do more than open a page of that server (C-25). */
  public Optional<URI> link() {
    return safe(verificationUri);
  }

  /** The complete address as a link; empty when there is none, or likewise. */
  public Optional<URI> completeLink() {
    return verificationUriComplete.flatMap(DeviceAuthorization::safe);
  }

  /** https, or http on this machine: javascript:, file: and their like run or open what the server chose. */
  private static Optional<URI> safe(String text) {
    try {
      return Optional.of(new URI(text)).filter(SecureUri::isProtected);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "DeviceAuthorization[hidden]";
  }
}
