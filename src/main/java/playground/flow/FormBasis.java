package playground.flow;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;

/**
 * What a request form that nobody has changed depends on, and its warnings, beside its Redirect URI and what stays the same
 * while the playground runs. Two forms with the same basis differ in their state alone.
 *
 * @param credentials that the form begins with; empty when none are configured
 * @param registered the scopes that the sandbox has registered with that client; empty with another server
 * @param returnedTo the Redirect URIs that callbacks have come to so far
 */
public record FormBasis(Optional<ClientCredentials> credentials, Optional<Scopes> registered, Set<URI> returnedTo) {}
