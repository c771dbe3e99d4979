package playground.webex;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure.NoResponse;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.TransportFault;

/**
 * Sends a request and returns the response, within a deadline that covers the body too ({@code HttpRequest.timeout()}
 * ends with the headers), never longer than allowed, never following a redirect, never sending anything twice. All
 * clients share one, and with it the limit of requests under way to each host. Thread-safe.
 */
public final class HttpTransport {

  /** The media type of a posted form (RFC 6749 appendix B). */
  public static final String FORM_TYPE = "application/x-www-form-urlencoded";

  /** Longest wait for a connection alone; half of a short timeout, to distinguish a silent host from a slow one. */
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** Requests under way to one host; a server that hangs must not use up our threads. */
  public static final int MAX_PER_HOST = 16;

  /**
   * Seconds that an idle connection is reused. The JDK's client keeps the bytes of the last exchange with each idle
   * connection, tokens and secrets among them, by default for 20 minutes; and the longer one waits, the likelier it is
   * that the server has closed it and the next POST fails.
   */
  private static final int KEEP_ALIVE_SECONDS = 2;

  static {
    System.setProperty("jdk.httpclient.keepalive.timeout", Integer.toString(KEEP_ALIVE_SECONDS));
    System.clearProperty("jdk.httpclient.HttpClient.log"); // would write headers to the log, access tokens with them
    System.clearProperty("jdk.internal.httpclient.debug");
  }

  private final Duration timeout;
  private final Map<String, Semaphore> underWay = new ConcurrentHashMap<>();
  private HttpClient client;

  /**
   * @param timeout for one whole exchange, the response's body included
   */
  public HttpTransport(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * @param kind for the failure, if any
   * @param maxBytes of the response's body
   * @throws OAuthException when no whole response came, or one that is longer than that
   */
  public RawResponse send(HttpRequest request, RequestKind kind, int maxBytes) {
    var permits = underWay.computeIfAbsent(request.uri().getRawAuthority(), host -> new Semaphore(MAX_PER_HOST));
    if (!permits.tryAcquire()) {
      throw noResponse(TransportFault.TOO_MANY_REQUESTS_UNDER_WAY, request.uri());
    }
    try {
      return exchange(request, kind, maxBytes);
    } finally {
      permits.release();
    }
  }

  private RawResponse exchange(HttpRequest request, RequestKind kind, int maxBytes) {
    var response = client().sendAsync(request, info -> new LimitedBody(maxBytes));
    try {
      return RawResponse.of(response.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      response.cancel(true);
      throw noResponse(TransportFault.TIMED_OUT, request.uri());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LimitedBody.TooLong) {
        var kibibytes = Integer.toString(maxBytes / 1024);
        throw new OAuthException(new UnusableResponse(kind, ResponseFault.TOO_LONG, kibibytes));
      }
      throw noResponse(fault(e.getCause()), request.uri());
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw noResponse(TransportFault.SHUTTING_DOWN, request.uri());
    }
  }

  /** Made by the first exchange: at start it would cost a third of the whole start-up. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1) // so the HTTP log shows what is sent
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(CONNECT.multipliedBy(2).compareTo(timeout) < 0 ? CONNECT : timeout.dividedBy(2))
              .build();
    }
    return client;
  }

  private static TransportFault fault(Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException || cause instanceof ConnectException) {
      return cause.getCause() instanceof UnresolvedAddressException
          ? TransportFault.HOST_UNKNOWN
          : TransportFault.NO_CONNECTION;
    }
    if (cause instanceof SSLException) {
      return TransportFault.TLS_FAILED;
    }
    if (cause instanceof ProtocolException || cause instanceof RuntimeException) { // the latter for a bad length
      return TransportFault.NOT_HTTP;
    }
    if (cause instanceof IOException) {
      return TransportFault.CUT_OFF;
    }
    throw new IllegalStateException(cause);
  }

  private OAuthException noResponse(TransportFault fault, URI uri) {
    return new OAuthException(new NoResponse(fault, uri.getRawAuthority(), timeout));
  }
}
