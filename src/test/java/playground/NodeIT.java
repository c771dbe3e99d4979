package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.oauth.Secret;
import playground.testing.Browser;
import playground.testing.FlowToCode;
import playground.testing.NodeJar;
import playground.testing.RoundRobinProxy;
import playground.testing.RunningJar;
import playground.testing.RunningPostgres;
import playground.testing.SandboxSteps;
import playground.testing.SlowWebex;
import playground.testing.Wait;

/** How the finished jar starts, stops and starts again as a node on a database. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NodeIT {

  private static final int WRONG_SETTINGS = 2;
  private static final int NO_STORE = 6;

  @TempDir Path folder;

  private final RoundRobinProxy balancer = new RoundRobinProxy();

  @AfterEach
  void close() {
    balancer.close();
  }

  /** F-16. */
  @Test
  void withoutItsDatabaseItDoesNotStartAndSaysSoInOneLine() throws Exception {
    var nobody = new DatabaseSettings(
        "jdbc:postgresql://127.0.0.1:1/none", "nobody", new Secret(""), RunningPostgres.key(), List.of(), 8);

    try (var jar = RunningJar.start(folder, behindAProxy(nobody), "--port", "0")) {
      assertEquals(NO_STORE, jar.exitCode());
      assertEquals(List.of(), jar.outputLines(), "nothing has started");
      var line = onlyLine(jar);
      assertTrue(line.startsWith("The database of store.url can't be reached: "), line);
      assertTrue(line.endsWith(" Start it, or correct store.url, store.user or store.password."), line);
      assertFalse(line.contains(nobody.key().reveal()));
    }
  }

  /** F-16: an older version must not work on tables that it does not know. */
  @Test
  void onTheDatabaseOfANewerVersionItDoesNotStartAndSaysSoInOneLine() throws Exception {
    var settings = RunningPostgres.database();
    try (var connection = DriverManager.getConnection(settings.url(), settings.user(), ""); var sql = connection.createStatement()) {
      sql.execute("INSERT INTO schema_history SELECT 99, '99', 'newer', type, 'V99__newer.sql', 1, installed_by, now(), 1, true"
          + " FROM schema_history WHERE installed_rank = 1");
    }

    try (var jar = RunningJar.start(folder, behindAProxy(settings), "--port", "0")) {
      assertEquals(NO_STORE, jar.exitCode());
      assertEquals(List.of(), jar.outputLines(), "nothing has started");
      assertEquals(
          "The database of store.url can't be used: It holds a schema of another version."
              + " Start this version's successor, or name an empty database.",
          onlyLine(jar));
    }
  }

  /** F-16: it would hide what the other nodes have written, and write what they cannot read. */
  @Test
  void withAnotherKeyThanTheOtherNodesItDoesNotStartAndSaysSoInOneLine() throws Exception {
    var settings = RunningPostgres.database();
    Database.open(settings).close();
    var environment = behindAProxy(settings);
    environment.put("STORE_KEY", RunningPostgres.key().reveal());

    try (var jar = RunningJar.start(folder, environment, "--port", "0")) {
      assertEquals(NO_STORE, jar.exitCode());
      assertEquals(List.of(), jar.outputLines(), "nothing has started");
      assertEquals(
          "The database of store.url can't be used: What is in it was encrypted with a key that is neither store.key nor among"
              + " store.previous-keys. Set store.key to the one that the other nodes have, or name an empty database.",
          onlyLine(jar));
    }
  }

  /** F-16. */
  @Test
  void anAddressThatTheDriverCannotReadIsAWrongSettingInOneLine() throws Exception {
    var environment = NodeJar.environment(RunningPostgres.database());
    environment.put("STORE_URL", "jdbc:postgresql://127.0.0.1:many/playground");

    try (var jar = RunningJar.start(folder, environment, "--port", "0")) {
      assertEquals(WRONG_SETTINGS, jar.exitCode());
      assertTrue(onlyLine(jar).startsWith("store.url is \"jdbc:postgresql://127.0.0.1:many/playground\""), onlyLine(jar));
    }
  }

  /** F-16. */
  @Test
  void withoutARightThatItNeedsItDoesNotStartAndSaysSoInOneLine() throws Exception {
    var settings = RunningPostgres.emptyDatabaseWithoutRights();

    try (var jar = RunningJar.start(folder, behindAProxy(settings), "--port", "0")) {
      assertEquals(NO_STORE, jar.exitCode());
      assertEquals(
          "The database of store.url can't be used: The user of store.user lacks a right: it must not create"
              + " tables. Make that user the owner of the database, or grant CONNECT on it, CREATE on its schema and all on its"
              + " tables.",
          onlyLine(jar));
    }
  }

  private static Map<String, String> behindAProxy(DatabaseSettings settings) {
    var environment = NodeJar.environment(settings);
    environment.putAll(Map.of(
        "SANDBOX_PORT", "0", "SERVER_PUBLIC_URL", "https://play.example.com", "SANDBOX_PUBLIC_URL", "https://sandbox.example.com"));
    return environment;
  }

  private static String onlyLine(RunningJar jar) throws IOException {
    var lines = jar.errorLines();
    assertEquals(1, lines.size(), lines::toString);
    return lines.get(0);
  }

  /** F-14: playground and sandbox go on where they stopped, and with them every browser. */
  @Test
  void whatAFlowHasObtainedOutlivesTheProcess() throws Exception {
    var environment = NodeJar.environment(RunningPostgres.database());
    environment.put("SANDBOX_PORT", "0");
    var browser = new Browser(balancer.address());
    Browser.Page before;
    try (var node = start(environment)) {
      balanceTo(node);
      before = SandboxSteps.toTokens(browser);
      node.process().terminate();
      assertEquals(0, node.process().exitCode());
    }

    try (var node = start(environment)) {
      balanceTo(node);
      assertNotEquals("", before.value("token"));
      assertEquals(before.value("token"), browser.get("/").value("token"));
      assertEquals(before.value("refresh"), browser.get("/").value("refresh"));
    }
  }

  private NodeJar start(Map<String, String> environment) throws IOException {
    return NodeJar.start(folder, environment, balancer.address());
  }

  private void balanceTo(NodeJar node) {
    balancer.to(List.of(node.address().getPort()));
  }

  /**
   * F-15: the exchange takes longer than the notice that a node gives to its balancer (two seconds), and ends after the port
   * has closed; its browser gets the response, and the next node has the tokens.
   */
  @Test
  void anExchangeOfThreeSecondsThatIsUnderWayAtTheEndIsFinishedAndStored() throws Exception {
    try (var webex = new SlowWebex()) {
      var environment = NodeJar.environment(RunningPostgres.database());
      environment.putAll(Map.of(
          "WEBEX_CLIENT_ID", "client-1", "WEBEX_CLIENT_SECRET", "s3cret", "WEBEX_BASE_URL", webex.baseUrl().toString()));
      var browser = new Browser(balancer.address());
      try (var node = start(environment)) {
        balanceTo(node);
        var step3 = FlowToCode.with(browser);
        var exchange = CompletableFuture.supplyAsync(() -> step3.press("requestToken"));
        webex.awaitCall();

        node.process().terminate();
        Wait.until("the node's port is closed", () -> !listens(node.address()));
        webex.grant();

        assertEquals(303, exchange.get().status());
        assertEquals(0, node.process().exitCode());
      }
      try (var node = start(environment)) {
        balanceTo(node);
        assertEquals("a-token", browser.get("/").value("token"));
      }
    }
  }

  /**
   * F-15: a sandbox that runs alone on a database gives requests the same time as a node: this one ends three seconds after
   * the port has closed.
   */
  @Test
  void aRequestOfASharedSandboxThatIsUnderWayAtTheEndIsFinished() throws Exception {
    try (var jar = RunningJar.start(folder, NodeJar.environment(RunningPostgres.database()), "sandbox", "--port", "0")) {
      var sandbox = URI.create(jar.line().replaceFirst("Sandbox ready: base URL (http://[^/]+)/.*", "$1"));
      var client = HttpClient.newHttpClient();
      client.send(HttpRequest.newBuilder(sandbox.resolve("/faults")).header("Content-Type", "application/json")
          .PUT(BodyPublishers.ofString("[{\"fault\":\"delay\",\"seconds\":5,\"path\":\"/v1/rooms\"}]")).build(),
          BodyHandlers.discarding());
      var slow = client.sendAsync(HttpRequest.newBuilder(sandbox.resolve("/v1/rooms")).build(), BodyHandlers.ofString());

      jar.terminate();
      Wait.until("the sandbox's port is closed", () -> !listens(sandbox));

      assertFalse(slow.isDone());
      assertEquals(401, slow.get().statusCode());
      assertEquals(0, jar.exitCode());
    }
  }

  private static boolean listens(URI address) {
    try (var socket = new Socket("127.0.0.1", address.getPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
