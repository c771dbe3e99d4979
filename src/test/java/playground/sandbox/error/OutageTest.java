package playground.sandbox.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.database.DatabaseUnavailableException;
import playground.oauth.Loopback;
import playground.oauth.Secret;
import playground.server.HostAllowlist;
import playground.server.Site;
import playground.server.WebServer;
import playground.testing.Json;
import playground.testing.PlainClient;

/** F-17: without the database the sandbox cannot decide anything, and says so as Webex would. */
class OutageTest extends PlainClient {

  private static final DatabaseSettings NOBODY = new DatabaseSettings(
      "jdbc:postgresql://127.0.0.1:1/none", "nobody", new Secret(""), new Secret(""), List.of(), 2);

  private WebServer server;

  @BeforeEach
  void start() throws Exception {
    var outage = assertThrows(DatabaseUnavailableException.class, () -> Database.open(NOBODY));
    server = WebServer.bind("127.0.0.1", 0, "the test");
    server.start(new Site(
        "tiny", new HostAllowlist(Loopback.NAMES), Set.of("GET"), "", new SandboxErrors(Optional.empty()), servlets -> {
          servlets.addServlet("outage", servlet(outage)).addMapping("/");
          servlets.addServlet("refusal", new Refusing()).addMapping("/refused", "/v1/refused");
        }));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public int port() {
    return server.port();
  }

  @Test
  void aProgramGetsWebexsEnvelope() throws Exception {
    var answer = get("/v1/rooms");

    assertEquals(503, answer.statusCode());
    assertEquals("5", answer.headers().firstValue("Retry-After").orElseThrow());
    assertEquals("The server is overloaded or down for maintenance.", Json.text(answer, "message"));
  }

  @Test
  void aProgramAtTheBrokerGetsAnErrorOfOAuth() throws Exception {
    var answer = get("/idb/oauth2/v1/tokens/me");

    assertEquals(503, answer.statusCode());
    assertEquals("5", answer.headers().firstValue("Retry-After").orElseThrow());
    assertEquals("temporarily_unavailable", Json.text(answer, "error"));
  }

  @Test
  void aPersonGetsAPageThatSaysWhatToDo() throws Exception {
    var answer = get("/verify");

    assertEquals(503, answer.statusCode());
    assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("text/html"));
    assertTrue(answer.body().contains("The sandbox cannot reach its database. Reload this page in a few seconds."), answer.body());
  }

  /** As a server responds that is shutting down: no outage is behind it. */
  @Test
  void a503ThatIsNoOutageDoesNotBlameTheDatabase() throws Exception {
    var page = get("/refused");

    assertEquals(503, page.statusCode());
    assertTrue(page.body().contains("The sandbox is shutting down. Reload this page in a few seconds."), page.body());
    assertFalse(page.body().contains("database"), page.body());
    assertEquals("The server is overloaded or down for maintenance.", Json.text(get("/v1/refused"), "message"));
  }

  @SuppressWarnings("serial") // servlets are never serialized
  private static final class Refusing extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.sendError(503);
    }
  }

  @SuppressWarnings("serial") // servlets are never serialized
  private static HttpServlet servlet(DatabaseUnavailableException outage) {
    return new HttpServlet() {
      @Override
      protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        throw outage;
      }
    };
  }
}
