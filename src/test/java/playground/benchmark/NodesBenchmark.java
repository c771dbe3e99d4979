package playground.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * What it costs to share a database. First whole flows at the playground's pages, from the first page to the refresh and
 * the HTTP log: one process in memory, one node on PostgreSQL, two nodes on it. Then code flows with an ID token at the
 * sandbox alone: in memory, on PostgreSQL, and at somebody else's mock server in memory. The contenders take turns, and
 * processor time is that of the Java processes; PostgreSQL's own stands beside it.
 *
 * <pre>
 * mvn -q -Pbenchmark -DskipTests package [-Dbenchmark.arguments="ROUNDS FLOWS", else "7 200"]
 * </pre>
 */
public final class NodesBenchmark {

  private static final int CLIENTS = 8;
  private static final int WARM_UP = 1_200; // flows, after which little is left to compile

  /** A set-up under test: its processes, and a flow for the client with that number. */
  private record Contender(List<JavaProcess> processes, IntFunction<Callable<?>> flowOf) {

    double cpuSeconds() {
      return processes.stream().mapToDouble(JavaProcess::cpuSeconds).sum();
    }
  }

  /** One round of one contender. */
  private record Round(double flowsPerSecond, double cpuMillis, double databaseMillis, double p99Millis, int failures) {}

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
    var contenders = new LinkedHashMap<String, Contender>();
    contenders.put("in memory", playgrounds(List.of(Map.of())));
    contenders.put("one node", playgrounds(List.of(store("one"))));
    contenders.put("two nodes", playgrounds(List.of(store("two"), store("two"))));
    compare("Flows at the playground's pages", contenders);
    storage(contenders.get("one node"));
    end(contenders);
  }

  /** Each client goes to another node for each of its flows. A node's sandbox is beside it, with the state of all. */
  private Contender playgrounds(List<Map<String, String>> nodes) throws IOException {
    var processes = new ArrayList<JavaProcess>();
    var addresses = new ArrayList<URI>();
    for (var settings : nodes) {
      var environment = new LinkedHashMap<>(settings);
      environment.putAll(Map.of("SERVER_PORT", "0", "SANDBOX_PORT", "0"));
      var process = JavaProcess.start(environment, "-jar", JavaProcess.JAR.toString());
      processes.add(process);
      addresses.add(process.address());
    }
    var turn = new AtomicInteger();
    return new Contender(processes, client -> () ->
        new PlaygroundFlow(addresses.get(turn.getAndIncrement() % addresses.size()), executor).run());
  }

  private void sandbox() throws Exception {
    var seed = Files.writeString(Files.createTempFile("integrations", ".json"), CodeFlow.SEED);
    var contenders = new LinkedHashMap<String, Contender>();
    contenders.put("mock-oauth2", mockServer());
    contenders.put("in memory", sandboxes(seed, Map.of()));
    contenders.put("one node", sandboxes(seed, store("sandbox")));
    compare("Code flows with an ID token at the sandbox", contenders);
    end(contenders);
  }

  private static Contender sandboxes(Path seed, Map<String, String> environment) throws IOException {
    var process = JavaProcess.start(
        environment, "-jar", JavaProcess.JAR.toString(), "sandbox", "--port", "0", "--integrations", seed.toString(),
        "--consent", "accept");
    var address = process.address();
    return flows(process, address + "/v1/authorize", address + "/v1/access_token");
  }

  private static Contender mockServer() throws Exception {
    var port = JavaProcess.freePort();
    var process = JavaProcess.start(
        Map.of("SERVER_PORT", Integer.toString(port), "JSON_CONFIG", "{\"interactiveLogin\": false}"),
        "-cp", System.getProperty("java.class.path"), "no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt");
    process.awaitOk(URI.create("http://127.0.0.1:" + port + "/isalive"));
    var issuer = "http://127.0.0.1:" + port + "/default";
    return flows(process, issuer + "/authorize", issuer + "/token");
  }

  private static Contender flows(JavaProcess process, String authorize, String token) {
    var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    var flow = new IdTokenFlow(client, URI.create(authorize), URI.create(token));
    return new Contender(List.of(process), number -> flow);
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

  private void compare(String title, Map<String, Contender> contenders) throws Exception {
    for (var contender : contenders.values()) {
      round(contender, WARM_UP);
    }
    var measured = new LinkedHashMap<String, List<Round>>();
    for (var i = 0; i < rounds; i++) {
      for (var contender : contenders.entrySet()) {
        measured.computeIfAbsent(contender.getKey(), name -> new ArrayList<>()).add(round(contender.getValue(), flows));
      }
    }
    print(title, measured);
  }

  private Round round(Contender contender, int count) throws Exception {
    var left = new AtomicInteger(count);
    var millis = new ConcurrentLinkedQueue<Double>();
    var failures = new AtomicInteger();
    var cpu = contender.cpuSeconds();
    var database = databaseSeconds();
    var began = System.nanoTime();
    var clients = new ArrayList<Thread>();
    for (var number = 0; number < CLIENTS; number++) {
      var flow = contender.flowOf().apply(number);
      var client = new Thread(() -> client(flow, left, millis, failures));
      client.start();
      clients.add(client);
    }
    for (var client : clients) {
      client.join();
    }
    var seconds = (System.nanoTime() - began) / 1e9;
    return new Round(
        count / seconds,
        (contender.cpuSeconds() - cpu) * 1_000 / count,
        (databaseSeconds() - database) * 1_000 / count,
        percentile(List.copyOf(millis), 0.99),
        failures.get());
  }

  private static void client(Callable<?> flow, AtomicInteger left, ConcurrentLinkedQueue<Double> millis, AtomicInteger failures) {
    while (left.getAndDecrement() > 0) {
      var began = System.nanoTime();
      try {
        flow.call();
      } catch (Exception failed) {
        if (failures.getAndIncrement() == 0) {
          System.out.println("failed: " + failed);
        }
      }
      millis.add((System.nanoTime() - began) / 1e6);
    }
  }

  /** Processor time of PostgreSQL with all its processes. */
  private double databaseSeconds() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().filter(command -> command.endsWith("/postgres")).isPresent())
        .mapToDouble(process -> process.info().totalCpuDuration().map(spent -> spent.toNanos() / 1e9).orElse(0.0))
        .sum();
  }

  /** What flows that nobody clears take in the database. */
  private void storage(Contender node) throws Exception {
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

  private static void end(Map<String, Contender> contenders) {
    contenders.values().forEach(contender -> contender.processes().forEach(JavaProcess::close));
  }

  /** Medians with minimum and maximum; ratios are of rounds that stood beside each other, to the first contender. */
  private static void print(String title, Map<String, List<Round>> measured) {
    var first = measured.values().iterator().next();
    System.out.printf(Locale.ROOT, "%s: %d rounds, %d at a time%n", title, first.size(), CLIENTS);
    System.out.printf(
        Locale.ROOT, "%-12s %24s %24s %22s %12s %10s %9s%n", "", "flows/s", "CPU ms/flow", "CPU, ratio", "PostgreSQL", "p99 ms",
        "failures");
    measured.forEach((name, rounds) -> System.out.printf(
        Locale.ROOT, "%-12s %24s %24s %22s %12.2f %10.0f %9d%n",
        name,
        spread(rounds.stream().map(Round::flowsPerSecond).toList(), "%.0f"),
        spread(rounds.stream().map(Round::cpuMillis).toList(), "%.2f"),
        spread(ratios(rounds, first), "%.2f"),
        percentile(rounds.stream().map(Round::databaseMillis).toList(), 0.5),
        percentile(rounds.stream().map(Round::p99Millis).toList(), 0.5),
        rounds.stream().mapToInt(Round::failures).sum()));
    System.out.println();
  }

  private static List<Double> ratios(List<Round> rounds, List<Round> base) {
    var ratios = new ArrayList<Double>();
    for (var i = 0; i < rounds.size(); i++) {
      ratios.add(rounds.get(i).cpuMillis() / base.get(i).cpuMillis());
    }
    return ratios;
  }

  private static String spread(List<Double> values, String format) {
    var all = format + " (" + format + "–" + format + ")";
    return String.format(Locale.ROOT, all, percentile(values, 0.5), percentile(values, 0), percentile(values, 1));
  }

  private static double percentile(List<Double> values, double part) {
    var sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
  }
}
