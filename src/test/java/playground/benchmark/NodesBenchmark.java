package playground.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * What it costs to share a database. First whole flows at the playground's pages, from the first page to the refresh and
 * the HTTP log: one process in memory, one node on PostgreSQL, two nodes on it. Then code flows with an ID token at the
 * sandbox alone: in memory, on PostgreSQL, and at somebody else's mock server in memory. The contenders take turns, and
 * processor time is that of the Java processes; PostgreSQL's own stands beside it.
 *
 * <pre>
 * mvn -q -Pbenchmark -Dbenchmark.main=playground.benchmark.NodesBenchmark -DskipTests package \
 *     [-Dbenchmark.arguments="ROUNDS FLOWS", else "7 200"]
 * </pre>
 */
public final class NodesBenchmark {

  private static final int CLIENTS = 8;
  private static final int WARM_UP = 1_200; // flows, after which little is left to compile

  private final EmbeddedPostgres postgres;
  private final ExecutorService executor = Executors.newFixedThreadPool(CLIENTS);
  private final String key;
  private final int rounds;
  private final int flows;

  private NodesBenchmark(EmbeddedPostgres postgres, int rounds, int flows) {
    this.postgres = postgres;
    this.rounds = rounds;
    this.flows = flows;
    var octets = new byte[32];
    new SecureRandom().nextBytes(octets);
    this.key = Base64.getEncoder().encodeToString(octets);
  }

  public static void main(String[] arguments) throws Exception {
    var rounds = arguments.length == 0 ? 7 : Integer.parseInt(arguments[0]);
    var flows = arguments.length < 2 ? 200 : Integer.parseInt(arguments[1]);
    try (var postgres = EmbeddedPostgres.start()) {
      var benchmark = new NodesBenchmark(postgres, rounds, flows);
      benchmark.playground();
      benchmark.sandbox();
      benchmark.executor.shutdownNow();
    }
  }

  private void playground() throws Exception {
    var contenders = List.of(
        playgrounds("in memory", Map.of()),
        playgrounds("one node", store("one")),
        playgrounds("two nodes", store("two"), store("two")));
    compare("Flows at the playground's pages", contenders);
    storage(contenders.get(1));
    contenders.forEach(FlowRounds.Contender::close);
  }

  /** Each flow goes to another node than the one before. A node's sandbox is beside it, with the state of all. */
  @SafeVarargs
  private FlowRounds.Contender playgrounds(String name, Map<String, String>... nodes) throws IOException {
    var processes = new ArrayList<JavaProcess>();
    var addresses = new ArrayList<URI>();
    for (var settings : nodes) {
      var process = playground(name, settings).withSandbox().start();
      processes.add(process);
      addresses.add(process.address());
    }
    var turn = new AtomicInteger();
    return new FlowRounds.Contender(name, processes, () ->
        new PlaygroundFlow(addresses.get(turn.getAndIncrement() % addresses.size()), executor).run());
  }

  private void sandbox() throws Exception {
    var contenders = List.of(
        SandboxMeasurement.mockServer(UnaryOperator.identity()),
        SandboxMeasurement.sandbox(playground("in memory", Map.of())),
        SandboxMeasurement.sandbox(playground("one node", store("sandbox"))));
    compare(SandboxMeasurement.TITLE, contenders);
    contenders.forEach(FlowRounds.Contender::close);
  }

  private static Program playground(String name, Map<String, String> settings) {
    return new Program(name, settings, Program.playgrounds(List.of()).get(0).command());
  }

  private Map<String, String> store(String name) throws SQLException {
    try (var connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
        var exists = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      exists.setString(1, name);
      if (!exists.executeQuery().next()) {
        connection.createStatement().execute("CREATE DATABASE " + name);
      }
    }
    return Map.of(
        "STORE_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name,
        "STORE_USER", "postgres",
        "STORE_KEY", key);
  }

  private void compare(String title, List<FlowRounds.Contender> contenders) throws InterruptedException {
    new FlowRounds(CLIENTS, WARM_UP, flows).compare(title, rounds, contenders, Map.of("PostgreSQL", this::databaseSeconds));
  }

  /** Processor time of PostgreSQL with all its processes. */
  private double databaseSeconds() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().filter(command -> command.endsWith("/postgres")).isPresent())
        .mapToDouble(process -> process.info().totalCpuDuration().map(spent -> spent.toNanos() / 1e9).orElse(0.0))
        .sum();
  }

  /** What flows that nobody clears take in the database. */
  private void storage(FlowRounds.Contender node) throws Exception {
    var before = size();
    var address = node.processes().get(0).knownAddress();
    for (var i = 0; i < flows; i++) {
      new PlaygroundFlow(address, executor).obtainTokens();
    }
    var after = size();
    System.out.printf(
        Locale.ROOT, "A flow that stays takes %.1f rows and %.1f KiB, indexes included.%n%n",
        (double) (after.rows() - before.rows()) / flows, (after.bytes() - before.bytes()) / 1024.0 / flows);
  }

  private record Size(long rows, long bytes) {}

  private Size size() throws SQLException {
    try (var connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "one"));
        var statement = connection.createStatement()) {
      statement.execute("VACUUM FULL");
      statement.execute("ANALYZE");
      var sums = statement.executeQuery(
          "SELECT sum(c.reltuples)::bigint, sum(pg_total_relation_size(c.oid))::bigint"
              + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r'");
      sums.next();
      return new Size(sums.getLong(1), sums.getLong(2));
    }
  }
}
