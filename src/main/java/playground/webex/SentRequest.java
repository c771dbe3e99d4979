package playground.webex;

import java.util.Optional;
import playground.oauth.OAuthFailure;

/**
 * What came of a request.
 *
 * @param exchange request and response, redacted
 * @param response as it came; empty when none did
 * @param failure why no response came, or why the one that came is no success; empty when it is
 */
public record SentRequest(HttpExchange exchange, Optional<RawResponse> response, Optional<OAuthFailure> failure) {}
