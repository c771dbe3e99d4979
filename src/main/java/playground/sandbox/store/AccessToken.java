package playground.sandbox.store;

import playground.oauth.Scopes;

/**
 * What an access token stands for.
 *
 * @param scopes the grant's, or fewer when a refresh asked for fewer (RFC 6749 §6)
 */
public record AccessToken(Grant grant, Scopes scopes) {}
