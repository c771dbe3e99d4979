package playground.sandbox.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.location;
import static playground.testing.RunningSandbox.query;
import static playground.testing.RunningSandbox.without;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.RunningSandbox;

/** RFC 6749 §4.1.2: the state comes back as "the exact value received from the client". */
class StateEchoTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  /** S-05. */
  @Test
  void twoThousandCharactersComeBackByteForByte() throws Exception {
    var state = "a+b/c%d=é&".repeat(200);

    var back = sandbox.decide(sandbox.with("state", state), "accept");

    assertEquals(Optional.of(state), query(back).value("state"));
  }

  /** S-05: 2 kB of which every byte takes three on the wire. */
  @Test
  void twoKilobytesThatAllNeedEncodingComeBack() throws Exception {
    var state = "%".repeat(2_048);

    assertEquals(Optional.of(state), query(sandbox.decide(sandbox.with("state", state), "accept")).value("state"));
    assertEquals(Optional.of(state), query(sandbox.decide(sandbox.with("state", state), "decline")).value("state"));
  }

  /** Whatever fits into a request fits into the answer. */
  @ParameterizedTest
  @ValueSource(strings = {"/", "~", "a"})
  void aStateAsLongAsTheServerReadsComesBack(String letter) throws Exception {
    var target = "/v1/authorize?" + without(sandbox.request(), "state").encodedForQuery()
        + "&prompt=none&state=" + letter.repeat(7_600);

    var answer = sandbox.raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertTrue(answer.contains("&state=" + letter.repeat(7_600) + "\r\n"), answer);
  }

  @Test
  void aRequestTooLongToReadIsAnsweredWithAPage() throws Exception {
    var page = sandbox.authorize(sandbox.with("state", "a".repeat(20_000)));

    assertEquals(414, page.statusCode());
    assertEquals(Optional.empty(), page.headers().firstValue("Location"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "a%2Bb        | a%2Bb",
      "a+b          | a+b",
      "%E9          | %E9",
      "%C3%A9       | %C3%A9",
      "%0D%0AX:%201 | %0D%0AX:%201",
      "a%26code%3Dx | a%26code%3Dx",
      "%00          | %00",
      "%2541        | %2541",
      "a=b==        | a=b==",
      "%23f         | %23f"
  })
  void everyByteSurvives(String sent, String echoed) throws Exception {
    var target = "/v1/authorize?" + without(sandbox.request(), "state").encodedForQuery() + "&state=" + sent;

    var back = sandbox.post(target, "person=alex%40example.com&decision=accept");

    assertTrue(location(back).endsWith("&state=" + echoed), location(back));
  }

  @Test
  void aStateWhoseNameIsPercentEncodedIsAStateToo() throws Exception {
    var target = "/v1/authorize?" + without(sandbox.request(), "state").encodedForQuery() + "&%73tate=st4te";

    assertTrue(location(sandbox.get(target + "&prompt=none")).endsWith("&state=st4te"));
  }

  @Test
  void aStateSentWithoutPercentEncodingComesBackToo() throws Exception {
    var target = "/v1/authorize?" + without(sandbox.request(), "state").encodedForQuery()
        + "&prompt=none&state=é€";

    var answer = sandbox.raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertTrue(answer.contains("&state=%C3%A9%E2%82%AC\r\n"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&state", "&state="})
  void withoutStateNoneComesBack(String more) throws Exception {
    var target = "/v1/authorize?" + without(sandbox.request(), "state").encodedForQuery() + more;

    var back = sandbox.post(target, "person=alex%40example.com&decision=accept");

    assertFalse(location(back).contains("state"), location(back));
  }

  /** RFC 9207 §2: Webex sends no {@code iss}. */
  @Test
  void noIssComesWithTheCode() throws Exception {
    assertEquals(Optional.empty(), query(sandbox.decide(sandbox.request(), "accept")).value("iss"));
  }
}
