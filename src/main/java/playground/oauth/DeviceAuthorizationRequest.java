package playground.oauth;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Begins a device grant (RFC 8628 §3.1): POSTed as a form. Webex wants the client id in it, however the client
 * authenticates.
 *
 * @param scopes what the tokens are to be good for; Webex wants at least one
 */
public record DeviceAuthorizationRequest(String clientId, Scopes scopes) {

  /**
   * Redirect URIs that Webex requires of every integration that uses the device grant (contract, 1.C). Webex sends the
   * person who signs in through one of them, by region.
   */
  public static final List<URI> HELPER_REDIRECT_URIS =
      Stream.of("a", "r", "k", "d")
          .map(region -> "https://oauth-helper-" + region + ".wbx2.com/helperservice/v1/actions/device/callback")
          .map(URI::create)
          .toList();

  public Form form() {
    return Form.empty().with("client_id", clientId).with("scope", scopes.toString());
  }
}
