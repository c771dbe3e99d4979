package playground.sandbox.device;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.Origin;
import playground.sandbox.error.RefusalException;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.protocol.ScopeCheck;
import playground.sandbox.protocol.TokenForm;
import playground.sandbox.store.DeviceRequest;
import playground.sandbox.store.DeviceRequests;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Store;
import playground.scopes.ScopeCatalogue;

/** {@code POST /v1/device/authorize}: a device without a browser begins (RFC 8628 §3.1, §3.2; contract, 1.C). */
@SuppressWarnings("serial") // our servlets are never serialized
public final class DeviceAuthorizeServlet extends SandboxServlet {

  private final Store store;
  private final DeviceDecision decision;

  public DeviceAuthorizeServlet(Store store, DeviceDecision decision) {
    super("POST");
    this.store = store;
    this.decision = decision;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var form = TokenForm.of(request);
    var integration = integration(form);
    requireHelperRedirectUris(integration);
    var begun = store.deviceRequests().begin(integration, scopes(form, integration));
    decision.byItself(begun);
    JsonBodies.send(response, members(begun, Origin.of(request)));
  }

  private Integration integration(Form form) {
    return form.value("client_id").flatMap(store.integrations()::withClientId)
        .orElseThrow(() -> RefusalException.json(ErrorText.CLIENT_ID_INVALID, "no client_id, or an unknown one"));
  }

  private static void requireHelperRedirectUris(Integration integration) {
    var registered = integration.redirectUris().stream().map(Object::toString).toList();
    var missing = DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.stream().map(URI::toString).filter(uri -> !registered.contains(uri)).findFirst();
    missing.ifPresent(uri -> {
      throw RefusalException.json(ErrorText.DEVICE_REDIRECT_URIS_MISSING, "redirect URI " + uri + " is not registered");
    });
  }

  private static Scopes scopes(Form form, Integration integration) {
    var scopes = Scopes.parse(form.value("scope").orElse(""));
    ScopeCheck.refusal(scopes, integration).ifPresent(cause -> {
      throw RefusalException.json(ErrorText.SCOPE_INVALID, cause);
    });
    // OIDC scopes are not supported in this flow (contract, 1.C).
    scopes.names().stream().filter(ScopeCatalogue::isOpenId).findFirst().ifPresent(name -> {
      throw RefusalException.json(ErrorText.SCOPE_INVALID, "scope " + name + " cannot be had by the device grant");
    });
    return scopes;
  }

  /** In Webex's order; the user code is a text, so that its zeros stay. */
  private static Map<String, Object> members(DeviceRequest begun, String origin) {
    var members = new LinkedHashMap<String, Object>();
    members.put("device_code", begun.codes().deviceCode().reveal());
    members.put("expires_in", DeviceRequests.LIFE.toSeconds());
    members.put("user_code", begun.codes().userCode());
    members.put("verification_uri", origin + VerifyServlet.PATH);
    members.put("verification_uri_complete", origin + VerifyServlet.pathOf(begun));
    members.put("interval", DeviceRequest.INTERVAL.toSeconds());
    return members;
  }
}
