package playground.webex;

import static playground.oauth.Endpoint.AUTHORIZATION;
import static playground.oauth.Endpoint.DEVICE_AUTHORIZATION;
import static playground.oauth.Endpoint.DEVICE_TOKEN;
import static playground.oauth.Endpoint.END_SESSION;
import static playground.oauth.Endpoint.JWKS;
import static playground.oauth.Endpoint.REVOCATION;
import static playground.oauth.Endpoint.TOKEN;
import static playground.oauth.Endpoint.USERINFO;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;
import playground.oauth.ServerMetadata;

/**
 * Where Webex has its endpoints and API calls. A base URL is that of its API, with version and without a slash at the
 * end, such as {@code https://webexapis.com/v1}.
 */
public final class WebexEndpoints {

  private static final String WEBEX_API = "webexapis.com";
  private static final String OLD_API = "api.ciscospark.com";
  private static final String FEDRAMP_API = "api-usgov.webex.com";
  private static final String WEBEX_DOMAIN = ".webex.com";
  private static final String BROKER = "/idb";

  /** Documented by Webex, below the base URL. */
  private static final Map<Endpoint, String> API_PATHS = Map.of(
      AUTHORIZATION, "/authorize",
      TOKEN, "/access_token",
      DEVICE_AUTHORIZATION, "/device/authorize",
      DEVICE_TOKEN, "/device/token",
      USERINFO, "/userinfo",
      JWKS, "/verification");

  /** Below the identity broker; not documented, but used by Webex's own JavaScript SDK. */
  private static final Map<Endpoint, String> BROKER_PATHS = Map.of(
      REVOCATION, "/oauth2/v1/revoke",
      END_SESSION, "/oauth2/v1/logout");

  private WebexEndpoints() {}

  /**
   * The server that the settings and a discovery document describe; a setting wins over the document. What Webex documents
   * fills in for Webex alone, whose own document lists neither device nor revocation endpoint. Of another server nothing is
   * guessed but the authorization endpoint, without which there is no server, and nothing of it goes to Webex.
   *
   * @param baseUrl of the API; for another server, that of Webex stands for none
   * @param settings the issuers, and the endpoints that are set one by one
   * @param discovered what the discovery document says; empty without one
   */
  public static AuthorizationServer of(URI baseUrl, ServerMetadata settings, Optional<ServerMetadata> discovered) {
    var documented = metadata(baseUrl, settings.issuers());
    var webex = settings.over(
        discovered.map(document -> completed(document, documented, baseUrl)).orElse(documented));
    if (isWebex(webex.endpoints(), baseUrl)) {
      return webex.of(baseUrl);
    }
    var other = another(settings, discovered, settings.over(discovered.orElse(documented.withRequiredOnly())));
    return other.of(isWebex(baseUrl) ? apiOf(other.endpoints()) : baseUrl);
  }

  /** Webex's document with what it leaves out, and any other as it is. */
  private static ServerMetadata completed(ServerMetadata document, ServerMetadata documented, URI baseUrl) {
    if (isCommercial(baseUrl) && isCommercial(document.endpoints().get(TOKEN))) {
      return document.over(documented); // its API and its brokers have different hosts (contract, 1.G)
    }
    return isWebex(document.endpoints(), baseUrl) ? document.beside(documented) : document;
  }

  /** Its device polls the token endpoint unless that is set (RFC 8628 §3.4), and it does not have Webex's issuers. */
  private static ServerMetadata another(
      ServerMetadata settings, Optional<ServerMetadata> discovered, ServerMetadata merged) {
    var endpoints = new EnumMap<>(merged.endpoints());
    if (endpoints.containsKey(DEVICE_AUTHORIZATION) && !settings.endpoints().containsKey(DEVICE_TOKEN)) {
      endpoints.put(DEVICE_TOKEN, endpoints.get(TOKEN));
    }
    var own = discovered.map(ServerMetadata::issuers).orElse(List.of());
    var issuers = merged.issuers().stream()
        .filter(issuer -> own.contains(issuer) || !isWebex(URI.create(issuer))).toList();
    return new ServerMetadata(endpoints, issuers, merged.callbackIssuer());
  }

