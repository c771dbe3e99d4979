package playground.web.view;

import playground.flow.FlowState;
import playground.oauth.ClientAuthentication;
import playground.oauth.Endpoint;
import playground.oauth.OAuthFailure;
import playground.oauth.TokenRequest;
import playground.text.FormTexts;
import playground.webex.HttpExchange;
import playground.webex.RedactedRequest;
import playground.webex.token.TokenClient;
import playground.webex.token.TokenExchange;

/**
 * A token request that a button would send.
 *
 * @param request redacted
 * @param needsSecret whether a secret is sent and is missing or was perhaps wrong, so that the form asks for it
 * @param secretOwner whose secret an empty field stands for; empty when it stands for the last one
 */
public record TokenRequestView(RedactedRequest request, boolean needsSecret, String secretOwner) {

  public static TokenRequestView of(TokenRequest request, FlowState flow, PageContext context) {
    var credentials = flow.credentials();
    return new TokenRequestView(
        TokenClient.preview(request, credentials, flow.server()),
        flow.server().authenticationAt(Endpoint.TOKEN) != ClientAuthentication.NONE
            && (credentials.clientSecret().isEmpty() || mayHaveWrongSecret(flow)),
        context.settings().secretOf(credentials.clientId()).map(secret -> FormTexts.ownerOfSecret(context.serverKind())).orElse(""));
  }

  /** Denied, but not because of the code or the refresh token: it may be because of the secret. */
  private static boolean mayHaveWrongSecret(FlowState flow) {
    var status = flow.lastExchange().map(TokenExchange::exchange).flatMap(HttpExchange::response)
        .map(HttpExchange.Response::status).orElse(0);
    var isEnded = flow.lastExchange().flatMap(TokenExchange::failure).map(OAuthFailure::endsGrant).orElse(true);
    return (status == 400 || status == 401) && !isEnded;
  }
}
