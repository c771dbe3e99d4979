package playground.sandbox.store;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.oauth.Secret;

/**
 * An OAuth client as the authorization server knows it (RFC 6749 §2). Its secret never prints.
 *
 * @param id names it in the portal, and wrapped by {@link RestId#application} in the REST interface
 */
public record Integration(UUID id, ClientCredentials credentials, ClientMetadata metadata, Instant created) {

  public String clientId() {
    return credentials.clientId();
  }

  public String name() {
    return metadata.name();
  }

  public List<URI> redirectUris() {
    return metadata.redirectUris();
  }

  public Scopes scopes() {
    return metadata.scopes();
  }

  /** The same integration, differently registered. */
  public Integration registeredAs(ClientMetadata other) {
    return new Integration(id, credentials, other, created);
  }

  public Integration withSecret(Secret secret) {
    return new Integration(id, credentials.withSecret(secret), metadata, created);
  }
}
