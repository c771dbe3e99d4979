package playground.sandbox.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import playground.oauth.Form;
import playground.oauth.Loopback;
import playground.sandbox.error.TrackingId;

/**
 * Fills in the sandbox's pages for somebody and presses “Accept”. Follows no redirect, so nothing need listen where the
 * callback goes. Not an HttpClient of java.net.http, because that leaves its threads behind.
 */
final class ConsentingBrowser {

  private final URI sandbox;
  private final String trackingId;

  /**
   * @param sandbox scheme, host and port
   * @param trackingId by which the log finds the request
   */
  ConsentingBrowser(URI sandbox, String trackingId) {
    this.sandbox = sandbox;
    this.trackingId = trackingId;
  }

  /** A response: its status, and where it redirects to; null when it does not. */
  record Response(int status, String location) {

    /** The location holds code and state. */
    @Override
    public String toString() {
      return "Response[" + status + "]";
    }
  }

  /**
   * @param request an authorization request
   * @throws IllegalArgumentException when it goes to another server
   */
  Response accept(URI request, String email) {
    requireOfSandbox(request);
    var form = Form.empty().with("person", email).with("decision", "accept").encoded().getBytes(UTF_8);
    try {
      var connection = (HttpURLConnection) request.toURL().openConnection(Proxy.NO_PROXY);
      connection.setInstanceFollowRedirects(false);
      connection.setRequestProperty("Connection", "close"); // else a thread watches over it for later use
      connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
      connection.setRequestProperty(TrackingId.HEADER, trackingId);
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(form.length); // else it is sent again when the connection breaks
      try (var body = connection.getOutputStream()) {
        body.write(form);
      }
      var response = new Response(connection.getResponseCode(), connection.getHeaderField("Location"));
      connection.disconnect();
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox did not respond to the authorization request.", e);
    }
  }

  private void requireOfSandbox(URI request) {
    var host = request.getHost();
    if (!"http".equals(request.getScheme()) || host == null || !Loopback.isName(host) || request.getPort() != sandbox.getPort()) {
      throw new IllegalArgumentException("The authorization request goes to " + request.getScheme() + "://"
          + request.getRawAuthority() + " and not to this sandbox. Set your client's base URL to " + sandbox + "/v1.");
    }
  }
}
