package playground.webex.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import playground.oauth.Nonce;
import playground.oauth.Secret;

/**
 * The values that an ID token's claims are compared with.
 *
 * @param clientId the expected audience
 * @param issuers the trusted issuers
 * @param nonce of the authorization request; empty when none was sent
 * @param maxAge of the authorization request; empty when none was sent
 * @param requestedAt when the authorization request was made, from which {@code maxAge} counts back
 * @param replaced the ID token of the code exchange, when this one came with a refresh; empty otherwise
 */
public record ExpectedClaims(
    String clientId,
    List<String> issuers,
    Optional<Nonce> nonce,
    Optional<Duration> maxAge,
    Instant requestedAt,
    Optional<Secret> replaced) {}
