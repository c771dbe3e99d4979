package playground.sandbox.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.Origin;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.FaultType;

/**
 * The discovery document (OpenID Connect Discovery §3) with the members of Webex's own sample, and no others (contract,
 * 1.G). So it says {@code id_token} and {@code implicit} though neither is served here, and nothing of the device grant.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class DiscoveryServlet extends SandboxServlet {

  private final ActiveFaults faults;

  public DiscoveryServlet(ActiveFaults faults) {
    super("GET", "HEAD");
    this.faults = faults;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var origin = Origin.of(request);
    var document = new LinkedHashMap<String, Object>();
    document.put("issuer", Issuer.at(origin));
    document.put("authorization_endpoint", origin + "/v1/authorize");
    document.put("token_endpoint", origin + "/v1/access_token");
    document.put("userinfo_endpoint", origin + "/v1/userinfo");
    document.put("jwks_uri", origin + "/v1/verification");
    putWhatIsSupported(document);
    if (faults.isOn(FaultType.ISSUER_IN_CALLBACK)) {
      document.put("authorization_response_iss_parameter_supported", true); // RFC 9207 §3
    }
    JsonBodies.send(response, document);
  }

  private static void putWhatIsSupported(Map<String, Object> document) {
    document.put("response_types_supported", List.of("code", "id_token"));
    document.put("subject_types_supported", List.of("public"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    document.put("scopes_supported", List.of("openid", "email", "profile", "phone", "address"));
    document.put("claims_supported", List.of(
        "aud", "sub", "auth_time", "iss", "exp", "iat", "nonce", "email", "email_verified", "name", "given_name",
        "family_name", "locale", "phone", "address"));
    document.put("grant_types_supported", List.of("authorization_code", "implicit", "refresh_token"));
    document.put("request_parameter_supported", false);
    document.put("request_uri_parameter_supported", false);
    document.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
    document.put("code_challenge_methods_supported", List.of("plain", "S256"));
  }
}
