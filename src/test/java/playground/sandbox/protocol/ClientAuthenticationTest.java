package playground.sandbox.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.basic;
import static playground.testing.RunningSandbox.without;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.testing.RunningSandbox;

/** S-06: how an integration proves who it is (contract 1.B; RFC 6749 §2.3). */
class ClientAuthenticationTest {

  private static final String MALFORMED =
      "{\"message\":\"The request could not be understood by the server due to malformed syntax.\",";
  private static final String INVALID_REQUEST = MALFORMED
      + "\"errors\":[{\"description\":"
      + "\"invalid_request: A parameter is missing, malformed or given more than once.\"}],"
      + "\"trackingId\":\"T-1\"}";
  private static final String UNKNOWN_CLIENT =
      MALFORMED + "\"errors\":[{\"description\":\"Client Id is invalid\"}],\"trackingId\":\"T-1\"}";
  private static final String NO_SECRET =
      "{\"message\":\"client_secret cannot be null or empty\","
          + "\"errors\":[{\"description\":\"client_secret cannot be null or empty\"}],\"trackingId\":\"T-1\"}";
  private static final String WRONG_SECRET =
      "{\"message\":\"The request requires a valid access token set in the Authorization request header.\","
          + "\"errors\":[{\"description\":\"invalid_client: Client authentication failed.\"}],"
          + "\"trackingId\":\"T-1\"}";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void credentialsInTheBodyAreTaken() throws Exception {
    assertEquals(200, sandbox.tokens().statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic ", "basic ", "BASIC "})
  void credentialsInTheHeaderAreTaken(String scheme) throws Exception {
    var header = scheme + basic(sandbox.clientId(), sandbox.clientSecret()).substring("Basic ".length());

    assertEquals(200, sandbox.token(bare(), "Authorization", header).statusCode());
  }

  @Test
  void theClientIdMayBeRepeatedInTheBody() throws Exception {
    var answer = sandbox.token(bare().with("client_id", sandbox.clientId()), "Authorization", header());

    assertEquals(200, answer.statusCode());
  }

  /** RFC 6749 §2.3: "MUST NOT use more than one authentication method in each request". */
  @Test
  void credentialsInBothAreRefused() throws Exception {
    assertRefused(400, INVALID_REQUEST, sandbox.credentials(bare()), "Authorization", header());
    assertRefused(
        400, INVALID_REQUEST, bare().with("client_secret", "wrong"), "Authorization", header());
  }

  @Test
  void anotherClientIdInTheBodyThanInTheHeaderIsRefused() throws Exception {
    assertRefused(400, INVALID_REQUEST, bare().with("client_id", "C0ffee"), "Authorization", header());
  }

  @Test
  void aWrongSecretInTheBodyIsA401() throws Exception {
    var wrong = bare().with("client_id", sandbox.clientId());

    assertRefused(401, WRONG_SECRET, wrong.with("client_secret", sandbox.clientSecret() + "0"));
    assertRefused(401, WRONG_SECRET, wrong.with("client_secret", " " + sandbox.clientSecret()));
  }

  /** RFC 6749 §5.2: who tried Basic is told that Basic is wanted. */
  @Test
  void aWrongSecretInTheHeaderIsA401ThatNamesTheScheme() throws Exception {
    var answer =
        sandbox.token(bare(), "TrackingID", "T-1", "Authorization", basic(sandbox.clientId(), "wrong"));

    assertEquals(401, answer.statusCode());
    assertEquals(WRONG_SECRET, answer.body());
    assertEquals(Optional.of("Basic realm=\"sandbox\""), answer.headers().firstValue("WWW-Authenticate"));
  }

  @Test
  void aMissingSecretIsRefusedInTheWordsOfWebex() throws Exception {
    var form = bare().with("client_id", sandbox.clientId());

    assertRefused(400, NO_SECRET, form);
    assertRefused(400, NO_SECRET, form.with("client_secret", ""));
    assertRefused(400, NO_SECRET, bare(), "Authorization", basic(sandbox.clientId(), ""));
  }

  @Test
  void anUnknownClientIsRefusedInTheWordsOfWebex() throws Exception {
    assertRefused(400, UNKNOWN_CLIENT, bare());
    assertRefused(400, UNKNOWN_CLIENT, bare().with("client_id", " "));
    assertRefused(400, UNKNOWN_CLIENT, bare().with("client_id", "C0ffee").with("client_secret", "x"));
    assertRefused(400, UNKNOWN_CLIENT, bare(), "Authorization", basic("C0ffee", "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic ", "Basic !!!", "Basic Og==", "Basic JTo=", "Basic YTol", "Basic é"})
  void aHeaderThatCannotBeReadIsA400(String header) throws Exception {
    var answer = sandbox.raw("""
        POST /v1/access_token HTTP/1.1\r
        Host: localhost\r
        Authorization: %s\r
        Content-Type: application/x-www-form-urlencoded\r
        Content-Length: 24\r
        Connection: close\r
        \r
        grant_type=refresh_token""".formatted(header));

    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
  }

  @Test
  void anotherIntegrationsSecretIsWrong() throws Exception {
    var other = sandbox.sandbox().register("Other", URI.create(CALLBACK), Scopes.parse("spark:rooms_read"));

    var mixed = bare().with("client_id", other.clientId()).with("client_secret", sandbox.clientSecret());

    assertRefused(401, WRONG_SECRET, mixed);
  }

  private Form bare() throws Exception {
    return without(without(sandbox.exchange(sandbox.code()), "client_id"), "client_secret");
  }

  private String header() {
    return basic(sandbox.clientId(), sandbox.clientSecret());
  }

  private void assertRefused(int status, String body, Form form, String... headers) throws Exception {
    var all = Stream.concat(Stream.of("TrackingID", "T-1"), Stream.of(headers)).toArray(String[]::new);

    var answer = sandbox.token(form, all);

    assertEquals(status, answer.statusCode());
    assertEquals(body, answer.body());
  }
}
