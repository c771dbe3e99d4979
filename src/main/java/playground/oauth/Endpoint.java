package playground.oauth;

import java.net.URI;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** An endpoint of an authorization server, and its member in the server's metadata (RFC 8414 §2). */
public enum Endpoint {
  /** The browser goes there to sign in and consent (RFC 6749 §3.1). */
  AUTHORIZATION("authorization_endpoint"),
  /** Exchanges a code or a refresh token for tokens (RFC 6749 §3.2). */
  TOKEN("token_endpoint"),
  /** Begins a device grant (RFC 8628 §3.1). */
  DEVICE_AUTHORIZATION("device_authorization_endpoint"),
  /** Is polled for a device's tokens. The token endpoint by RFC 8628 §3.4, so metadata has no member; Webex differs. */
  DEVICE_TOKEN(null),
  /** Claims about the token's owner (OpenID Connect Core §5.3). */
  USERINFO("userinfo_endpoint"),
  /** Public keys that verify ID tokens (RFC 7517 §5). */
  JWKS("jwks_uri"),
  /** Revokes a token (RFC 7009). */
  REVOCATION("revocation_endpoint"),
  /** Ends the browser's session with the server (OpenID Connect RP-Initiated Logout §2). */
  END_SESSION("end_session_endpoint");

  private final String metadataName;

  Endpoint(String metadataName) {
    this.metadataName = metadataName;
  }

  /** The member in RFC 8414 and OpenID Connect metadata; empty when neither has one. */
  public Optional<String> metadataName() {
    return Optional.ofNullable(metadataName);
  }

  /** An immutable copy in the order of this enum. */
  static Map<Endpoint, URI> copyOf(Map<Endpoint, URI> endpoints) {
    var copy = new EnumMap<Endpoint, URI>(Endpoint.class);
    copy.putAll(endpoints);
    return Collections.unmodifiableMap(copy);
  }
}
