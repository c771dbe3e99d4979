package playground.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jetty.logging.JettyLevel;
import org.eclipse.jetty.logging.JettyLogger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import playground.sandbox.testing.WebexSandbox;
import playground.testing.RawHttp;
import playground.testing.TinySite;

/** F-18, W-12: the log of requests, as it arrives at standard error. */
@Isolated("reads the log of the whole process")
@Timeout(20) // seconds; only for a request that waits for the log
class RequestLinesTest {

  private static final Pattern LINE = Pattern.compile(
      "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}:INFO :p\\.requests:(?:port-0-\\d+|jetty-immediate-executor):"
          + " tiny (\\S+ \\S+ \\d{3}) \\d+ ms, request [0-9a-f]{8}");

  private final JettyLogger logger = (JettyLogger) LoggerFactory.getLogger(RequestLines.LOGGER);
  private final JettyLevel level = logger.getLevel();
  private final PrintStream standardError = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @BeforeEach
  void watchStandardError() {
    logger.setLevel(JettyLevel.INFO);
    System.setErr(new PrintStream(written, true, UTF_8));
  }

  @AfterEach
  void giveStandardErrorBack() {
    logger.setLevel(level);
    System.setErr(standardError);
  }

  @Test
  void everyRequestHasWrittenItsLineWhenTheServerHasStopped() throws Exception {
    try (var site = new TinySite(new Ok())) {
      for (var i = 0; i < 200; i++) {
        RawHttp.get(site.port(), "/" + i + "?code=SENTINEL");
      }
      RawHttp.request(site.port(), "DELETE", "/", "");
      RawHttp.exchange(site.port(), "NONSENSE\n\n");
    }

    var expected = Stream.concat(
        IntStream.range(0, 200).mapToObj(i -> "GET /" + i + " 200"), Stream.of("DELETE / 405", "BAD /badMessage 400"));
    assertEquals(expected.sorted().toList(), requests().stream().sorted().toList());
  }

  /** The sandbox among somebody's tests has a log of its own. */
  @Test
  void aSandboxInTestsOfOthersWritesNone() throws Exception {
    try (var sandbox = WebexSandbox.builder().start()) {
      assertEquals(200, RawHttp.status(RawHttp.get(sandbox.baseUrl().getPort(), "/")));
    }

    assertEquals("", written.toString(UTF_8));
  }

  /** A pipe that nobody reads, or a disk that does not come back: requests are served all the same. */
  @Test
  void aStandardErrorThatStallsHoldsUpNoRequest() throws Exception {
    var stall = new StallingStream();
    System.setErr(new PrintStream(stall, true, UTF_8));
    try (var site = new TinySite(new Ok())) {
      RawHttp.get(site.port(), "/first");
      stall.began.await();

      for (var i = 0; i < 20; i++) {
        assertEquals(200, RawHttp.status(RawHttp.get(site.port(), "/" + i)));
      }
      stall.ended.countDown();
    }

    assertEquals(21, requests().size());
  }

  /** Also what a program that reads the log may take for the end of a line. */
  @Test
  void textStaysOnOneLineAndIsOtherwiseAsItWas() {
    var breaks = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}\\u2028\\u2029]");
    for (var c = Character.MIN_VALUE; c < Character.MAX_VALUE; c++) {
      var text = "/a" + c + "/" + c;
      assertEquals(breaks.matcher(text).replaceAll("?"), RequestLines.onOneLine(text), () -> "character " + (int) text.charAt(2));
    }
    var harmless = "/rooms/Küche 🙂";
    assertSame(harmless, RequestLines.onOneLine(harmless));
  }

  /** Of each line: method, path and status. */
  private List<String> requests() {
    return written.toString(UTF_8).lines().map(line -> {
      var match = LINE.matcher(line);
      assertTrue(match.matches(), line);
      return match.group(1);
    }).toList();
  }

  /** Takes nothing until it is told to. */
  private final class StallingStream extends OutputStream {

    final CountDownLatch began = new CountDownLatch(1);
    final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void write(int octet) {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
      began.countDown();
      try {
        ended.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      written.write(octets, offset, length);
    }
  }

  @SuppressWarnings("serial") // never serialized
  private static final class Ok extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.getOutputStream().print("ok");
    }
  }
}
