package playground.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A benchmark that took errors for pages would call a broken server fast. */
class PageLoadTest {

  @Test
  void sendsWhatWasAskedForAndCountsAllButOkAsFailures() throws Exception {
    var requests = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(requests.incrementAndGet() <= 30 ? 200 : 503, -1);
      exchange.close();
    });
    server.start();

    var result = PageLoad.of(50, URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    server.stop(0);

    assertEquals(30, result.responses());
    assertEquals(20, result.failures());
    assertEquals(50, requests.get());
  }
}
