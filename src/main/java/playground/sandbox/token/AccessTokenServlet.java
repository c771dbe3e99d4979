package playground.sandbox.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.RefusalException;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.openid.IdTokens;
import playground.sandbox.protocol.ClientAuthentication;
import playground.sandbox.protocol.IssuedTokens;
import playground.sandbox.protocol.TokenExchange;
import playground.sandbox.protocol.TokenFaults;
import playground.sandbox.protocol.TokenForm;
import playground.sandbox.store.Store;

/** {@code /v1/access_token}: a code or a refresh token for an access token (RFC 6749 §3.2). */
@SuppressWarnings("serial") // our servlets are never serialized
public final class AccessTokenServlet extends SandboxServlet {

  /** Of this servlet at the public gateway; the identity broker has it under another name. */
  public static final String PATH = "/v1/access_token";

  private final Store store;
  private final ActiveFaults faults;
  private final IdTokens idTokens;
  private final Map<String, GrantHandler> grants;

  /** "The client MUST use the HTTP "POST" method" (RFC 6749 §3.2). */
  public AccessTokenServlet(Store store, ActiveFaults faults, IdTokens idTokens) {
    super("POST");
    this.store = store;
    this.faults = faults;
    this.idTokens = idTokens;
    this.grants = Map.of(
        "authorization_code", new CodeGrant(store, faults), "refresh_token", new RefreshGrant(store, faults));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var form = TokenForm.of(request);
    var integration = new ClientAuthentication(store.integrations()).of(request, form, response);
    Diagnosis.of(request).client(integration.clientId());
    var type = form.value("grant_type")
        .orElseThrow(() -> RefusalException.json(ErrorText.REQUEST_INVALID, "no grant_type"));
    var grant = grants.get(type);
    if (grant == null) {
      throw RefusalException.json(ErrorText.GRANT_TYPE_UNSUPPORTED, "grant_type is none of " + grants.keySet());
    }
    JsonBodies.send(response, TokenExchange.run(store, () ->
        members(grant.issue(form, integration, request.getRequestURI()), request)));
  }

  private Map<String, Object> members(IssuedTokens issued, HttpServletRequest request) {
    var members = issued.inWireOrder();
    if (IdTokens.belongTo(issued.scopes())) {
      members.put("id_token", idTokens.make(issued.grant(), issued.nonce(), request));
    }
    TokenFaults.apply(members, faults, request);
    return members;
  }
}
