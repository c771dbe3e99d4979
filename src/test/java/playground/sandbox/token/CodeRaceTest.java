package playground.sandbox.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static playground.testing.RunningSandbox.query;

import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.sandbox.Sandbox;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.memory.MemoryStore;
import playground.sandbox.view.Exposure;
import playground.server.WebServer;
import playground.testing.Json;
import playground.testing.MovableClock;
import playground.testing.PausingStore;
import playground.testing.PlainClient;

/** S-03, RFC 6749 §4.1.2: of those that bring one code at once exactly one gets tokens, and they are revoked. */
class CodeRaceTest extends PlainClient {

  private static final String CALLBACK = "http://127.0.0.1:9999/callback";
  private static final int AT_ONCE = 50;

  private final AtomicReference<Callable<?>> afterRedemption = new AtomicReference<>(() -> null);
  private WebServer server;
  private ClientCredentials client;

  @BeforeEach
  void start() throws Exception {
    var store = new PausingStore(new MemoryStore(new MovableClock(), new SecureRandom()), () -> afterRedemption
        .getAndSet(() -> null).call());
    var sandbox = new Sandbox(store, new ConsentPolicy(ConsentPolicy.Mode.accept, store.people().all().get(0)));
    client = sandbox.register("Test integration", URI.create(CALLBACK), Scopes.parse("spark:rooms_read"));
    server = WebServer.bind("127.0.0.1", 0, "the test");
    server.start(sandbox.site(Exposure.toThisMachine()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public int port() {
    return server.port();
  }

  /** The replay is served from its beginning to its end after the first use was noted, and before it is answered. */
  @Test
  void aReplayInTheMiddleOfTheFirstUseDoesNotTakeItsResponseAway() throws Exception {
    var exchange = exchange();
    var replay = new AtomicReference<HttpResponse<String>>();
    afterRedemption.set(() -> {
      replay.set(post("/v1/access_token", exchange));
      return null;
    });

    var first = post("/v1/access_token", exchange);

    assertEquals(200, first.statusCode());
    assertEquals(400, replay.get().statusCode());
    assertRevoked(first);
  }

  @Test
  void ofFiftyExchangesAtOnceExactlyOneSucceedsEachTime() throws Exception {
    var threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (var barrier = 0; barrier < 40; barrier++) {
        var good = atOnce(threads, exchange()).stream().filter(response -> response.statusCode() == 200).toList();

        assertEquals(1, good.size(), "barrier " + barrier);
        assertRevoked(good.get(0));
      }
    } finally {
      threads.shutdown();
    }
  }

  private List<HttpResponse<String>> atOnce(ExecutorService threads, String exchange) throws Exception {
    var start = new CyclicBarrier(AT_ONCE);
    var responses = new ArrayList<HttpResponse<String>>();
    for (var response : threads.invokeAll(IntStream.range(0, AT_ONCE)
        .<Callable<HttpResponse<String>>>mapToObj(i -> () -> {
          start.await();
          return post("/v1/access_token", exchange);
        }).toList())) {
      responses.add(response.get());
    }
    return responses;
  }

  private void assertRevoked(HttpResponse<String> tokens) throws Exception {
    var api = get("/v1/rooms", "Authorization", "Bearer " + Json.text(tokens, "access_token"));
    assertEquals(401, api.statusCode());
    var refresh = client.addTo(Form.empty()
        .with("grant_type", "refresh_token").with("refresh_token", Json.text(tokens, "refresh_token")));
    assertEquals(400, post("/v1/access_token", refresh.encoded()).statusCode());
  }

  /** A good token request for a fresh code. */
  private String exchange() throws Exception {
    var back = get("/v1/authorize?" + Form.empty()
        .with("response_type", "code").with("client_id", client.clientId()).with("redirect_uri", CALLBACK)
        .with("scope", "spark:rooms_read").encodedForQuery());
    return client.addTo(Form.empty().with("grant_type", "authorization_code")
        .with("code", query(back).value("code").orElseThrow()).with("redirect_uri", CALLBACK)).encoded();
  }
}
