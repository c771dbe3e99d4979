package playground.flow;

import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;

/**
 * What a device grant was started with, and stays with whatever the settings say by then.
 *
 * @param server one with both endpoints of the device grant
 */
public record DeviceRequest(AuthorizationServer server, ClientCredentials credentials, Scopes scopes) {}
