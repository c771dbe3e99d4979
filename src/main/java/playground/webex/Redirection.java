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
   * The response to a GET.
   *
   * @param location where it leads; empty when it is a page
   */
  public record Followed(int status, Optional<URI> location) {}

  /**
   * Gets the address.
   *
   * @throws playground.oauth.OAuthException when no whole response came
   */
  public Followed get(URI address) {
    var request = HttpRequest.newBuilder(address).header("Accept", "text/html").GET().build();
    var response = transport.send(request, RequestKind.DISCOVERY, MAX_PAGE_BYTES);
    var location = response.header("Location").filter(value -> response.isRedirect());
    return new Followed(response.status(), location.flatMap(value -> resolved(address, value)));
  }

  private static Optional<URI> resolved(URI address, String location) {
    try {
      return Optional.of(address.resolve(new URI(location)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
