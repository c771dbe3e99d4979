package playground.oauth;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a client authenticates at an endpoint of the server (RFC 6749 §2.3, OpenID Connect Core §9). */
public enum ClientAuthentication {
  /** Client id and secret in the body. */
  CLIENT_SECRET_POST,
  /** Client id and secret in the Authorization header, by HTTP's Basic scheme. */
  CLIENT_SECRET_BASIC,
  /** Not at all: the client id in the body, and never a secret. For public clients (RFC 6749 §2.1). */
  NONE;

  /** The method of that name; empty when there is none, or none that we have. */
  public static Optional<ClientAuthentication> ofName(String name) {
    return Stream.of(values()).filter(method -> method.methodName().equals(name)).findFirst();
  }

  /** What Webex expects at an endpoint (contract, 1.B to 1.D and 1.M). */
  public static ClientAuthentication atWebex(Endpoint endpoint) {
    return switch (endpoint) {
      case TOKEN -> CLIENT_SECRET_POST;
      case DEVICE_TOKEN, REVOCATION -> CLIENT_SECRET_BASIC;
      default -> NONE;
    };
  }

  /** Its name in a server's metadata (RFC 8414 §2) and in our settings. */
  public String methodName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Appends to a form what of the credentials belongs into the body. */
  public Form addTo(Form form, ClientCredentials credentials) {
    return switch (this) {
      case CLIENT_SECRET_POST -> credentials.addTo(form);
      case CLIENT_SECRET_BASIC -> form;
      case NONE -> new ClientCredentials(credentials.clientId(), Optional.empty()).addTo(form);
    };
  }
}
