package playground.webex.api;

import java.time.Instant;
import java.util.Optional;

/**
 * The call that asks Webex how long an access token lives.
 *
 * @param expiresAt empty when the response does not say
 */
public record ExpiryCall(ApiCall call, Optional<Instant> expiresAt) {}
