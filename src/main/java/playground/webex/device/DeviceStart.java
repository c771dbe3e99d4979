package playground.webex.device;

import java.util.Optional;
import playground.oauth.DeviceAuthorization;
import playground.oauth.OAuthFailure;
import playground.webex.HttpExchange;

/**
 * How the beginning of a device grant went: with codes, or with a failure that says why not.
 *
 * @param exchange request and response, redacted
 * @param begun the codes; empty when it failed
 * @param failure why there are none; empty when there are
 */
public record DeviceStart(HttpExchange exchange, Optional<DeviceAuthorization> begun, Optional<OAuthFailure> failure) {}
