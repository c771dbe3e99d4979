package playground.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.oauth.ServerMetadata;

/**
 * Everything that was told, checked.
 *
 * @param credentials empty when no client id was given: then the sandbox is used
 * @param scopes what the page's scope field is filled with
 * @param baseUrl of Webex's API, with version and without a slash at the end; unused with the sandbox
 * @param discoveryUrl where a document tells the endpoints; empty without one, unused with the sandbox
 * @param endpoints the issuers, and what was set one by one; unused with the sandbox
 * @param host address to listen on
 * @param port 0 means any free one
 * @param publicUrl scheme, host and port under which a proxy makes the playground known; empty without one
 * @param sandboxPort 0 means any free one
 * @param sandboxData where the sandbox keeps its integrations; empty when they are to end with it
 * @param timeout for one whole exchange with Webex, the answer's body included
 * @param openBrowser whether to open the page in the default browser after the start
 */
public record Config(
    Optional<ClientCredentials> credentials,
    Scopes scopes,
    URI baseUrl,
    Optional<URI> discoveryUrl,
    ServerMetadata endpoints,
    String host,
    int port,
    Optional<URI> publicUrl,
    int sandboxPort,
    Optional<Path> sandboxData,
    Duration timeout,
    boolean openBrowser) {}
