package playground.webex;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import playground.oauth.RequestKind;

/** What a browser without a person does at an address: it follows a redirect, and understands no page. */
public final class Redirection {

  private static final int MAX_PAGE_BYTES = 256 * 1024;

  private final HttpTransport transport;

  /**
   * @param timeout for one whole response
   */
  public Redirection(Duration timeout) {
    this.transport = new HttpTransport(timeout);
  }

  /**
   * Gets the address.
   *
   * @return where the response leads; empty when it is a page
   * @throws playground.oauth.OAuthException when no whole response came
   */
  public Optional<URI> of(URI address) {
    var request = HttpRequest.newBuilder(address).header("Accept", "text/html").GET().build();
    var response = transport.send(request, RequestKind.DISCOVERY, MAX_PAGE_BYTES);
    return response.isRedirect() ? response.header("Location").flatMap(location -> resolved(address, location)) : Optional.empty();
  }

  private static Optional<URI> resolved(URI address, String location) {
    try {
      return Optional.of(address.resolve(new URI(location)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
