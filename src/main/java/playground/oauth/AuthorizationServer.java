package playground.oauth;

import java.net.URI;

/**
 * Where the flow talks to (RFC 6749 §3). Kept with each attempt, so that a code only ever goes to the server that the
 * browser was sent to (RFC 9700 §4.4).
 *
 * @param authorizationEndpoint the browser goes there to sign in and consent (§3.1)
 * @param tokenEndpoint we POST the code there (§3.2)
 * @param resourceServer base of the API that its tokens open (§1.1)
 */
public record AuthorizationServer(URI authorizationEndpoint, URI tokenEndpoint, URI resourceServer) {}
