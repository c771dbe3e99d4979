package playground.sandbox.authorize;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import playground.oauth.Form;
import playground.sandbox.error.Refusal;
import playground.sandbox.error.RefusalException;

/**
 * Where the browser goes back to: a redirect URI that is registered, and the state to bring along. Only once there is
 * one may a refusal be sent by redirect.
 *
 * @param redirectUri one of the integration's registered ones
 * @param issuer to bring along as {@code iss}, with refusals too (RFC 9207 §2); empty for none, as at Webex
 */
record ReturnAddress(URI redirectUri, Optional<EchoedState> state, Optional<String> issuer) {

  /** The address with these parameters, then the state; a query of its own is kept (RFC 6749 §3.1.2). */
  String with(Form parameters) {
    var registered = redirectUri.toASCIIString();
    var all = issuer.map(value -> parameters.with("iss", value)).orElse(parameters);
    var echoed = state.map(value -> "&state=" + value.encoded()).orElse("");
    return registered + separator(registered) + all.encodedForQuery() + echoed;
  }

  /** A refusal in the query, for whatever response type (contract, 1.A). */
  RefusalException refuse(String error, String description, String cause) {
    var parameters = Form.empty().with("error", error).with("error_description", description);
    return new RefusalException(new Refusal.ByRedirect(with(parameters), error + ", " + cause));
  }

  /** What a content security policy must allow for the browser to get there: an origin, or a scheme. */
  String origin() {
    var scheme = redirectUri.getScheme().toLowerCase(Locale.ROOT) + ":";
    var host = redirectUri.getHost();
    if (!scheme.startsWith("http") || host == null || host.startsWith("[")) { // CSP knows no IPv6 addresses
      return scheme;
    }
    return scheme + "//" + host + (redirectUri.getPort() < 0 ? "" : ":" + redirectUri.getPort());
  }

  /** The root of a web address's origin, such as {@code http://localhost:8080/}; empty for the schemes of apps. */
  static Optional<String> originRoot(URI uri) {
    var isWeb = uri.getHost() != null && uri.getRawUserInfo() == null
        && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
    return isWeb ? Optional.of(uri.getScheme() + "://" + uri.getRawAuthority() + "/") : Optional.empty();
  }

  /** What comes between an address and one parameter more. */
  static String separator(String uri) {
    if (uri.indexOf('?') < 0) {
      return "?";
    }
    return uri.endsWith("?") || uri.endsWith("&") ? "" : "&";
  }
}
