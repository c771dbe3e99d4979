package playground.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import playground.oauth.Loopback;
import playground.sandbox.error.SandboxErrors;
import playground.server.HostAllowlist;
import playground.server.Readiness;
import playground.server.Site;
import playground.server.WebServer;
import playground.testing.Browser;
import playground.testing.Wait;

/** F-15: the order in which a process stops, so that a balancer sends no request to one that would refuse it. */
@Timeout(60)
class ShutdownHookTest {

  private final Readiness readiness = Readiness.ofItself();
  private final CountDownLatch underWay = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private WebServer server;
  private Browser client;

  @BeforeEach
  void start() throws IOException {
    server = WebServer.bind("127.0.0.1", 0, "the test");
    server.start(
        new Site(
            "tiny", new HostAllowlist(Loopback.NAMES), Set.of("GET"), "", new SandboxErrors(Optional.empty()), this::routes),
        Duration.ofSeconds(30));
    client = new Browser(URI.create("http://127.0.0.1:" + server.port()));
  }

  @AfterEach
  void end() {
    released.countDown();
  }

  @Test
  void itIsNotReadyFirstAndServesOnThenRefusesAndLetsRequestsUnderWayFinish() throws Exception {
    var noticing = new CountDownLatch(1);
    var noticed = new CountDownLatch(1);
    var port = server.port();
    assertEquals(200, client.get("/readyz").status());
    var slow = CompletableFuture.supplyAsync(() -> new Browser(URI.create("http://127.0.0.1:" + port)).get("/slow"));
    underWay.await();

    var stopping = CompletableFuture.runAsync(() ->
        ShutdownHook.stop(readiness, () -> pass(noticing, noticed), server::close));

    noticing.await();
    var notReady = client.get("/readyz");
    assertEquals(503, notReady.status());
    assertEquals("The process is stopping.\n", notReady.body());
    assertEquals("1", notReady.header("Retry-After"));
    assertEquals(204, client.get("/other").status(), "other requests are still served");

    noticed.countDown();
    Wait.until("the port is closed", () -> !listens(port));
    assertTrue(!slow.isDone() && !stopping.isDone());

    released.countDown();
    assertEquals("done", slow.get().body());
    stopping.get();
  }

  /** A browser keeps its connections for minutes. */
  @Test
  void aConnectionBetweenRequestsIsClosedWhileARequestIsStillUnderWay() throws Exception {
    var slow = CompletableFuture.supplyAsync(() -> client.get("/slow"));
    underWay.await();
    try (var kept = new Socket("127.0.0.1", server.port())) {
      kept.getOutputStream().write("GET /other HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(US_ASCII));
      var response = new BufferedReader(new InputStreamReader(kept.getInputStream(), US_ASCII));
      assertEquals("HTTP/1.1 204 No Content", response.readLine());
      while (!response.readLine().isEmpty()) {
        continue; // headers
      }

      var stopping = CompletableFuture.runAsync(server::close);

      assertEquals(-1, response.read());
      assertFalse(stopping.isDone());
      released.countDown();
      assertEquals("done", slow.get().body());
      stopping.get();
    }
  }

  private static void pass(CountDownLatch noticing, CountDownLatch noticed) {
    noticing.countDown();
    await(noticed);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean listens(int port) {
    try (var socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private void routes(ServletContext servlets) {
    servlets.addServlet("ready", new Ready(readiness)).addMapping(Readiness.PATH);
    servlets.addServlet("other", new Other()).addMapping("/other");
    servlets.addServlet("slow", new Slow(underWay, released)).addMapping("/slow");
  }

  @SuppressWarnings("serial") // never serialized
  private static final class Ready extends HttpServlet {

    private final Readiness readiness;

    Ready(Readiness readiness) {
      this.readiness = readiness;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      readiness.send(response);
    }
  }

  @SuppressWarnings("serial") // never serialized
  private static final class Other extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }

  @SuppressWarnings("serial") // never serialized
  private static final class Slow extends HttpServlet {

    private final CountDownLatch underWay;
    private final CountDownLatch released;

    Slow(CountDownLatch underWay, CountDownLatch released) {
      this.underWay = underWay;
      this.released = released;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      underWay.countDown();
      ShutdownHookTest.await(released);
      response.getOutputStream().print("done");
    }
  }
}
