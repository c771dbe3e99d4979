package playground.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import playground.testing.RunningPlayground;

/** The flow that the benchmark measures is a whole one, at the playground and at the bare servlets alike. */
class ExchangeFlowTest {

  private static final String CLIENT = RunningPlayground.CLIENT.clientId();
  private static final String SECRET = RunningPlayground.CLIENT.clientSecret().orElseThrow().reveal();

  private final StubAuthorizationServer webex = new StubAuthorizationServer(CLIENT, SECRET);

  ExchangeFlowTest() throws IOException {}

  @AfterEach
  void stop() {
    webex.close();
  }

  @Test
  void itEndsAtThePlaygroundsPageWithTheAccessToken() throws Exception {
    var playground = RunningPlayground.with(webex.baseUrl(), Duration.ofSeconds(10));
    playground.start();
    try {
      assertTrue(new ExchangeFlow(playground.address()).call().contains(StubAuthorizationServer.ACCESS_TOKEN));
    } finally {
      playground.stop();
    }
  }

  @Test
  void itEndsAtTheBareServletsPageWithTheAccessToken() throws Exception {
    try (var bare = bare(SECRET)) {
      assertTrue(new ExchangeFlow(bare.address()).call().contains(StubAuthorizationServer.ACCESS_TOKEN));
    }
  }

  @Test
  void itFailsWhenTheServerRefusesTheCode() throws Exception {
    try (var bare = bare("another secret")) {
      var flow = new ExchangeFlow(bare.address());

      assertEquals("the last page does not show the access token", assertThrows(IOException.class, flow::call).getMessage());
    }
  }

  private JavaProcess bare(String secret) throws IOException {
    var settings = Map.of("WEBEX_BASE_URL", webex.baseUrl().toString(), "WEBEX_CLIENT_ID", CLIENT, "WEBEX_CLIENT_SECRET", secret);
    return JavaProcess.start(settings, "-cp", System.getProperty("java.class.path"), BareFlow.class.getName());
  }
}
