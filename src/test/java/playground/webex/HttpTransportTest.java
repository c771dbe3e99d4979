package playground.webex;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.OAuthFailure.NoResponse;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.OAuthFailure;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.Secret;
import playground.oauth.TransportFault;
import playground.testing.FakeWebex;
import playground.testing.MovableClock;
import playground.testing.RawWebex;
import playground.testing.TokenRequestExamples;
import playground.webex.api.ApiClient;
import playground.webex.token.TokenClient;
import playground.webex.token.TokenExchange;

/** A Webex, or whatever answers in its place, that breaks off, drips, hangs or never ends: one clear message each. */
@Timeout(120) // seconds; only for a playground that hangs too
class HttpTransportTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration IMPATIENCE = Duration.ofMillis(400);
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final long GIBIBYTE = 1L << 30;

  @RegisterExtension final FakeWebex webex = new FakeWebex();
  @RegisterExtension final RawWebex raw = new RawWebex();

  /** F-01: nothing comes at all. */
  @Test
  void aServerThatHangsIsGivenUp() {
    raw.answering(RawWebex.SILENCE);

    var failure = send(IMPATIENCE);

    assertEquals(new NoResponse(TransportFault.TIMED_OUT, place(), IMPATIENCE), failure);
    assertFalse(failure.endsGrant(), "the button comes back");
  }

  /** F-01: the time-out of java.net.http ends with the headers; this deadline does not. */
  @Test
  void aBodyThatDripsIsGivenUp() {
    webex.answersTokens(
        FakeWebex.json(200, FakeWebex.TOKENS + " ".repeat(2000)).withChunkedDribbleDelay(2000, 3_600_000));

    var failure = exchange(IMPATIENCE, webex.baseUrl()).failure().orElseThrow();

    assertEquals(new NoResponse(TransportFault.TIMED_OUT, webex.baseUrl().getRawAuthority(), IMPATIENCE), failure);
  }

  /** F-01: told from a slow answer, because nothing was sent and so nothing can be lost. */
  @Test
  void aHostThatTakesNoConnectionIsGivenUp() {
    var hole = RawWebex.blackHole();

    var patience = Duration.ofSeconds(3); // half of it for the connection

    var failure = exchange(patience, hole.baseUrl()).failure().orElseThrow();
    hole.close();

    assertEquals(new NoResponse(TransportFault.NO_CONNECTION, hole.baseUrl().getRawAuthority(), patience), failure);
  }

  @Test
  void aRefusedConnectionIsReportedAsOne() {
    raw.close();

    var failure = send(PATIENCE);

    assertEquals(new NoResponse(TransportFault.NO_CONNECTION, place(), PATIENCE), failure);
    assertFalse(failure.endsGrant());
  }

  @Test
  void aNameThatNobodyKnowsIsReportedAsOne() {
    var failure = exchange(PATIENCE, URI.create("http://webex.invalid/v1")).failure().orElseThrow();

    assertEquals(new NoResponse(TransportFault.HOST_UNKNOWN, "webex.invalid", PATIENCE), failure);
  }

  /** F-04: one request is counted, however the answer breaks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Ty",
        OK + "Content-Length: 100\r\n\r\n{\"access_token\":\"acc3ss\"",
        OK + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"acc\r\n"
      })
  void aResponseThatIsCutOffIsReportedAsOne(String response) {
    raw.answering(response);

    var failure = send(PATIENCE);

    assertEquals(new NoResponse(TransportFault.CUT_OFF, place(), PATIENCE), failure);
    assertFalse(failure.endsGrant());
    raw.nextRequest();
    assertEquals(0, raw.requestsLeft(), "it is not sent again");
  }

  /** F-03, F-04: RST instead of an answer. */
  @Test
  void aConnectionThatIsResetIsReportedAsOne() {
    raw.answering(connection -> connection.setSoLinger(true, 0));

    var failure = send(PATIENCE);

    assertEquals(new NoResponse(TransportFault.CUT_OFF, place(), PATIENCE), failure);
    raw.nextRequest();
    assertEquals(0, raw.requestsLeft(), "it is not sent again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 abc Hm\r\n\r\n",
        OK + "Content-Length: many\r\n\r\n{}",
        OK + "Content-Length: -5\r\n\r\n{}",
        OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"
      })
  void whatIsNotHttpEndsInAMessage(String response) {
    raw.answering(response);

    var failure = send(PATIENCE);

    assertEquals(place(), ((NoResponse) failure).host());
    assertFalse(failure.endsGrant());
  }

  /** F-02: reading stops at 64 KiB, so the server cannot get rid of its GiB and memory does not fill. */
  @ParameterizedTest
  @ValueSource(ints = {200, 400, 502})
  void aResponseWithoutEndIsCutShort(int status) throws Exception {
    var written = new CompletableFuture<Long>();
    raw.answering(connection -> written.complete(pour(connection, status)));

    var failure = send(PATIENCE);

    assertEquals(new UnusableResponse(RequestKind.CODE, ResponseFault.TOO_LONG, "64"), failure);
    assertTrue(written.get() < GIBIBYTE, "the server was cut off");
  }

  /** F-02: a call of the API may be longer, but not endless either. */
  @Test
  void anApiResponseWithoutEndIsCutShort() throws Exception {
    var written = new CompletableFuture<Long>();
    raw.answering(connection -> written.complete(pour(connection, 200)));

    var rooms = WebexEndpoints.rooms(raw.baseUrl());
    var call = new ApiClient(new HttpTransport(PATIENCE), new MovableClock()).get(rooms, new Secret("acc3ss"));

    var failure = call.failure().orElseThrow();
    assertEquals(new UnusableResponse(RequestKind.API, ResponseFault.TOO_LONG, "1024"), failure);
    assertTrue(written.get() < GIBIBYTE, "the server was cut off");
  }

  @Test
  void aResponseOfExactly64KibibytesIsRead() {
    var padded = FakeWebex.TOKENS + " ".repeat(64 * 1024 - FakeWebex.TOKENS.length());
    webex.answersTokens(FakeWebex.json(200, padded));

    var fits = exchange(PATIENCE, webex.baseUrl());
    webex.answersTokens(FakeWebex.json(200, padded + " "));
    var tooLong = exchange(PATIENCE, webex.baseUrl());

    assertTrue(fits.granted().isPresent());
    assertTrue(tooLong.failure().isPresent());
  }

  /** F-06: sixteen hang, the seventeenth is told so at once instead of hanging too. */
  @Test
  void theNumberOfRequestsUnderWayIsLimited() {
    raw.answering(RawWebex.SILENCE);
    var client = new TokenClient(new HttpTransport(Duration.ofMinutes(5)), new MovableClock());
    var hanging =
        IntStream.range(0, 16)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(client), run -> new Thread(run).start()))
            .toList();
    hanging.forEach(request -> raw.nextRequest());

    var oneTooMany = send(client);
    raw.close();

    assertEquals("TOO_MANY_REQUESTS_UNDER_WAY", oneTooMany.codeName());
    hanging.forEach(request -> assertEquals("CUT_OFF", request.join().codeName(), "the others end in time"));
    assertEquals("NO_CONNECTION", send(client).codeName(), "and make room");
  }

  /** F-06: what hangs at one host leaves the others alone, and counts for every client of the transport. */
  @Test
  void theLimitHoldsForEachHostAndForAllClients() {
    raw.answering(RawWebex.SILENCE);
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS));
    var transport = new HttpTransport(Duration.ofMinutes(5));
    var tokens = new TokenClient(transport, new MovableClock());
    var hanging =
        IntStream.range(0, HttpTransport.MAX_PER_HOST)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(tokens), run -> new Thread(run).start()))
            .toList();
    hanging.forEach(request -> raw.nextRequest());

    var rooms = WebexEndpoints.rooms(raw.baseUrl());
    var sameHost = new ApiClient(transport, new MovableClock()).get(rooms, new Secret("acc3ss")).failure();
    var otherHost = tokens.send(TokenRequestExamples.codeRequest(), TokenRequestExamples.CLIENT, WebexEndpoints.at(webex.baseUrl()));
    raw.close();
    hanging.forEach(CompletableFuture::join);

    assertEquals("TOO_MANY_REQUESTS_UNDER_WAY", sameHost.orElseThrow().codeName());
    assertTrue(otherHost.granted().isPresent());
  }

  private OAuthFailure send(Duration timeout) {
    return exchange(timeout, raw.baseUrl()).failure().orElseThrow();
  }

  private OAuthFailure send(TokenClient client) {
    return client.send(TokenRequestExamples.codeRequest(), TokenRequestExamples.CLIENT, WebexEndpoints.at(raw.baseUrl())).failure().orElseThrow();
  }

  private static TokenExchange exchange(Duration timeout, URI baseUrl) {
    return new TokenClient(new HttpTransport(timeout), new MovableClock())
        .send(TokenRequestExamples.codeRequest(), TokenRequestExamples.CLIENT, WebexEndpoints.at(baseUrl));
  }

  private String place() {
    return raw.baseUrl().getRawAuthority();
  }

  /** Writes up to a GiB in chunks, and gives how much of it could be written. */
  private static long pour(Socket connection, int status) {
    var chunk = new byte[16 * 1024];
    Arrays.fill(chunk, (byte) ' ');
    var written = 0L;
    try {
      var out = connection.getOutputStream();
      out.write(("HTTP/1.1 " + status + " Hm\r\nContent-Length: " + GIBIBYTE + "\r\n\r\n").getBytes(US_ASCII));
      while (written < GIBIBYTE) {
        out.write(chunk);
        written += chunk.length;
      }
      return written;
    } catch (IOException cutOff) {
      return written;
    }
  }
}