  /** Where a server has the only call that every one of them knows, or else its tokens. */
  private static URI apiOf(Map<Endpoint, URI> endpoints) {
    return URI.create(originOf(endpoints.getOrDefault(USERINFO, endpoints.get(TOKEN))));
  }

  /** API and identity broker on one host, as at the sandbox. */
  public static AuthorizationServer at(URI baseUrl) {
    return metadata(baseUrl, List.of(originOf(baseUrl) + BROKER)).of(baseUrl);
  }

  /**
   * @param issuers its identity brokers, the nearest first
   */
  public static ServerMetadata metadata(URI baseUrl, List<String> issuers) {
    var endpoints = new EnumMap<Endpoint, URI>(Endpoint.class);
    API_PATHS.forEach((endpoint, path) -> endpoints.put(endpoint, URI.create(baseUrl + path)));
    issuers.stream().findFirst().filter(issuer -> isBrokerOf(baseUrl, issuer)).ifPresent(broker ->
        BROKER_PATHS.forEach((endpoint, path) -> endpoints.put(endpoint, URI.create(broker + path))));
    return new ServerMetadata(endpoints, issuers, Optional.empty());
  }

  /** The broker of this base URL alone: a token must not be sent to the broker of another Webex. */
  private static boolean isBrokerOf(URI baseUrl, String issuer) {
    return issuer.endsWith(BROKER)
        && (WEBEX_API.equals(baseUrl.getHost()) && issuer.startsWith("https://idbroker")
            || issuer.equals(originOf(baseUrl) + BROKER));
  }

  /** Lists the rooms of the token's owner; needs {@code spark:rooms_read}. */
  public static URI rooms(URI baseUrl) {
    return URI.create(baseUrl + "/rooms?max=10");
  }

  /** Says until when the presented token lives; which scope it needs is not documented. */
  public static URI tokenExpiry(URI baseUrl) {
    return URI.create(baseUrl + "/authorizations/tokenExpiry");
  }

  /** Describes the token's owner; needs {@code spark:people_read}. */
  public static URI ownDetails(URI baseUrl) {
    return URI.create(baseUrl + "/people/me");
  }

  /**
   * Sources for the content security policy's {@code form-action}: the origins that the browser passes between a form of
   * ours and the consent page, or the page that signs out. Webex redirects from its API's host to an identity broker, whose host depends on the region.
   */
  public static String formTargets(AuthorizationServer server) {
    var consent = sourceOf(server.authorizationEndpoint());
    var other = isWebex(server.authorizationEndpoint())
        ? Optional.of("https://*" + WEBEX_DOMAIN)
        : server.endpoint(END_SESSION).map(WebexEndpoints::sourceOf);
    return consent + other.filter(source -> !source.equals(consent)).map(source -> " " + source).orElse("");
  }

  /** A content security policy knows no IPv6 addresses, only their scheme. */
  private static String sourceOf(URI url) {
    return url.getHost().startsWith("[") ? url.getScheme() + ":" : originOf(url);
  }

  /**
   * Whether a server is Webex, or has its token endpoint where Webex has it: the sandbox, a proxy in front of Webex, and
   * what plays Webex in a test do.
   */
  public static boolean isWebex(AuthorizationServer server) {
    return isWebex(server.endpoints(), server.resourceServer());
  }

  private static boolean isWebex(Map<Endpoint, URI> endpoints, URI baseUrl) {
    return isWebex(endpoints.get(AUTHORIZATION)) || isWebex(endpoints.get(TOKEN))
        || endpoints.get(TOKEN).toString().equals(baseUrl + API_PATHS.get(TOKEN));
  }

  /** Whether a server is Webex for Government (contract, 1.P). */
  public static boolean isFedRamp(AuthorizationServer server) {
    return FEDRAMP_API.equals(server.resourceServer().getHost());
  }

  /** Whether it is at the Webex that is not for government: each knows nothing of the other's clients. */
  private static boolean isCommercial(URI endpoint) {
    return isWebex(endpoint) && !endpoint.getHost().contains("usgov");
  }

  private static boolean isWebex(URI endpoint) {
    var host = endpoint.getHost();
    return host.equals(WEBEX_API) || host.equals(OLD_API) || host.endsWith(WEBEX_DOMAIN);
  }

  static String originOf(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }
}
