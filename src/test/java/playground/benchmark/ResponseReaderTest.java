package playground.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the benchmarks count as a response is one, whole, and nothing else. */
class ResponseReaderTest {

  private final ResponseReader reader = new ResponseReader(true);

  @Test
  void aBodyEndsWhereItsLengthSays() {
    readByOctets("HTTP/1.1 200 OK\r\ncontent-length: 5\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\n\r\nhello");

    assertEquals(200, reader.status());
    assertEquals("hello", reader.body());
    assertEquals(List.of("a=1", "b=2"), reader.headers("Set-Cookie"));
  }

  @Test
  void chunksArePutTogetherWithoutTheirSizes() {
    readByOctets("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA\r\n, tokens\r\n\r\n0\r\n\r\n");

    assertEquals("hello, tokens\r\n", reader.body());
  }

  @Test
  void aResponseWithoutBodyEndsWithItsHead() {
    readByOctets("HTTP/1.1 303 See Other\r\nLocation: /?flow=1\r\nContent-Length: 0\r\n\r\n");

    assertEquals(303, reader.status());
    assertEquals(List.of("/?flow=1"), reader.headers("Location"));
  }

  @Test
  void theNextResponseBeginsAfresh() {
    readByOctets("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-First: 1\r\n\r\nfirst");
    readByOctets("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 6\r\n\r\nsecond");

    assertEquals(503, reader.status());
    assertEquals("second", reader.body());
    assertEquals(List.of(), reader.headers("X-First"));
  }

  /** Complete with the last octet, and not before. */
  private void readByOctets(String response) {
    var octets = response.getBytes(StandardCharsets.ISO_8859_1);
    for (var i = 0; i < octets.length - 1; i++) {
      assertFalse(reader.read(ByteBuffer.wrap(new byte[] {octets[i]})), "complete after " + i);
    }
    assertTrue(reader.read(ByteBuffer.wrap(new byte[] {octets[octets.length - 1]})));
  }
}
