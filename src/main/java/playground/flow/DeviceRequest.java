package playground.flow;

import java.net.URI;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;

/**
 * What a device grant was started with, and stays with whatever the settings say by then.
 *
 * @param tokenEndpoint is polled; at Webex it is not the server's token endpoint
 */
public record DeviceRequest(
    AuthorizationServer server, URI tokenEndpoint, ClientCredentials credentials, Scopes scopes) {}
