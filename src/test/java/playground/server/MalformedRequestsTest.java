package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** Requests that no browser sends. To be looked at again with each new version of Jetty. */
@Isolated("hundreds of connections at once")
class MalformedRequestsTest {

  /** Would be answered too, were the body of the request before it misread as over. */
  private static final String SMUGGLED = "GET /healthz HTTP/1.1\nHost: localhost\nConnection: close\n\n";

  @RegisterExtension
  final RunningPlayground playground =
      RunningPlayground.with(URI.create("http://localhost:1/v1"), Duration.ofSeconds(1));

  /** W-18: where two programs could disagree about where a request ends, it is not answered. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /reset HTTP/1.1\nHost: localhost\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n",
        "POST /reset HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\nContent-Length: 5\n\n0\n\n",
        "POST /reset HTTP/1.1\nHost: localhost\nContent-Length: 5\nContent-Length: 6\n\nhello",
        "POST /reset HTTP/1.1\nHost: localhost\nContent-Length: 5, 6\n\nhello",
        "POST /reset HTTP/1.1\nHost: localhost\nContent-Length: +3\n\nabc",
        "POST /reset HTTP/1.1\nHost: localhost\nContent-Length: -3\n\nabc",
        "POST /reset HTTP/1.1\nHost: localhost\nContent-Length: 0x3\n\nabc",
        "POST /reset HTTP/1.1\nHost: localhost\nContent-Length: 99999999999999999999\n\nabc",
        "POST /reset HTTP/1.1\nHost: localhost\nTransfer-Encoding: xchunked\n\n0\n\n",
        "POST /reset HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked, identity\n\n0\n\n",
        "POST /reset HTTP/1.1\nHost: localhost\nTransfer-Encoding : chunked\n\n0\n\n",
        "POST /reset HTTP/1.1\nHost: localhost\n Transfer-Encoding: chunked\n\n0\n\n",
        "POST /reset HTTP/1.1\nHost: localhost\nX-Folded: one\n two\n\n",
        "POST /reset HTTP/1.1\nHost: localhost\nHost: localhost\n\n",
        "POST /reset HTTP/1.1\nHost: localhost\nBad Header: x\n\n",
      })
  void anAmbiguousRequestIsRefusedAndNothingAfterItIsServed(String request) throws Exception {
    var response = RawHttp.exchange(playground.port(), request + SMUGGLED);

    assertEquals(400, RawHttp.status(response), response);
    assertEquals(1, RawHttp.responses(response), response);
  }

  /** W-18: a chunk that is none ends the connection, whatever was answered before it was read. */
  @ParameterizedTest
  @ValueSource(strings = {"1;a=\"\nx\"\na\n0\n\n", "ZZ\n\n", "-1\n\n", "1\nab\n0\n\n", "ffffffffffffffffff\n\n"})
  void aBadChunkIsFollowedByNoSecondResponse(String chunks) throws Exception {
    var response =
        RawHttp.exchange(
            playground.port(),
            "POST /reset HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n" + chunks + SMUGGLED);

    assertFalse(response.contains("{\"status\":\"ok\"}"), response);
    assertTrue(RawHttp.responses(response) <= 1, response);
  }

  /** W-19: every part of a request has its limit. */
  @Test
  void whatIsTooLongIsRefused() throws Exception {
    var port = playground.port();
    var manyKeys = IntStream.rangeClosed(0, 100).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining("&"));

    assertEquals(414, RawHttp.status(RawHttp.get(port, "/" + "a".repeat(9000))), "the address");
    assertEquals(431, RawHttp.status(RawHttp.request(port, "GET", "/", "X: " + "a".repeat(9000) + "\n")), "a header");
    assertEquals(400, RawHttp.status(form("state=" + "a".repeat(65 * 1024))), "a body of more than 64 KiB");
    assertEquals(400, RawHttp.status(form(manyKeys)), "a form of more than 100 fields");
    assertEquals(303, RawHttp.status(form("state=s")), "but not this one");
  }

  /** W-19: a form in parts, with files, is none that we read. */
  @Test
  void multipartIsNotRead() throws Exception {
    var parts = "--x\nContent-Disposition: form-data; name=\"scope\"\n\nfrom-multipart\n--x--\n";

    var response =
        RawHttp.exchange(
            playground.port(),
            "POST /authorize HTTP/1.1\nHost: localhost\nContent-Type: multipart/form-data; boundary=x\nContent-Length: "
                + parts.replace("\n", "\r\n").length() + "\nConnection: close\n\n" + parts);

    assertFalse(response.contains("from-multipart"), response);
  }

  /** W-19: senders that never finish, in their headers or in their form, hold no thread. */
  @Test
  void fiveHundredUnfinishedRequestsDoNotStopTheService() throws Exception {
    var slow = new ArrayList<Socket>();
    try {
      for (var i = 0; i < 500; i++) {
        var socket = RawHttp.connect(playground.port());
        slow.add(socket);
        socket.getOutputStream().write(begun(i).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      }

      assertEquals(200, playground.newBrowser().get("/").status());
      assertEquals(303, playground.newBrowser().post("/authorize", "state=s").status());
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }

  /** Jetty looks for the charset of a body before it looks at the method. */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST"})
  void aCharsetThatNobodyKnowsIsABadRequestWhateverTheMethod(String method) throws Exception {
    var type = "Content-Type: application/x-www-form-urlencoded;charset=nonsense\n";

    assertEquals(400, RawHttp.status(RawHttp.request(playground.port(), method, "/", type)));
  }

  private static String begun(int i) {
    return i % 2 == 0
        ? "GET / HTTP/1.1\nHost: localhost\nX-Unfinished: "
        : "POST /authorize HTTP/1.1\nHost: localhost\nContent-Type: application/x-www-form-urlencoded\n"
            + "Content-Length: 100\n\nstate=";
  }

  private String form(String body) throws Exception {
    return RawHttp.exchange(
        playground.port(),
        "POST /authorize HTTP/1.1\nHost: localhost\nContent-Type: application/x-www-form-urlencoded\nContent-Length: "
            + body.length() + "\nConnection: close\n\n" + body);
  }
}
