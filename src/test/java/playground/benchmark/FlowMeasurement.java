package playground.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole flow with PKCE: page, authorize, callback, token. The authorization server is the same stub for all of them,
 * in this process.
 */
final class FlowMeasurement {

  private static final FlowRounds ROUNDS = new FlowRounds(4, 15_000, 1_000);

  private FlowMeasurement() {}

  static void run(int rounds, List<Path> others) throws Exception {
    var contenders = new ArrayList<FlowRounds.Contender>();
    try (var cores = Cores.split();
        var stub = new StubAuthorizationServer(CodeFlow.CLIENT_ID, CodeFlow.CLIENT_SECRET)) {
      var server = stub.baseUrl().toString();
      contenders.add(contender(cores.onFirst(Program.bare(BareFlow.class).at(server))));
      for (var playground : Program.playgrounds(others)) {
        contenders.add(contender(cores.onFirst(playground.at(server))));
      }
      ROUNDS.compare("Whole flow with PKCE, " + Cores.description(), rounds, contenders);
    } finally {
      contenders.forEach(FlowRounds.Contender::close);
    }
  }

  private static FlowRounds.Contender contender(Program program) throws IOException {
    var process = program.start();
    return new FlowRounds.Contender(program.name(), List.of(process), new ExchangeFlow(process.address()));
  }
}
