package playground.testing;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import playground.oauth.Loopback;
import playground.server.HostAllowlist;
import playground.server.Site;
import playground.server.WebServer;
import playground.text.ServerKind;
import playground.web.view.FailurePages;
import playground.web.view.Frame;
import playground.web.view.Portal;

/** The server with one servlet, on every path or on some, for what the playground's own servlets never do. */
public final class TinySite implements AutoCloseable {

  private final WebServer server;

  public TinySite(Servlet servlet) throws IOException {
    this(servlet, "/");
  }

  public TinySite(Servlet servlet, String... paths) throws IOException {
    server = WebServer.bind("127.0.0.1", 0, "the test");
    server.start(
        new Site(
            "tiny",
            new HostAllowlist(Loopback.NAMES),
            Set.of("GET"),
            "",
            FailurePages.errorPage(() -> new Frame(List.of(), ServerKind.WEBEX, "http://localhost/v1", Optional.empty(), new Portal("", "a server", "a server"))),
            servlets -> servlets.addServlet("only", servlet).addMapping(paths)));
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }
}
