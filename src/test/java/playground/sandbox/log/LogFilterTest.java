package playground.sandbox.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.database.DatabaseUnavailableException;
import playground.oauth.Loopback;
import playground.oauth.Secret;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.error.SandboxErrors;
import playground.server.HostAllowlist;
import playground.server.Site;
import playground.server.WebServer;
import playground.testing.MovableClock;
import playground.testing.RawHttp;

/** What the log holds while requests are still being served. */
class LogFilterTest {

  private final MovableClock clock = new MovableClock();
  private final RequestLog log = new MemoryLog();

  /** What a servlet does with a request. */
  private interface Service {
    void serve(HttpServletRequest request, HttpServletResponse response) throws Exception;
  }

  @Test
  void aRequestIsInTheLogBeforeAnythingElseHappensToIt() throws Exception {
    var seen = new CompletableFuture<List<LogEntry>>();

    get("/slow", (request, response) -> seen.complete(log.all()));

    var entry = seen.get().get(0);
    assertEquals("/slow", entry.request().path());
    assertEquals(clock.instant(), entry.at());
    assertEquals(Optional.empty(), entry.response());
  }

  @Test
  void aDelayedRequestIsInTheLogWithItsCauseWhenItsDelayBegins() throws Exception {
    var seen = new CompletableFuture<List<LogEntry>>();

    get("/slow", (request, response) -> {
      if (seen.isDone()) {
        return;
      }
      Diagnosis.of(request).note("the fault delay, 5 s");
      var delayed = request.startAsync(request, response);
      seen.complete(log.all());
      clock.forward(Duration.ofSeconds(5));
      delayed.dispatch();
    });

    var entry = seen.get().get(0);
    assertEquals(List.of("the fault delay, 5 s"), entry.causes());
    assertEquals(Optional.empty(), entry.response());
    var completed = log.all().get(0);
    assertEquals(entry.at(), completed.at(), "the time of arrival stays");
    assertEquals(200, completed.response().orElseThrow().status());
    assertEquals(1, log.all().size(), "one entry for both dispatches");
  }

  /** The order is that of arrival, also when the later request is answered first. */
  @Test
  void aRequestThatArrivesLaterIsListedBeforeOneThatIsStillServed() throws Exception {
    var paths = new CompletableFuture<List<String>>();

    serve((request, response) -> {
      if (request.getRequestURI().equals("/first")) {
        RawHttp.get(request.getLocalPort(), "/second");
        paths.complete(log.all().stream().map(entry -> entry.request().path()).toList());
      }
    }, port -> RawHttp.get(port, "/first"));

    assertEquals(List.of("/second", "/first"), paths.get());
  }

  /** Whoever has a response finds it in the log, also while the servlet is still running. */
  @Test
  void aResponseIsInTheLogBeforeItsClientHasIt() throws Exception {
    var isRead = new CountDownLatch(1);

    serve((request, response) -> {
      response.setContentType("application/json");
      response.setContentLength(2);
      response.getOutputStream().write(new byte[] {'{', '}'});
      isRead.await(20, TimeUnit.SECONDS);
    }, port -> {
      try (var socket = RawHttp.connect(port)) {
        socket.getOutputStream().write("GET /prompt HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
        socket.getInputStream().read();
        assertEquals(Optional.of(new LogEntry.Response(200, Optional.empty(), "{}")), log.all().get(0).response());
      } finally {
        isRead.countDown();
      }
    });
  }

  /** F-17: a log that all nodes share is away in an outage too, and nobody is to wait for it. */
  @Test
  void aRequestThatMetAnOutageIsNotLoggedAgain() throws Exception {
    var outage = assertThrows(DatabaseUnavailableException.class, () -> Database.open(new DatabaseSettings(
        "jdbc:postgresql://127.0.0.1:1/none", "nobody", new Secret(""), new Secret(""), List.of(), 2)));

    get("/rooms", (request, response) -> {
      throw outage;
    });
    get("/rooms", (request, response) -> {
      throw new IllegalStateException("a fault of ours");
    });

    assertEquals(Optional.of(500), log.all().get(0).response().map(LogEntry.Response::status));
    assertEquals(Optional.empty(), log.all().get(1).response());
  }

  /** What a client does at the port. */
  private interface Client {
    void call(int port) throws Exception;
  }

  private void get(String path, Service service) throws Exception {
    serve(service, port -> RawHttp.get(port, path));
  }

  private void serve(Service service, Client client) throws Exception {
    try (var server = WebServer.bind("127.0.0.1", 0, "the test")) {
      server.start(new Site(
          "tiny", new HostAllowlist(Loopback.NAMES), Set.of("GET"), "", new SandboxErrors(Optional.empty()), servlets -> {
            var filter = servlets.addFilter("log", new LogFilter(log, clock));
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), true, "/*");
            var servlet = servlets.addServlet("only", servlet(service));
            servlet.setAsyncSupported(true);
            servlet.addMapping("/");
          }));
      client.call(server.port());
    }
  }

  @SuppressWarnings("serial") // servlets are never serialized
  private static HttpServlet servlet(Service service) {
    return new HttpServlet() {
      @Override
      protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
          service.serve(request, response);
        } catch (Exception e) {
          throw new IOException(e);
        }
      }
    };
  }
}
