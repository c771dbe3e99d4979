package playground.oauth;

import java.util.Optional;

/**
 * Who the integration is (RFC 6749 §2.3).
 *
 * @param clientId public; at Webex a C and 64 hexadecimal digits
 * @param clientSecret empty while nobody has given one; Webex demands it at the exchange, PKCE or not
 */
public record ClientCredentials(String clientId, Optional<Secret> clientSecret) {

  public ClientCredentials {
    if (clientId.isBlank()) {
      throw new IllegalArgumentException("client_id must not be blank");
    }
  }

  public ClientCredentials withSecret(Secret secret) {
    return new ClientCredentials(clientId, Optional.of(secret));
  }

  /** Appends both to a token request's form: RFC 6749 §2.3.1 allows the body, and Webex takes them there. */
  public Form addTo(Form grant) {
    var form = grant.with("client_id", clientId);
    return clientSecret.map(secret -> form.with("client_secret", secret.reveal())).orElse(form);
  }
}
