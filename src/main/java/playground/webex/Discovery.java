package playground.webex;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    return metadata(
        response.text().flatMap(Json::parse).filter(JsonNode::isObject)
            .orElseThrow(() -> unusable(ResponseFault.NOT_JSON, "")));
  }

  private ServerMetadata metadata(JsonNode document) {
    var issuer = trusted(Json.text(document, "issuer").orElseThrow(() -> missing("issuer")));
    var announced = document.path("authorization_response_iss_parameter_supported");
    var token = required(document, "token_endpoint");
    var device = endpoint(document, "device_authorization_endpoint");
    return new ServerMetadata(
        List.of(issuer),
        announced.isBoolean() && announced.booleanValue() ? Optional.of(issuer) : Optional.empty(),
        Optional.of(required(document, "authorization_endpoint")),
        Optional.of(token),
        device,
        device.map(known -> token), // RFC 8628 §3.4; Webex's other one is not in any document
        endpoint(document, "userinfo_endpoint"),
        endpoint(document, "jwks_uri"),
        endpoint(document, "revocation_endpoint"),
        endpoint(document, "end_session_endpoint"));
  }

  /**
   * "The issuer value returned MUST be identical to the Issuer URL" (OpenID Connect Discovery §4.3). Webex's document
   * lies on another host than its issuer, so there it must be identical to one that was told.
   */
  private String trusted(String issuer) {
    if (!issuers.contains(issuer) && !url.toString().equals(issuer.replaceFirst("/$", "") + WELL_KNOWN)) {
      throw unusable(ResponseFault.ISSUER_UNTRUSTED, shown(issuer));
    }
    return issuer;
  }

  private URI required(JsonNode document, String name) {
    return endpoint(document, name).orElseThrow(() -> missing(name));
  }

  private Optional<URI> endpoint(JsonNode document, String name) {
    return Json.text(document, name).map(text -> address(name, text));
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
