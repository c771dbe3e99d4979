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
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
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
   * @param timeout for the whole response
   * @throws OAuthException when there is no document, or none that may be followed
   */
  public ServerMetadata read(Duration timeout) {
    var request = HttpRequest.newBuilder(url).header("Accept", "application/json").GET().build();
    var response = new HttpTransport(timeout).send(request, RequestKind.DISCOVERY, MAX_DOCUMENT_BYTES);
    if (response.status() != 200) {
      var fault = response.isRedirect() ? ResponseFault.REDIRECT : ResponseFault.UNEXPECTED_STATUS;
      throw unusable(fault, Integer.toString(response.status()));
    }
    var notJson = response.looksLikeHtml() ? ResponseFault.HTML : ResponseFault.NOT_JSON;
    return metadata(
        response.text().flatMap(Json::parse).filter(JsonNode::isObject).orElseThrow(() -> unusable(notJson, "")));
  }

  private ServerMetadata metadata(JsonNode document) {
    var issuer = trusted(Json.text(document, "issuer").orElseThrow(() -> missing("issuer")));
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
        throw missing(required.metadataName().orElseThrow());
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
      throw unusable(ResponseFault.ISSUER_UNTRUSTED, shown(issuer));
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
      throw unusable(ResponseFault.MEMBER_NOT_URI, name);
    }
    throw unusable(ResponseFault.MEMBER_NOT_SECURE, name);
  }

  private static OAuthException missing(String member) {
    return unusable(ResponseFault.MEMBER_MISSING, member);
  }

  private static OAuthException unusable(ResponseFault fault, String detail) {
    return new OAuthException(new UnusableResponse(RequestKind.DISCOVERY, fault, detail));
  }

  private static String shown(String issuer) {
    return Redactor.of().excerpt(issuer.replaceAll("\\p{Cntrl}", "?"));
  }
}
