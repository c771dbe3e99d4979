package playground.webex;

import java.net.URI;
import java.util.Optional;
import playground.oauth.AuthorizationServer;

/**
 * Where Webex's API is, the real one or the sandbox.
 *
 * @param baseUrl with version and without a slash at the end, such as {@code https://webexapis.com/v1}
 */
public record WebexEndpoints(URI baseUrl) {

  private static final String WEBEX_DOMAIN = ".webex.com";

  /** Sign-in, consent and token endpoint. */
  public AuthorizationServer authorizationServer() {
    return new AuthorizationServer(below("/authorize"), below("/access_token"), baseUrl);
  }

  /** The endpoints of the Webex that an attempt was sent to. */
  public static WebexEndpoints of(AuthorizationServer server) {
    return new WebexEndpoints(server.resourceServer());
  }

  /** Begins a device grant (RFC 8628 §3.1); empty where there is none. */
  public Optional<URI> deviceAuthorizationEndpoint() {
    return Optional.of(below("/device/authorize"));
  }

  /** Is polled for a device's tokens; at Webex another than the token endpoint (contract, 1.D). */
  public Optional<URI> deviceTokenEndpoint() {
    return Optional.of(below("/device/token"));
  }

  /** The rooms that the token's owner is in; wants {@code spark:rooms_read}. */
  public URI rooms() {
    return below("/rooms?max=10");
  }

  /** The token's owner; wants {@code spark:people_read}. */
  public URI ownDetails() {
    return below("/people/me");
  }

  /**
   * Origins that the browser passes on its way from our form to the consent page, in the words of a content security
   * policy. The real Webex sends it on from its API's host to an identity broker, whose host depends on the region.
   */
  public String formTargets() {
    var own = baseUrl.getScheme() + "://" + baseUrl.getRawAuthority();
    var isWebex = baseUrl.getHost().equals("webexapis.com") || baseUrl.getHost().endsWith(WEBEX_DOMAIN);
    return isWebex ? own + " https://*" + WEBEX_DOMAIN : own;
  }

  private URI below(String path) {
    return URI.create(baseUrl + path);
  }
}
