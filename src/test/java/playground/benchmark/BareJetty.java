package playground.benchmark;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The least that a servlet needs: what our page, start and memory are measured against. */
final class BareJetty {

  private BareJetty() {}

  /** Says hello at every path. */
  @SuppressWarnings("serial") // never serialized
  static final class Hello extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.getWriter().println("hello");
    }
  }

  public static void main(String[] arguments) throws Exception {
    var context = new ServletContextHandler();
    context.addServlet(new Hello(), "/");
    serve(context);
  }

  /** Serves it at a free port, and says where. */
  static void serve(ServletContextHandler context) throws Exception {
    var server = new Server(new InetSocketAddress("127.0.0.1", 0));
    server.setHandler(context);
    server.start();
    System.out.println("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
  }
}
