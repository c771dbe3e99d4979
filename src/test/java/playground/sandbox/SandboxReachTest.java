package playground.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.html.Assets;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** S-17 and contract section 0: who reaches the sandbox, and what is said where there is nothing. */
class SandboxReachTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  /** S-17, W-01: another name that resolves to this machine gets nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.2", "192.168.0.1:8081", "localhost.", ""})
  void aForeignHostIsMisdirected(String host) throws Exception {
    for (var target : List.of("/", "/healthz", "/v1/authorize", "/v1/rooms", Assets.PLAYGROUND_CSS)) {
      var answer = sandbox.raw("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

      assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
      assertFalse(answer.contains("Set-Cookie"), answer);
      assertFalse(answer.contains("Test integration"), answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "LOCALHOST:8081"})
  void theLoopbackNamesAreServed(String host) throws Exception {
    var answer = sandbox.raw("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
  }

  /** S-17: nothing is listened on but the one loopback address, so nobody on the network reaches it. */
  @Test
  void anotherAddressOfThisMachineIsNotListenedOn() throws Exception {
    assertThrows(ConnectException.class, () -> new Socket("127.0.0.2", sandbox.port()).close());
    for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (var address : Collections.list(network.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThrows(IOException.class, () -> new Socket(address, sandbox.port()).close(), address.toString());
        }
      }
    }
  }

  /** S-17: no person and no secret that could be taken for a real one. */
  @Test
  void thePeopleAreVisiblyMadeUp() throws Exception {
    var people = Jsoup.parse(sandbox.authorize(sandbox.request()).body()).select("button[name=person]");

    assertTrue(people.size() >= 2);
    people.forEach(person -> assertTrue(person.attr("value").endsWith("@example.com"), person.attr("value")));
  }

  @Test
  void theFirstPageListsTheIntegrationsAndNoSecret() throws Exception {
    var page = sandbox.get("/");

    assertTrue(page.body().contains(sandbox.clientId()));
    assertFalse(page.body().contains(sandbox.clientSecret()));
  }

  /** Contract 1.A: the gateway answers a path without /v1. */
  @ParameterizedTest
  @ValueSource(strings = {"/authorize?client_id=x", "/access_token", "/rooms", "/people/me"})
  void aPathWithoutV1IsA401OfTheGateway(String path) throws Exception {
    var answer = sandbox.get(path);

    assertEquals(401, answer.statusCode());
    assertEquals(
        "The request requires a valid access token set in the Authorization request header.",
        Json.text(answer, "message"));
    assertTrue(Json.text(answer, "trackingId").startsWith("ROUTERGW_"));
  }

  @Test
  void anUnknownPathBelowV1IsA404InJson() throws Exception {
    var answer = sandbox.get("/v1/nowhere", "TrackingID", "T-1");

    assertEquals(404, answer.statusCode());
    assertEquals(
        "{\"message\":\"The requested resource could not be found.\","
            + "\"errors\":[{\"description\":\"The requested resource could not be found.\"}],"
            + "\"trackingId\":\"T-1\"}",
        answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/authorize;x=1", "/v1//authorize", "/v1/./authorize", "/V1/authorize", "/v1/authorize/"})
  void aLookAlikeOfTheAuthorizationPathIsNoWayRoundItsChecks(String path) throws Exception {
    var answer = sandbox.raw("POST " + path + "?" + sandbox.request().encodedForQuery() + """
         HTTP/1.1\r
        Host: localhost\r
        Sec-Fetch-Site: cross-site\r
        Content-Type: application/x-www-form-urlencoded\r
        Content-Length: 41\r
        Connection: close\r
        \r
        person=alex%40example.com&decision=accept""");

    assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
    assertFalse(answer.contains("code="), answer);
  }
}
