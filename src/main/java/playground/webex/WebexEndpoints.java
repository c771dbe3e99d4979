package playground.webex;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import playground.oauth.AuthorizationServer;
import playground.oauth.ServerMetadata;

/**
 * Where Webex is, the real one, the sandbox, or whoever was told.
 *
 * @param authorizationServer sign-in, consent, tokens and identity
 */
public record WebexEndpoints(AuthorizationServer authorizationServer) {

  private static final String WEBEX_API = "webexapis.com";
  private static final String OLD_API = "api.ciscospark.com";
  private static final String WEBEX_DOMAIN = ".webex.com";
  private static final String BROKER = "/idb";

  /**
   * API and identity broker on one host, as at the sandbox.
   *
   * @param baseUrl with version and without a slash at the end, such as {@code http://localhost:8081/v1}
   */
  public WebexEndpoints(URI baseUrl) {
    this(metadata(baseUrl, List.of(originOf(baseUrl) + BROKER)).of(baseUrl));
  }

  /** The endpoints of the Webex that an attempt was sent to. */
  public static WebexEndpoints of(AuthorizationServer server) {
    return new WebexEndpoints(server);
  }

  /**
   * What Webex documents, and its revocation and sign-out, which it does not (its own JavaScript SDK uses both).
   *
   * @param baseUrl with version and without a slash at the end, such as {@code https://webexapis.com/v1}
   * @param issuers its identity brokers, the nearest first
   */
  public static ServerMetadata metadata(URI baseUrl, List<String> issuers) {
    var broker = issuers.stream().findFirst().filter(issuer -> isBrokerOf(baseUrl, issuer)).map(issuer -> issuer + "/oauth2/v1");
    return new ServerMetadata(
        issuers,
        Optional.empty(),
        below(baseUrl, "/authorize"),
        below(baseUrl, "/access_token"),
        below(baseUrl, "/device/authorize"),
        below(baseUrl, "/device/token"),
        below(baseUrl, "/userinfo"),
        below(baseUrl, "/verification"),
        broker.map(url -> URI.create(url + "/revoke")),
        broker.map(url -> URI.create(url + "/logout")));
  }

  /** Of the API's base alone; a token must not be shown to the broker of another Webex. */
  private static boolean isBrokerOf(URI baseUrl, String issuer) {
    return issuer.endsWith(BROKER)
        && (WEBEX_API.equals(baseUrl.getHost()) && issuer.startsWith("https://idbroker")
            || issuer.equals(originOf(baseUrl) + BROKER));
  }

  /** With version and without a slash at the end, such as {@code https://webexapis.com/v1}. */
  public URI baseUrl() {
    return authorizationServer.resourceServer();
  }

  /** Begins a device grant (RFC 8628 §3.1); empty where there is none. */
  public Optional<URI> deviceAuthorizationEndpoint() {
    return authorizationServer.deviceAuthorizationEndpoint();
  }

  /** Is polled for a device's tokens; at Webex another than the token endpoint (contract, 1.D). */
  public Optional<URI> deviceTokenEndpoint() {
    return authorizationServer.deviceTokenEndpoint();
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
    var endpoint = authorizationServer.authorizationEndpoint();
    var brokers = isWebex(endpoint) ? Stream.of("https://*" + WEBEX_DOMAIN) : Stream.<String>empty();
    return Stream.concat(Stream.of(sourceOf(endpoint)), brokers).collect(Collectors.joining(" "));
  }

  /** A content security policy knows no IPv6 addresses, only their scheme. */
  private static String sourceOf(URI url) {
    return url.getHost().startsWith("[") ? url.getScheme() + ":" : originOf(url);
  }

  /** Whether a host of Webex's is there, its old name included. */
  public static boolean isWebex(URI endpoint) {
    var host = endpoint.getHost();
    return host.equals(WEBEX_API) || host.equals(OLD_API) || host.endsWith(WEBEX_DOMAIN);
  }

  static String originOf(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  private URI below(String path) {
    return URI.create(baseUrl() + path);
  }

  private static Optional<URI> below(URI baseUrl, String path) {
    return Optional.of(URI.create(baseUrl + path));
  }
}
