package playground.webex;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.oauth.Endpoint;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.SecureUri;
import playground.oauth.ServerMetadata;
import tools.jackson.databind.JsonNode;

/** Reads a discovery document (OpenID Connect Discovery §4), once, before anything is served. */
public final class Discovery {

  private static final int MAX_DOCUMENT_BYTES = 64 * 1024;
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  private final URI url;
  private final List<String> issuers;

  /**
   * @param issuers those that the document's may be; the one that its own address names is good in any case
   */
  public Discovery(URI url, List<String> issuers) {
    this.url = url;
    this.issuers = issuers;
  }

  /**
   * @param timeout for the whole answer
   * @throws playground.oauth.OAuthFailure when there is no document, or none that may be followed
   */
  public ServerMetadata read(Duration timeout) {
    var request = HttpRequest.newBuilder(url).header("Accept", "application/json").GET().build();
    var reply = new HttpTransport(timeout).send(request, MAX_DOCUMENT_BYTES);
    if (reply.status() != 200) {
      throw unusable("was answered with " + reply.status() + (reply.isRedirect() ? "; redirects are not followed" : ""));
    }
    return metadata(
        reply.text().flatMap(Json::parse).filter(JsonNode::isObject).orElseThrow(() -> unusable("is not a JSON object")));
  }

  private ServerMetadata metadata(JsonNode document) {
    var issuer = trusted(Json.text(document, "issuer").orElseThrow(() -> unusable("has no issuer")));
    var announced = document.path("authorization_response_iss_parameter_supported");
    return new ServerMetadata(
        endpoints(document),
        List.of(issuer),
        announced.isBoolean() && announced.booleanValue() ? Optional.of(issuer) : Optional.empty());
  }

  private Map<Endpoint, URI> endpoints(JsonNode document) {
    var endpoints = new EnumMap<Endpoint, URI>(Endpoint.class);
    for (var endpoint : Endpoint.values()) {
      endpoint.metadataName().ifPresent(name ->
          Json.text(document, name).ifPresent(text -> endpoints.put(endpoint, address(name, text))));
    }
    for (var required : List.of(Endpoint.AUTHORIZATION, Endpoint.TOKEN)) {
      if (!endpoints.containsKey(required)) {
        throw unusable("has no " + required.metadataName().orElseThrow());
      }
    }
    if (endpoints.containsKey(Endpoint.DEVICE_AUTHORIZATION)) {
      endpoints.put(Endpoint.DEVICE_TOKEN, endpoints.get(Endpoint.TOKEN)); // RFC 8628 §3.4
    }
    return endpoints;
  }

  /**
   * "The issuer value returned MUST be identical to the Issuer URL" (OpenID Connect Discovery §4.3). Webex's document
   * is on another host than its issuer, so there it must be identical to a configured one.
   */
  private String trusted(String issuer) {
    if (!issuers.contains(issuer) && !url.toString().equals(issuer.replaceFirst("/$", "") + WELL_KNOWN)) {
      throw unusable("is of the issuer " + shown(issuer) + ", which is neither in webex.issuers nor at this address");
    }
    return issuer;
  }

  private URI address(String name, String text) {
    try {
      var address = new URI(text);
      if (SecureUri.is(address)) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw unusable("has a " + name + " that is no address");
    }
    throw unusable("has a " + name + " that is not https");
  }

  private static UnusableResponse unusable(String how) {
    return new UnusableResponse(
        "the document " + how,
        "What it says decides where codes and secrets go, so nothing is guessed.",
        "Compare the address with the provider's own words.",
        false);
  }

  private static String shown(String issuer) {
    return Redactor.of().excerpt(issuer.replaceAll("\\p{Cntrl}", "?"));
  }
}
