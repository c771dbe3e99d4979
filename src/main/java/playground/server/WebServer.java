package playground.server;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * One listening port. It is taken first ({@link #bind}) and served later ({@link #start}), so that the real number of
 * port 0 is known while the site is built, and a port in use is noticed before anything has started.
 */
public final class WebServer implements AutoCloseable {

  /** How long requests under way may go on after the server begins to stop. */
  public static final Duration GRACE = Duration.ofSeconds(5);

  /** More wait to be accepted: each may hold the beginning of a body that never comes to its end. */
  static final int MAX_CONNECTIONS = 1_000;

  // Jetty's own numbers. The queue is not, because Jetty's starts the JVM's whole management (a tenth of the start).
  private static final int MAX_THREADS = 200;
  private static final int MIN_THREADS = 8;

  private static final Duration IDLE_AT_STOP = Duration.ofMillis(100);
  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final int MAX_FORM_KEYS = 100;

  private final Server server;
  private final ServerConnector connector;
  private final GracefulHandler requests = new GracefulHandler();

  private WebServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Takes the port.
   *
   * @param port 0 means any free one
   * @param changedBy the flag or setting that takes another port, for the message when this one is taken
   * @throws PortInUseException when another process has it
   * @throws IOException when the address is not one of this machine, or the port is not allowed
   */
  public static WebServer bind(String host, int port, String changedBy) throws IOException {
    var threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, new LinkedBlockingQueue<>());
    threads.setName("port-" + port);
    var server = new Server(threads);
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(protocol()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(MAX_CONNECTIONS); // else a burst of more than 50 waits seconds for TCP to try again
    connector.setShutdownIdleTimeout(IDLE_AT_STOP.toMillis()); // else each stop waits a second for a request that does not come whole
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
    try {
      connector.open();
    } catch (IOException e) {
      if (isInUse(e)) {
        throw new PortInUseException(host, port, changedBy);
      }
      throw new IOException(
          "Cannot listen on " + host + ":" + port + ": take another address with --host, or another port"
              + " with " + changedBy + ".",
          e);
    }
    return new WebServer(server, connector);
  }

  /** Of the three reasons for which binding fails this one has no exception of its own, nor a number. */
  private static boolean isInUse(IOException failure) {
    return failure.getCause() instanceof BindException why && String.valueOf(why.getMessage()).contains("in use");
  }

  private static HttpConfiguration protocol() {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRelativeRedirectAllowed(true);
    http.setOutputAggregationSize(http.getOutputBufferSize()); // a page of several pieces goes out in one
    return http;
  }

  /** The real port, also when 0 was configured. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Serves the site, and gives requests under way {@link #GRACE} at the end. */
  public void start(Site site) {
    start(site, GRACE);
  }

  /**
   * Serves the site.
   *
   * @param grace how long requests under way may go on after the server begins to stop
   */
  public void start(Site site, Duration grace) {
    server.setRequestLog(new RequestLines(site.name()));
    startWithoutRequestLog(site, grace);
  }

  /** The same, for those who have a log of their own. */
  public void startWithoutRequestLog(Site site, Duration grace) {
    var context = new ServletContextHandler();
    context.setMaxFormContentSize(MAX_BODY_BYTES);
    context.setMaxFormKeys(MAX_FORM_KEYS);
    context.addServletContainerInitializer((classes, servlets) -> site.routes().accept(servlets));
    var errors = new ErrorResponses(site);
    context.setErrorHandler(errors);
    server.setErrorHandler(errors);
    // Bodies are read before a thread is given to them, so that slow senders cannot use up the threads.
    var forms = new EagerContentHandler.FormContentLoaderFactory(MAX_FORM_KEYS, MAX_BODY_BYTES);
    var bodies = new EagerContentHandler(context, forms, new EagerBodies(MAX_BODY_BYTES));
    requests.setHandler(new SiteGuard(site, bodies));
    server.setHandler(requests);
    server.setStopTimeout(grace.toMillis());
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not start", e);
    }
  }

  /**
   * Connections that have had a response and wait for the next request, as browsers keep them; none while a request is under
   * way anywhere, because one whose body was asked for has had a response too, by Jetty's count.
   */
  Stream<EndPoint> betweenRequests() {
    return requests.getCurrentRequestCount() > 0
        ? Stream.empty()
        : connector.getConnectedEndPoints().stream()
            .filter(client -> client.isFillInterested() && client.getConnection().getMessagesOut() > 0);
  }

  /** Stops listening, lets requests under way finish within the grace, writes what is left of the log, and ends. */
  @Override
  public void close() {
    betweenRequests().forEach(EndPoint::close); // each of them would hold up the end for IDLE_AT_STOP
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not stop", e);
    } finally {
      server.destroy();
      RequestLines.flush();
    }
  }
}
