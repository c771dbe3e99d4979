package playground.sandbox.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import playground.oauth.Secret;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.RefusalException;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.protocol.ClientAuthentication;
import playground.sandbox.protocol.TokenForm;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Store;

/** {@code POST /idb/oauth2/v1/revoke}: an integration gives a token back (contract, 1.M; RFC 7009). */
@SuppressWarnings("serial") // our servlets are never serialized
public final class RevokeServlet extends SandboxServlet {

  public static final String PATH = "/idb/oauth2/v1/revoke";

  private final Store store;

  public RevokeServlet(Store store) {
    super("POST");
    this.store = store;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var form = TokenForm.of(request);
    var integration = new ClientAuthentication(store.integrations()).of(request, form, response);
    Diagnosis.of(request).client(integration.clientId());
    var value = form.value("token").map(Secret::new)
        .orElseThrow(() -> RefusalException.json(ErrorText.REQUEST_INVALID, "no token"));
    Diagnosis.of(request).note(revoked(value, integration));
    response.setStatus(HttpServletResponse.SC_OK);
  }

  /**
   * "If the server is unable to locate the token using the given hint, it MUST extend its search across all of its
   * supported token types" (RFC 7009 §2.1), so the hint is ignored. "invalid tokens do not cause an error
   * response" (§2.2).
   *
   * @return what happened, for the log
   */
  private String revoked(Secret value, Integration integration) {
    var access = store.tokens().access(value);
    if (access.isPresent()) {
      requireOwn(access.get().grantId(), integration);
      store.tokens().revokeAccess(value); // the refresh token goes on (contract, 1.M)
      return "the access token is revoked";
    }
    var refresh = store.tokens().refresh(value);
    if (refresh.isPresent()) {
      requireOwn(refresh.get().grantId(), integration);
      store.grants().revoke(refresh.get().grantId());
      return "the refresh token is revoked, and all access tokens with it";
    }
    return "nothing to revoke: no such token is valid";
  }

  /** "verifies whether the token was issued to the client making the revocation request" (RFC 7009 §2.1). */
  private void requireOwn(UUID grantId, Integration integration) {
    if (store.grants().find(grantId).filter(grant -> !grant.clientId().equals(integration.clientId())).isPresent()) {
      throw RefusalException.json(ErrorText.REQUEST_INVALID, "the token was issued to another integration");
    }
  }
}
