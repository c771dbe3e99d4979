package playground.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Code flow with an ID token at the sandbox alone, beside mock-oauth2-server, each in a process of its own. */
final class SandboxMeasurement {

  private static final FlowRounds ROUNDS = new FlowRounds(8, 15_000, 1_000);

  static final String TITLE = "Code flow with an ID token at the sandbox";

  private static final String MOCK_SERVER = "no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt";

  private SandboxMeasurement() {}

  static void run(int rounds, List<Path> others) throws Exception {
    if (SandboxMeasurement.class.getClassLoader().getResource(MOCK_SERVER.replace('.', '/') + ".class") == null) {
      System.out.printf("%n%s: left out, because mock-oauth2-server is on the class path of the benchmark profile alone%n", TITLE);
      return;
    }
    var contenders = new ArrayList<FlowRounds.Contender>();
    try (var cores = Cores.split()) {
      contenders.add(mockServer(cores::onFirst));
      for (var playground : Program.playgrounds(others)) {
        contenders.add(sandbox(cores.onFirst(playground)));
      }
      ROUNDS.compare(TITLE + ", " + Cores.description(), rounds, contenders);
    } finally {
      contenders.forEach(FlowRounds.Contender::close);
    }
  }

  /** The sandbox alone, which consents by itself. */
  static FlowRounds.Contender sandbox(Program playground) throws IOException {
    var seed = Files.writeString(Files.createTempFile("integrations", ".json"), CodeFlow.SEED);
    var process = playground.followedBy("sandbox", "--port", "0", "--integrations", seed.toString(), "--consent", "accept").start();
    var address = process.address();
    Files.delete(seed);
    return contender(playground.name(), process, address + "/v1/authorize", address + "/v1/access_token");
  }

  /**
   * Needs the class path of the benchmark profile.
   *
   * @param place where it runs
   */
  static FlowRounds.Contender mockServer(UnaryOperator<Program> place) throws Exception {
    var port = JavaProcess.freePort();
    var settings = Map.of("SERVER_PORT", Integer.toString(port), "JSON_CONFIG", "{\"interactiveLogin\": false}");
    var command = List.of(JavaProcess.JAVA, "-cp", System.getProperty("java.class.path"), MOCK_SERVER);
    var process = place.apply(new Program("mock-oauth2-server", settings, command)).start();
    process.awaitOk(URI.create("http://127.0.0.1:" + port + "/isalive"));
    var issuer = "http://127.0.0.1:" + port + "/default";
    return contender("mock-oauth2-server", process, issuer + "/authorize", issuer + "/token");
  }

  private static FlowRounds.Contender contender(String name, JavaProcess process, String authorize, String token) {
    var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new FlowRounds.Contender(name, List.of(process), new IdTokenFlow(client, URI.create(authorize), URI.create(token)));
  }
}
