package playground.webex.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import playground.oauth.Nonce;
import playground.oauth.Secret;

/**
 * What an ID token is held against.
 *
 * @param clientId whom it must be meant for
 * @param issuers who may have made it
 * @param nonce of the authorization request; empty when none was sent
 * @param maxAge of the authorization request; empty when none was sent
 * @param askedAt when the browser was sent away, from which {@code maxAge} counts back
 * @param replaced the ID token of the exchange, when this one came by a refresh; empty otherwise
 */
public record ExpectedClaims(
    String clientId,
    List<String> issuers,
    Optional<Nonce> nonce,
    Optional<Duration> maxAge,
    Instant askedAt,
    Optional<Secret> replaced) {}
