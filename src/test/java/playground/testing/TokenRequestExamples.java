package playground.testing;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import playground.oauth.PendingAuthorization;
import playground.oauth.AuthorizationRequest;
import playground.oauth.ClientCredentials;
import playground.oauth.CodeVerifier;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.State;
import playground.oauth.TokenRequest;
import playground.webex.WebexEndpoints;

/** A client, a code and a refresh token for the tests of the wire. */
public final class TokenRequestExamples {

  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** Every character that an encoder may get wrong. */
  public static final String AWKWARD_SECRET = "s&c%r+t é!:/\"<";

  public static final ClientCredentials CLIENT =
      new ClientCredentials("client-1", Optional.of(new Secret(AWKWARD_SECRET)));

  public static final String VERIFIER = "verifier-0123456789-0123456789-0123456789-0";

  private TokenRequestExamples() {}

  /** The exchange of a code that came back as it should. */
  public static TokenRequest.Code codeRequest() {
    var pending =
        new PendingAuthorization(
            WebexEndpoints.at(URI.create("http://127.0.0.1/v1")),
            new AuthorizationRequest(
                "client-1",
                URI.create("http://localhost:8080/callback"),
                Scopes.parse("spark:rooms_read"),
                new State("st4te"),
                Optional.empty()),
            CLIENT,
            Optional.of(new CodeVerifier(VERIFIER)),
            NOW);
    return new TokenRequest.Code(pending.verify(Form.parse("code=c0de%2F1&state=st4te")));
  }

  public static TokenRequest.Refresh refreshRequest() {
    return new TokenRequest.Refresh(new Secret("r3fresh+1"));
  }
}
