package playground.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import playground.oauth.ServerMetadata;

/**
 * Which Webex the playground uses, and how long it waits for it. All but the timeout is unused with the sandbox.
 *
 * @param baseUrl base URL of the API, with version and without a slash at the end
 * @param discoveryUrl address of a discovery document that names the endpoints; empty without one
 * @param metadata the issuers, and the endpoints that are set one by one
 * @param timeout for one whole exchange, including the response body
 */
public record WebexConfig(URI baseUrl, Optional<URI> discoveryUrl, ServerMetadata metadata, Duration timeout) {}
