package playground.flow;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import playground.oauth.Secret;

/**
 * A request to the callback as the browser sent it; nothing of it is believed.
 *
 * @param browser the id in its cookie; empty when it shows none of ours
 * @param bindings of its cookies: handle and value
 * @param address that it came to, without its query
 * @param query undecoded; null when there is none
 */
public record CallbackRequest(
    Optional<BrowserId> browser, Map<String, Secret> bindings, URI address, String query) {

  /** Hides code and state. */
  @Override
  public String toString() {
    return "CallbackRequest[hidden]";
  }
}
