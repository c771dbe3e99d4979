package playground.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Optional;

/**
 * Who the integration is (RFC 6749 §2.3).
 *
 * @param clientId public; at Webex a C and 64 hexadecimal digits
 * @param clientSecret empty while none is configured; Webex demands it at the exchange, PKCE or not
 */
public record ClientCredentials(String clientId, Optional<Secret> clientSecret) {

  public ClientCredentials {
    if (clientId.isBlank()) {
      throw new IllegalArgumentException("client_id must not be blank");
    }
  }

  /** Written out, because a record's own is put together at run time, and each start needs this one. */
  @Override
  public int hashCode() {
    return 31 * clientId.hashCode() + clientSecret.hashCode();
  }

  public ClientCredentials withSecret(Secret secret) {
    return new ClientCredentials(clientId, Optional.of(secret));
  }

  /**
   * The credentials for HTTP's Basic scheme, each form-encoded first, as RFC 6749 §2.3.1 has it; what goes after
   * {@code Basic}.
   */
  public Secret basic() {
    var secret = clientSecret.map(Secret::reveal).orElse("");
    var pair = URLEncoder.encode(clientId, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
    return new Secret(Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
  }

  /** Appends both to a form, as RFC 6749 §2.3.1 has it; a client id that is there stays the only one. */
  public Form addTo(Form form) {
    var named = form.value("client_id").isPresent() ? form : form.with("client_id", clientId);
    return clientSecret.map(secret -> named.with("client_secret", secret.reveal())).orElse(named);
  }
}
