package playground.sandbox.testing;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import playground.oauth.DeviceAuthorizationRequest;
import playground.sandbox.seed.IntegrationEntry;
import playground.sandbox.store.RefreshPolicy;
import playground.scopes.ScopeCatalogue;

/**
 * An integration, as a developer registers it at Webex. {@link #standard()} is there by default; the {@code with…} methods
 * change one thing of it.
 *
 * @param name as the consent page shows it
 * @param clientId 1 to 256 ASCII characters without spaces
 * @param clientSecret likewise; does not print
 * @param redirectUris 1 to 10; each is compared as its exact text
 * @param scopes what the integration may request; the OpenID Connect scopes need no registration
 * @param requiresPkce whether a request without a code challenge is refused; Webex itself never demands one
 * @param rotatesRefreshTokens whether each use of a refresh token brings a new one, and a second use ends them all;
 *     otherwise it stays the same, and its life starts afresh
 */
public record SandboxIntegration(
    String name,
    String clientId,
    String clientSecret,
    List<URI> redirectUris,
    List<String> scopes,
    boolean requiresPkce,
    boolean rotatesRefreshTokens) {

  /** Client id of {@link #standard()}; a constant, so that annotations can use it. */
  public static final String CLIENT_ID = "C0123456789abcdef";

  /** Client secret of {@link #standard()}. */
  public static final String CLIENT_SECRET = "only-for-the-sandbox";

  /** Redirect URI of {@link #standard()}; nothing needs to listen there. */
  public static final String REDIRECT_URI = "http://localhost:8080/callback";

  public SandboxIntegration {
    redirectUris = List.copyOf(redirectUris);
    scopes = List.copyOf(scopes);
  }

  /** With the constants of this class, and every scope that Webex knows. */
  public static SandboxIntegration standard() {
    return new SandboxIntegration("My app", CLIENT_ID, CLIENT_SECRET, List.of(URI.create(REDIRECT_URI)),
        List.copyOf(ScopeCatalogue.all().keySet()), false, false);
  }

  public SandboxIntegration withName(String other) {
    return new SandboxIntegration(
        other, clientId, clientSecret, redirectUris, scopes, requiresPkce, rotatesRefreshTokens);
  }

  public SandboxIntegration withCredentials(String otherId, String otherSecret) {
    return new SandboxIntegration(
        name, otherId, otherSecret, redirectUris, scopes, requiresPkce, rotatesRefreshTokens);
  }

  public SandboxIntegration withRedirectUris(String... others) {
    return new SandboxIntegration(
        name, clientId, clientSecret, Stream.of(others).map(URI::create).toList(), scopes, requiresPkce, rotatesRefreshTokens);
  }

  /** Adds the four redirect URIs that Webex demands for device grants. */
  public SandboxIntegration withDeviceGrant() {
    var all = Stream.concat(redirectUris.stream(), DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.stream());
    return withRedirectUris(all.map(URI::toString).toArray(String[]::new));
  }

  public SandboxIntegration withScopes(String... others) {
    return new SandboxIntegration(
        name, clientId, clientSecret, redirectUris, List.of(others), requiresPkce, rotatesRefreshTokens);
  }

  public SandboxIntegration withRequiredPkce() {
    return new SandboxIntegration(name, clientId, clientSecret, redirectUris, scopes, true, rotatesRefreshTokens);
  }

  public SandboxIntegration withRotatingRefreshTokens() {
    return new SandboxIntegration(name, clientId, clientSecret, redirectUris, scopes, requiresPkce, true);
  }

  /** As a seed file has it. */
  IntegrationEntry entry() {
    return new IntegrationEntry(name, null, null, clientId, clientSecret, redirectUris.stream().map(URI::toString).toList(),
        scopes, requiresPkce, rotatesRefreshTokens ? RefreshPolicy.rotate : RefreshPolicy.sliding, null, null);
  }

  /** Without the client secret. */
  @Override
  public String toString() {
    return "SandboxIntegration[" + clientId + "]";
  }
}
