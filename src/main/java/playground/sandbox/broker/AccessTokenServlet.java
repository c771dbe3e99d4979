package playground.sandbox.broker;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import playground.sandbox.answer.Json;
import playground.sandbox.answer.Refused;
import playground.sandbox.answer.SandboxServlet;
import playground.sandbox.answer.Truth;
import playground.sandbox.answer.WireText;
import playground.sandbox.openid.IdTokens;
import playground.sandbox.store.Store;
import playground.sandbox.trouble.Troubles;

/** {@code /v1/access_token}: a code or a refresh token for an access token (RFC 6749 §3.2). */
@SuppressWarnings("serial") // our servlets are never serialized
public final class AccessTokenServlet extends SandboxServlet {

  /** Of this servlet at the public gateway; the identity broker has it under another name. */
  public static final String PATH = "/v1/access_token";

  private final Store store;
  private final Troubles troubles;
  private final IdTokens idTokens;
  private final Map<String, GrantHandler> grants;

  /** "The client MUST use the HTTP "POST" method" (RFC 6749 §3.2). */
  public AccessTokenServlet(Store store, Troubles troubles, IdTokens idTokens) {
    super("POST");
    this.store = store;
    this.troubles = troubles;
    this.idTokens = idTokens;
    this.grants = Map.of(
        "authorization_code", new CodeGrant(store, troubles), "refresh_token", new RefreshGrant(store, troubles));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var form = TokenForm.of(request);
    var integration = new ClientAuthentication(store.integrations()).of(request, form, response);
    Truth.of(request).client(integration.clientId());
    var type = form.value("grant_type")
        .orElseThrow(() -> Refused.json(WireText.REQUEST_INVALID, "no grant_type"));
    var grant = grants.get(type);
    if (grant == null) {
      throw Refused.json(WireText.GRANT_TYPE_UNSUPPORTED, "grant_type is none of " + grants.keySet());
    }
    var answer = grant.answer(form, integration, request.getRequestURI());
    var members = answer.inWireOrder();
    if (IdTokens.belongTo(answer.scopes())) {
      members.put("id_token", idTokens.make(answer.grant(), answer.nonce(), request));
    }
    SpoiltTokens.spoil(members, troubles, request);
    Json.send(response, members);
  }
}
