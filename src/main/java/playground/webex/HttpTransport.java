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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import playground.oauth.OAuthFailure.NoResponse;

/**
 * Sends one request and gives the answer, within a deadline that covers the body too ({@code HttpRequest.timeout()}
 * ends with the headers), never longer than allowed, never following a redirect, never sending anything twice.
 */
public final class HttpTransport {

  /** Longest wait for a connection alone; half of a short timeout, so that a silent host is told from a slow one. */
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** Exchanges at once; a Webex that hangs must not use up the server's threads. */
  private static final int MAX_AT_ONCE = 16;

  static {
    System.clearProperty("jdk.httpclient.HttpClient.log"); // would write headers to the log, access tokens with them
    System.clearProperty("jdk.internal.httpclient.debug");
  }

  private final Duration timeout;
  private final Semaphore places = new Semaphore(MAX_AT_ONCE);
  private HttpClient client;

  public HttpTransport(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * @param maxBytes of the answer's body
   * @throws NoResponse when no whole answer came
   * @throws playground.oauth.OAuthFailure.UnusableResponse when the answer is longer than that
   */
  public RawResponse send(HttpRequest request, int maxBytes) {
    if (!places.tryAcquire()) {
      throw new NoResponse(
          "Too many requests to Webex are under way.",
          MAX_AT_ONCE + " are waiting for an answer already, so this one was not sent.",
          "Wait a few seconds and press the button again.");
    }
    try {
      return exchange(request, maxBytes);
    } finally {
      places.release();
    }
  }

  private RawResponse exchange(HttpRequest request, int maxBytes) {
    var answer = client().sendAsync(request, info -> new LimitedBody(maxBytes));
    try {
      return RawResponse.of(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw tooSlow(request.uri());
    } catch (ExecutionException e) {
      throw failure(e.getCause(), request.uri(), maxBytes);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new NoResponse("The playground is stopping.", "It was told to end.", "Start it again.");
    }
  }

  /** Made by the first exchange: at start it would cost a third of the whole start-up. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1) // what is shown on the page is what goes over the wire
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(CONNECT.multipliedBy(2).compareTo(timeout) < 0 ? CONNECT : timeout.dividedBy(2))
              .build();
    }
    return client;
  }

  private RuntimeException failure(Throwable cause, URI uri, int maxBytes) {
    if (cause instanceof LimitedBody.TooLong) {
      return LimitedBody.unusable(maxBytes);
    }
    if (cause instanceof HttpConnectTimeoutException || cause instanceof ConnectException) {
      return noConnection(cause, uri);
    }
    if (cause instanceof SSLException) {
      return new NoResponse(
          "No secure connection to " + uri.getHost() + " came about.",
          "Its certificate is not trusted here, or a proxy stands in between and shows its own.",
          "Check webex.base-url. A company proxy's certificate must be known to Java (-Djavax.net.ssl.trustStore).");
    }
    if (cause instanceof ProtocolException || cause instanceof RuntimeException) { // the latter for a bad length
      return new NoResponse(
          "What " + place(uri) + " answered is not HTTP.",
          "Something else than Webex listens there. Whether Webex has seen the request cannot be known from here.",
          "Check webex.base-url, then press the button again.");
    }
    if (cause instanceof IOException) {
      return new NoResponse(
          "The connection to " + place(uri) + " broke off before the answer was complete.",
          "The server or something in between closed it. Whether Webex has seen the request cannot be known from here.",
          "Press the button again. If Webex then refuses, what was sent has been used up by the first try.");
    }
    return new IllegalStateException(cause);
  }

  private NoResponse tooSlow(URI uri) {
    return new NoResponse(
        place(uri) + " did not answer within " + timeout.toMillis() / 1000.0 + " seconds.",
        "The server or the network is slow. Whether Webex has seen the request cannot be known from here.",
        "Press the button again; webex.timeout sets how long to wait.");
  }

  private static NoResponse noConnection(Throwable cause, URI uri) {
    var unknown = cause.getCause() instanceof UnresolvedAddressException;
    return new NoResponse(
        unknown ? "The name " + uri.getHost() + " is not known." : "No connection to " + place(uri) + " came about.",
        unknown
            ? "It is misspelt in webex.base-url, or this machine has no connection to the internet."
            : "Nothing listens there, or a firewall or proxy is in the way. Nothing was sent.",
        "Check webex.base-url and your network, then press the button again: nothing is lost.");
  }

  private static String place(URI uri) {
    return uri.getRawAuthority();
  }
}
