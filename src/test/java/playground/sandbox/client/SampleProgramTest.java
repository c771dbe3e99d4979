package playground.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Form;
import playground.testing.RunningSandbox;

/** A program in the manner of the vendor's own samples runs against the sandbox as against Webex: only the URL changed. */
class SampleProgramTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void theCodeBecomesTokensWithTheirLives() throws Exception {
    var tokens = program().exchange(SampleProgram.codeOrApology(decided("spark:rooms_read", "accept")));

    assertEquals(1_209_599, tokens.accessSeconds());
    assertEquals(7_775_999, tokens.refreshSeconds());
    assertEquals(200, program().get("/rooms", tokens.access()).statusCode());
    assertTrue(program().get("/people/me", tokens.access()).body().contains("missing required scopes"));
  }

  @Test
  void theRefreshTokenIsThereInEveryAnswer() throws Exception {
    var first = program().exchange(SampleProgram.codeOrApology(decided("spark:people_read", "accept")));

    var second = program().refresh(first.refresh());
    var third = program().refresh(second.refresh());

    assertEquals("Alex Example", SampleProgram.text(program().get("/people/me", third.access()).body(), "displayName"));
  }

  @Test
  void theErrorsThatTheSamplesKnowAreCalledByThoseNames() throws Exception {
    assertEquals("you declined", SampleProgram.codeOrApology(decided("spark:rooms_read", "decline")));
    assertEquals(
        "the integration asks for a scope that it has not registered",
        SampleProgram.codeOrApology(decided("spark:all", "accept")));
  }

  /** The samples shout "message" of a 400 and have the secret checked at a 401. */
  @Test
  void aCodeThatIsUsedTwiceIsTheStatusAndTheMessageThatTheSamplesExpect() throws Exception {
    var code = SampleProgram.codeOrApology(decided("spark:rooms_read", "accept"));
    program().exchange(code);

    var again = assertThrows(IllegalStateException.class, () -> program().exchange(code));

    assertEquals(
        "status 400: The request could not be understood by the server due to malformed syntax.", again.getMessage());
  }

  @Test
  void aWrongSecretIsA401() throws Exception {
    var mistyped = new SampleProgram(webex(), sandbox.clientId(), "wr0ng", RunningSandbox.CALLBACK);

    var refused = assertThrows(IllegalStateException.class, () -> mistyped.exchange("c0de"));

    assertTrue(refused.getMessage().startsWith("status 401"), refused.getMessage());
  }

  private String decided(String scopes, String decision) throws Exception {
    var query = Form.parse(program().link(scopes, "st4te").getRawQuery());
    return RunningSandbox.location(sandbox.decide(query, decision));
  }

  private SampleProgram program() {
    return new SampleProgram(webex(), sandbox.clientId(), sandbox.clientSecret(), RunningSandbox.CALLBACK);
  }

  private String webex() {
    return sandbox.origin() + "/v1";
  }
}
