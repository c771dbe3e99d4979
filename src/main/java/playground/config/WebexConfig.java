package playground.config;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import playground.oauth.Endpoint;
import playground.oauth.ServerMetadata;

/**
 * Which Webex the playground uses, and how long it waits for it. All but the timeout is unused with the sandbox.
 *
 * @param baseUrl base URL of the API, with version and without a slash at the end
 * @param discoveryUrl address of a discovery document that names the endpoints; empty without one
 * @param metadata the issuers, and the endpoints that are set one by one
 * @param timeout for one whole exchange, including the response body
 */
public record WebexConfig(URI baseUrl, Optional<URI> discoveryUrl, ServerMetadata metadata, Duration timeout) {

  /** The name of the discovery URL's setting. */
  public static final String DISCOVERY_URL = Setting.DISCOVERY_URL.key();

  /** The name of the setting that an endpoint was set by; empty when it was not set by itself. */
  public Optional<String> settingOf(Endpoint endpoint) {
    return Arrays.stream(Setting.values())
        .filter(setting -> metadata.endpoints().containsKey(endpoint) && setting.endpoint().equals(Optional.of(endpoint)))
        .map(Setting::key)
        .findFirst();
  }
}
