package playground.oauth;

/**
 * Begins a device grant (RFC 8628 §3.1): POSTed as a form, without the client's secret.
 *
 * @param scopes what the tokens are to be good for; Webex wants at least one
 */
public record DeviceAuthorizationRequest(String clientId, Scopes scopes) {

  public Form form() {
    return Form.empty().with("client_id", clientId).with("scope", scopes.toString());
  }
}
