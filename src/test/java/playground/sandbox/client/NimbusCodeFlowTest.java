package playground.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Form;
import playground.testing.RunningSandbox;

/** A stranger's library runs the code flow with PKCE against the sandbox as against Webex: only the URL changed. */
class NimbusCodeFlowTest {

  private static final URI CALLBACK = URI.create(RunningSandbox.CALLBACK);

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void withTheSecretInTheHeaderTheCodeBecomesTokensThatWork() throws Exception {
    assertWholeFlow(program(new ClientSecretBasic(clientId(), secret())));
  }

  @Test
  void withTheSecretInTheBodyTheCodeBecomesTokensThatWork() throws Exception {
    assertWholeFlow(program(new ClientSecretPost(clientId(), secret())));
  }

  @Test
  void aRefreshBringsAnotherAccessTokenThatWorks() throws Exception {
    var program = program(new ClientSecretBasic(clientId(), secret()));
    var attempt = program.begin("spark:rooms_read");
    var first = program.exchange(attempt, decided(attempt, "accept")).getTokens();

    var second = program.refresh(first.getRefreshToken()).getTokens();

    assertNotEquals(first.getAccessToken().getValue(), second.getAccessToken().getValue());
    assertEquals(first.getRefreshToken(), second.getRefreshToken(), "as at Webex, it does not rotate");
    assertEquals(200, program.api("/rooms", second.getBearerAccessToken()).getStatusCode());
  }

  @Test
  void aPersonWhoDeclinesIsToldApart() throws Exception {
    var program = program(new ClientSecretBasic(clientId(), secret()));
    var attempt = program.begin("spark:rooms_read");

    var refusal = program.refusal(attempt, decided(attempt, "decline"));

    assertEquals("access_denied", refusal.getErrorObject().getCode());
  }

  @Test
  void aScopeThatIsNotRegisteredIsToldApart() throws Exception {
    var program = program(new ClientSecretBasic(clientId(), secret()));
    var attempt = program.begin("spark:rooms_write");

    var refusal = program.refusal(attempt, RunningSandbox.location(sandbox.authorize(query(attempt))));

    assertEquals("invalid_scope", refusal.getErrorObject().getCode());
    assertEquals("The requested scope is invalid.", refusal.getErrorObject().getDescription());
  }

  /** The library knows the status; for the words it must know Webex's envelope (contract, section 0). */
  @Test
  void aCodeThatNeverWasIsA400InWebexsEnvelope() throws Exception {
    var program = program(new ClientSecretBasic(clientId(), secret()));

    var answer = program.token(
        new AuthorizationCodeGrant(new AuthorizationCode("never-was"), CALLBACK, new CodeVerifier()));

    assertEquals(400, answer.getStatusCode());
    assertEquals(
        "The request could not be understood by the server due to malformed syntax.",
        answer.getBodyAsJSONObject().get("message"));
  }

  @Test
  void aWrongSecretIsA401() throws Exception {
    var program = program(new ClientSecretBasic(clientId(), new Secret("wrong")));
    var attempt = program.begin("spark:rooms_read");
    var code = RunningSandbox.query(sandbox.decide(query(attempt), "accept")).value("code").orElseThrow();

    var answer = program.token(
        new AuthorizationCodeGrant(new AuthorizationCode(code), CALLBACK, attempt.verifier()));

    assertEquals(401, answer.getStatusCode());
  }

  private void assertWholeFlow(NimbusProgram program) throws Exception {
    var attempt = program.begin("spark:rooms_read");

    var tokens = program.exchange(attempt, decided(attempt, "accept")).getTokens();

    assertEquals(1_209_599, tokens.getBearerAccessToken().getLifetime(), "seconds");
    assertEquals(Scope.parse("openid spark:rooms_read"), tokens.getBearerAccessToken().getScope());
    var rooms = program.api("/rooms", tokens.getBearerAccessToken());
    assertEquals(200, rooms.getStatusCode(), rooms.getBody());
    assertEquals(403, program.api("/people/me", tokens.getBearerAccessToken()).getStatusCode());
    assertEquals(401, program.api("/rooms", new BearerAccessToken("made-up")).getStatusCode());
  }

  /** Where the person's browser is sent, after signing in and pressing a button. */
  private String decided(NimbusProgram.Attempt attempt, String decision) throws Exception {
    return RunningSandbox.location(sandbox.decide(query(attempt), decision));
  }

  private static Form query(NimbusProgram.Attempt attempt) {
    return Form.parse(attempt.address().getRawQuery());
  }

  private NimbusProgram program(ClientAuthentication credentials) {
    return new NimbusProgram(URI.create(sandbox.origin() + "/v1"), credentials, CALLBACK);
  }

  private ClientID clientId() {
    return new ClientID(sandbox.clientId());
  }

  private Secret secret() {
    return new Secret(sandbox.clientSecret());
  }
}
