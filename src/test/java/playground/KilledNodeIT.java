package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.flow.BrowserIds;
import playground.flow.FlowLimits;
import playground.flow.FlowService;
import playground.flow.FlowSettings;
import playground.flow.jdbc.JdbcFlowStore;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.server.Readiness;
import playground.server.WebServer;
import playground.testing.Browser;
import playground.testing.Browser.Page;
import playground.testing.MovableClock;
import playground.testing.NodeJar;
import playground.testing.RunningPlayground;
import playground.testing.RoundRobinProxy;
import playground.testing.RunningPostgres;
import playground.testing.Wait;
import playground.web.Playground;
import playground.webex.WebexEndpoints;

/**
 * F-08, F-09: one node is killed (SIGKILL) while thirteen token requests are under way, each at another moment; then every
 * flow goes on at the other node, or its page says truthfully that the code, or the refresh token, may be used up.
 *
 * <p>The token endpoint holds some moments, and the database the others: a trigger waits for the test before the n-th
 * write of a flow, or when it is committed.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledNodeIT {

  private static final int LOCK = 4711;

  /** What becomes of the flow at the other node. */
  private enum Outcome {
    GOES_ON_AT_ONCE,
    GOES_ON_AFTER_THE_CLAIM,
    MAY_BE_USED_UP,
    IS_STORED
  }

  /**
   * Where the request is when its process dies.
   *
   * <p>Writes of a flow are counted: 1 claims the exchange, 2 stores what it brought and gives the claim back; 3 and 4 do so
   * for the refresh. In the same transaction as 2 and 4, and before, the HTTP log is written.
   */
  private enum Moment {
    CLAIMING(1, false, Outcome.GOES_ON_AT_ONCE),
    COMMITTING_THE_CLAIM(1, true, Outcome.GOES_ON_AFTER_THE_CLAIM),
    REQUEST_UNREAD(0, false, Outcome.GOES_ON_AFTER_THE_CLAIM),
    REQUEST_READ(0, false, Outcome.GOES_ON_AFTER_THE_CLAIM),
    CODE_USED(0, false, Outcome.MAY_BE_USED_UP),
    HALF_OF_THE_HEAD_SENT(0, false, Outcome.MAY_BE_USED_UP),
    HALF_OF_THE_BODY_SENT(0, false, Outcome.MAY_BE_USED_UP),
    LOGGING(-1, false, Outcome.MAY_BE_USED_UP),
    STORING(2, false, Outcome.MAY_BE_USED_UP),
    COMMITTING_THE_TOKENS(2, true, Outcome.IS_STORED),
    REFRESH_TOKEN_USED(0, false, Outcome.MAY_BE_USED_UP),
    STORING_THE_REFRESH(4, false, Outcome.MAY_BE_USED_UP),
    COMMITTING_THE_REFRESH(4, true, Outcome.IS_STORED);

    private final int write;
    private final boolean atCommit;
    private final Outcome outcome;

    /**
     * @param write that is held, -1 for that of the log, 0 when the token endpoint holds
     * @param atCommit whether it is held when it is committed, or before
     */
    Moment(int write, boolean atCommit, Outcome outcome) {
      this.write = write;
      this.atCommit = atCommit;
      this.outcome = outcome;
    }

    boolean isHeldByEndpoint() {
      return write == 0;
    }

    boolean isRefresh() {
      return ordinal() >= REFRESH_TOKEN_USED.ordinal();
    }

    String code() {
      return "c0de-" + name();
    }
  }

  @TempDir Path folder;

  private final DatabaseSettings settings = RunningPostgres.database();
  private final ExecutorService presses = Executors.newCachedThreadPool();
  private final MovableClock clock = new MovableClock();
  private final Map<Moment, Browser> browsers = new EnumMap<>(Moment.class);
  private final Map<Moment, Page> pages = new EnumMap<>(Moment.class);
  private final RoundRobinProxy balancer = new RoundRobinProxy();
  private PlayedWebex webex;
  private Connection sql;

  @BeforeEach
  void prepareDatabase() throws Exception {
    webex = new PlayedWebex();
    sql = DriverManager.getConnection(settings.url(), settings.user(), "");
    execute("CREATE TABLE held (browser bigint, version bigint, at_commit boolean)");
    execute("CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        + " IF EXISTS (SELECT 1 FROM held WHERE browser = NEW.browser"
        + " AND version = COALESCE(CAST(to_jsonb(NEW) ->> 'version' AS bigint), -1)"
        + " AND at_commit = (TG_WHEN = 'AFTER')) THEN PERFORM pg_advisory_xact_lock_shared(" + LOCK + "); END IF;"
        + " RETURN NEW; END $$");
    execute("CREATE TRIGGER hold_write BEFORE UPDATE ON flows FOR EACH ROW EXECUTE FUNCTION hold()");
    execute("CREATE TRIGGER hold_log BEFORE INSERT ON logged_exchanges FOR EACH ROW EXECUTE FUNCTION hold()");
    execute("CREATE CONSTRAINT TRIGGER hold_commit AFTER UPDATE ON flows DEFERRABLE INITIALLY DEFERRED"
        + " FOR EACH ROW EXECUTE FUNCTION hold()");
  }

  @AfterEach
  void end() throws Exception {
    presses.shutdownNow();
    sql.close();
    webex.close();
    balancer.close();
  }

  @Test
  void aKilledNodeLeavesNoFlowThatCannotGoOnOrSaysWhatIsNotTrue() throws Exception {
    killAtAllMoments();

    try (var survivor = new Survivor()) {
      for (var moment : Moment.values()) {
        switch (moment.outcome) {
          case GOES_ON_AT_ONCE -> assertGoesOn(moment, survivor);
          case IS_STORED -> assertIsStored(moment, survivor);
          default -> assertIsClaimed(moment, survivor);
        }
      }

      clock.forward(Duration.ofSeconds(3 * 10 + 60)); // three requests of ten seconds, and a minute

      for (var moment : Moment.values()) {
        switch (moment.outcome) {
          case GOES_ON_AFTER_THE_CLAIM -> assertGoesOn(moment, survivor);
          case MAY_BE_USED_UP -> assertSaysSo(moment, survivor);
          default -> assertNotEquals("", survivor.page(moment).value("token"), moment.name());
        }
      }
    }
  }

  private void killAtAllMoments() throws Exception {
    var environment = NodeJar.environment(settings);
    environment.putAll(Map.of(
        "STORE_POOL", "30",
        "WEBEX_CLIENT_ID", RunningPlayground.CLIENT.clientId(),
        "WEBEX_CLIENT_SECRET", RunningPlayground.CLIENT.clientSecret().orElseThrow().reveal(),
        "WEBEX_BASE_URL", webex.baseUrl().toString()));
    try (var node = NodeJar.start(folder, environment, balancer.address())) {
      balancer.to(List.of(node.address().getPort()));
      for (var moment : Moment.values()) {
        walk(moment);
      }
      execute("SELECT pg_advisory_lock(" + LOCK + ")");
      webex.leavesNextUnread = true;
      press(Moment.REQUEST_UNREAD); // alone, because its code is not read
      webex.unread.await();
      Stream.of(Moment.values()).filter(moment -> moment != Moment.REQUEST_UNREAD).forEach(this::press);
      webex.inPlace.await();
      awaitCount(Stream.of(Moment.values()).filter(moment -> !moment.isHeldByEndpoint()).count(),
          "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");

      node.process().kill();
      node.process().exitCode();
    }
    webex.holdNothing();
    execute("SELECT pg_advisory_unlock(" + LOCK + ")");
    awaitCount(0, "SELECT count(*) FROM pg_stat_activity"
        + " WHERE datname = current_database() AND application_name = 'webex-oauth-playground'");
  }

  /** To the page on which the button is pressed, and says where its request will be held. */
  private void walk(Moment moment) throws SQLException {
    var browser = new Browser(balancer.address());
    var left = browser.get("/").press("requestCode");
    var state = Form.parse(URI.create(left.header("Location")).getRawQuery()).value("state").orElseThrow();
    var page = browser.get("/callback?" + Form.empty().with("code", moment.code()).with("state", state).encodedForQuery()).follow();
    browsers.put(moment, browser);
    pages.put(moment, moment.isRefresh() ? page.press("requestToken").follow() : page);
    execute("INSERT INTO held SELECT browser, " + moment.write + ", " + moment.atCommit
        + " FROM flows WHERE browser NOT IN (SELECT browser FROM held)");
  }

  private void press(Moment moment) {
    presses.execute(() -> {
      try {
        pages.get(moment).press(moment.isRefresh() ? "refreshToken" : "requestToken");
      } catch (IllegalStateException killed) {
        return; // no response ever comes
      }
    });
  }

  private void awaitCount(long count, String query) throws SQLException {
    try (var statement = sql.createStatement()) {
      Wait.until(count + " from " + query, () -> {
        var result = statement.executeQuery(query);
        result.next();
        return result.getLong(1) == count;
      });
    }
  }

  private void execute(String statement) throws SQLException {
    try (var prepared = sql.createStatement()) {
      prepared.execute(statement);
    }
  }

  private static void assertGoesOn(Moment moment, Survivor survivor) {
    var page = survivor.page(moment);
    assertEquals("", page.value("token"), moment.name());

    var pressed = page.press("requestToken").follow();

    assertEquals("a-" + moment.code(), pressed.value("token"), moment.name());
    assertFalse(pressed.has("failure"), moment.name());
  }

  private static void assertIsStored(Moment moment, Survivor survivor) {
    var page = survivor.page(moment);
    assertEquals(moment.isRefresh() ? "a-c0de-" + moment.name() + "-2" : "a-" + moment.code(), page.value("token"), moment.name());
    if (!moment.isRefresh()) {
      assertEquals("a-" + moment.code() + "-2", page.press("refreshToken").follow().value("token"), moment.name());
    }
  }

  /** Until then nobody can know what became of it, and nothing is sent. */
  private static void assertIsClaimed(Moment moment, Survivor survivor) {
    assertFalse(survivor.page(moment).document().select(".busy").isEmpty(), moment.name());
  }

  private static void assertSaysSo(Moment moment, Survivor survivor) {
    var page = survivor.page(moment);
    assertEquals(moment.isRefresh() ? "a-" + moment.code() : "", page.value("token"), moment.name());

    var text = page.press(moment.isRefresh() ? "refreshToken" : "requestToken").follow().text();

    assertTrue(
        text.contains(moment.isRefresh()
            ? "An earlier refresh may have got through, and its response could not be stored."
            : "The first try may have got through, although no usable response came back. A code works once."),
        () -> moment + ": " + text);
    assertTrue(text.contains(moment.isRefresh() ? "Start again with step 1." : "Get a new code: start again with step 1."), moment.name());
  }

  /** The other node, with a clock that can be moved. */
  private final class Survivor implements AutoCloseable {

    private final WebServer port = WebServer.bind("127.0.0.1", 0, "--port");
    private final Database database = Database.open(settings);
    private final FlowService flows;

    Survivor() throws IOException {
      clock.forward(Duration.between(clock.instant(), Instant.now()));
      var random = new SecureRandom();
      flows = new FlowService(
          new FlowSettings(
              WebexEndpoints.at(webex.baseUrl()), Optional.of(RunningPlayground.CLIENT), Scopes.parse("spark:rooms_read"),
              Duration.ofSeconds(10), Optional.of(balancer.address()), Optional.empty()),
          new JdbcFlowStore(database, FlowLimits.OF_SEVERAL_NODES, random),
          clock,
          random,
          new BrowserIds(random, database.vault().keysFor("browser ids")));
      port.start(new Playground(flows, clock, random, "test", Optional.empty(), Readiness.ofItself()).site());
      balancer.to(List.of(port.port()));
    }

    Page page(Moment moment) {
      return browsers.get(moment).get("/");
    }

    @Override
    public void close() {
      port.close();
      flows.close();
      database.close();
    }
  }

  /** A token endpoint by the rules: a code works once, a refresh token too; it stops where the test wants it to. */
  private static final class PlayedWebex implements AutoCloseable {

    final CountDownLatch unread = new CountDownLatch(1);
    final CountDownLatch inPlace = // the others that it holds
        new CountDownLatch((int) Stream.of(Moment.values()).filter(Moment::isHeldByEndpoint).count() - 1);

    private final ServerSocket port = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<Socket> held = new ConcurrentLinkedQueue<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private volatile boolean isHolding = true;
    private volatile boolean leavesNextUnread;

    PlayedWebex() throws IOException {
      threads.execute(this::accept);
    }

    URI baseUrl() {
      return URI.create("http://127.0.0.1:" + port.getLocalPort() + "/v1");
    }

    /** From now on it responds to everybody; who has been kept waiting gets nothing. */
    void holdNothing() throws IOException {
      isHolding = false;
      for (var socket : held) {
        socket.close();
      }
    }

    private void accept() {
      try {
        while (true) {
          var client = port.accept();
          threads.execute(() -> serve(client));
        }
      } catch (IOException closed) {
        return;
      }
    }

    private void serve(Socket client) {
      try {
        respond(client);
      } catch (IOException hasGone) {
        return;
      }
    }

    private void respond(Socket client) throws IOException {
      if (leavesNextUnread) {
        leavesNextUnread = false;
        held.add(client);
        unread.countDown();
        return;
      }
      var form = Form.parse(body(client));
      var refresh = form.value("refresh_token");
      var grant = refresh.orElseGet(() -> form.value("code").orElseThrow());
      var moment = Moment.valueOf(grant.replaceFirst("^(r-)?c0de-", "").replaceFirst("-2$", ""));
      var isHeld = isHolding && moment.isHeldByEndpoint() && moment.isRefresh() == refresh.isPresent();
      if (isHeld && moment == Moment.REQUEST_READ) {
        hold(client);
        return;
      }
      var response = used.add(grant) ? tokens(grant) : denial();
      var octets = response.getBytes(StandardCharsets.US_ASCII);
      var part = !isHeld ? octets.length : switch (moment) {
        case HALF_OF_THE_HEAD_SENT -> 20;
        case HALF_OF_THE_BODY_SENT -> octets.length - 20;
        default -> 0;
      };
      client.getOutputStream().write(octets, 0, part);
      client.getOutputStream().flush();
      if (isHeld) {
        hold(client);
      } else {
        client.close();
      }
    }

    private void hold(Socket client) {
      held.add(client);
      inPlace.countDown();
    }

    private static String body(Socket client) throws IOException {
      var in = client.getInputStream();
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.read());
      }
      var length = head.toString().toLowerCase().replaceFirst("(?s).*content-length: *(\\d+).*", "$1");
      return new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.US_ASCII);
    }

    private static String tokens(String grant) {
      var name = grant.startsWith("r-") ? grant.substring(2) + "-2" : grant;
      return response("200 OK", "{\"access_token\":\"a-" + name + "\",\"expires_in\":1209599,\"refresh_token\":\"r-" + name
          + "\",\"refresh_token_expires_in\":7775999,\"token_type\":\"Bearer\"}");
    }

    private static String denial() {
      return response("400 Bad Request", "{\"error\":\"invalid_grant\",\"error_description\":\"it was used\"}");
    }

    private static String response(String status, String body) {
      return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
          + body.length() + "\r\n\r\n" + body;
    }

    @Override
    public void close() throws IOException {
      port.close();
      threads.shutdownNow();
    }
  }
}
