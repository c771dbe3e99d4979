package playground.flow;

import java.time.Instant;
import java.util.Optional;
import playground.oauth.AuthorizationServer;
import playground.oauth.Scopes;
import playground.oauth.VerifiedCode;

/**
 * How a flow began. Every later step talks to this server, whatever the settings say by then (RFC 9700 §4.4).
 *
 * @param requested the scopes of the authorization request
 * @param code empty for a device grant, which has none
 * @param startedAt when the code came, or the device was granted
 */
public record FlowOrigin(
    AuthorizationServer server, Scopes requested, Optional<VerifiedCode> code, Instant startedAt) {

  static FlowOrigin of(VerifiedCode code, Instant now) {
    var pending = code.pending();
    return new FlowOrigin(pending.server(), pending.request().scopes(), Optional.of(code), now);
  }
}
