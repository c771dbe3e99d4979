package playground.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Isolated;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.database.DatabaseUnavailableException;
import playground.oauth.Secret;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;
import playground.testing.TinySite;

/** W-16: what goes wrong is told in our own words, and a cause for the log alone in the log alone. */
@Isolated("reads the log of the whole process")
class ErrorResponsesTest {

  private static final DatabaseSettings NOBODY = new DatabaseSettings(
      "jdbc:postgresql://127.0.0.1:1/none", "nobody", new Secret(""), new Secret(""), List.of(), 2);

  private static final Pattern REQUEST_ID = Pattern.compile("server's log: <code>([0-9a-f]{8})</code>");

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void noErrorPageShowsAStackFrameAnExceptionOrAServerName() throws Exception {
    for (var port : List.of(playground.port(), playground.sandboxPort())) {
      for (var target :
          List.of("/%00", "/nowhere", "/?flow=%zz", "/?flow=%FF", "/%", "/callback?%", "//",
              "/v1/authorize?client_id=%zz", "/" + "a".repeat(9000), "/assets/nowhere.css")) {
        var response = RawHttp.get(port, target);
        assertFalse(RawHttp.status(response) >= 500, target + ": " + RawHttp.status(response));
        assertSilent(response);
      }
      assertSilent(RawHttp.exchange(port, "NONSENSE\n\n"));
    }
  }

  /** A query that cannot be decoded is the sender's fault, not ours. */
  @Test
  void aMalformedQueryGets400() throws Exception {
    assertEquals(400, RawHttp.status(RawHttp.get(playground.port(), "/?flow=%zz")));
    assertEquals(
        400,
        RawHttp.status(
            RawHttp.request(playground.port(), "POST", "/authorize?state=%zz", "Content-Length: 0\n")));
  }

  @Test
  void aFaultOfOurOwnGets500WithAnIdThatTheLogHasBesideItsCause() throws Exception {
    var responses = new ArrayList<String>();
    var log =
        logWhile(
            () -> {
              try (var site = new TinySite(new Failing(new IOException("a cause for the log alone")))) {
                responses.add(RawHttp.get(site.port(), "/anything?code=c0de-in-the-query"));
              }
            });

    var response = responses.get(0);
    assertEquals(500, RawHttp.status(response));
    assertSilent(response);
    assertFalse(response.contains("half a page"), "what was written before the fault");
    var id = REQUEST_ID.matcher(response).results().findFirst().orElseThrow().group(1);
    assertTrue(log.contains("tiny request " + id + " failed"), log);
    assertEquals(2, log.split("a cause for the log alone", -1).length, "once: " + log);
    assertFalse(log.contains("c0de-in-the-query"), log);
  }

  /** A browser that goes away in the middle of an answer is no reason to wake anybody. */
  @Test
  void whatTheOtherEndDidIsNotLoggedAsAFault() throws Exception {
    var log =
        logWhile(
            () -> {
              var gone = new Failing(new EofException("the browser has gone"));
              try (var site = new TinySite(gone)) {
                RawHttp.get(site.port(), "/");
              }
            });

    assertFalse(log.contains("failed"), log);
    assertFalse(log.contains("the browser has gone"), log);
  }

  /** F-17: an outage of the database ends, so that the request may come again. */
  @Test
  void anOutageOfTheDatabaseIsA503ThatSaysWhenToComeAgainAndOneLineInTheLog() throws Exception {
    var outage = assertThrows(DatabaseUnavailableException.class, () -> Database.open(NOBODY));
    var responses = new ArrayList<String>();
    var log =
        logWhile(
            () -> {
              try (var site = new TinySite(new Failing(new IOException(outage)))) {
                responses.add(RawHttp.get(site.port(), "/"));
              }
            });

    var response = responses.get(0);
    assertEquals(503, RawHttp.status(response));
    assertEquals("5", RawHttp.header(response, "Retry-After"));
    assertSilent(response);
    var id = REQUEST_ID.matcher(response).results().findFirst().orElseThrow().group(1);
    assertTrue(log.contains("tiny request " + id + " got 503: the database is unavailable: "), log);
    assertFalse(log.contains("\tat "), log);
  }

  /** What is written to standard error meanwhile. */
  private static String logWhile(Executable step) throws Exception {
    var log = new ByteArrayOutputStream();
    var standardError = System.err;
    System.setErr(new PrintStream(log, true, UTF_8));
    try {
      assertDoesNotThrow(step);
    } finally {
      System.setErr(standardError);
    }
    return log.toString(UTF_8);
  }

  /** A servlet with a bug. */
  @SuppressWarnings("serial") // never serialized
  private static final class Failing extends HttpServlet {
    private final IOException cause;

    Failing(IOException cause) {
      this.cause = cause;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.getWriter().print("half a page");
      throw cause;
    }
  }

  private static void assertSilent(String response) {
    for (var word : List.of("Jetty", "jetty", "Exception", "\tat ", "org.eclipse", ".java:", "a cause for the log alone")) {
      assertFalse(response.contains(word), word + " in " + response);
    }
  }
}
