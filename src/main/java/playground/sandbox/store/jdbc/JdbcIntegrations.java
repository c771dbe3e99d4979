package playground.sandbox.store.jdbc;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import playground.database.RecordFormat.Read;
import playground.oauth.ClientCredentials;
import playground.oauth.Secret;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;

/** {@link Integrations} in a database. */
final class JdbcIntegrations implements Integrations {

  private static final String TABLE = "integrations";

  private final StoreContext context;

  JdbcIntegrations(StoreContext context) {
    this.context = context;
  }

  @Override
  public <T> T inOneStep(Supplier<T> steps) {
    return context.transaction(handle -> {
      StoreContext.lock(handle, TABLE);
      return steps.get();
    });
  }

  @Override
  public Integration register(ClientMetadata metadata) {
    return registerAs(context.values().clientId(), metadata);
  }

  @Override
  public Integration registerAs(String clientId, ClientMetadata metadata) {
    return add(new ClientCredentials(clientId, Optional.of(context.values().clientSecret())), metadata);
  }

  @Override
  public Integration add(ClientCredentials credentials, ClientMetadata metadata) {
    var added = new Integration(context.values().uuid(), credentials, metadata, context.now());
    restore(added);
    return added;
  }

  @Override
  public void restore(Integration known) {
    inOneStep(() -> context.run(handle -> {
      deleteUnreadable(handle, known.clientId());
      requireRoom(handle.createQuery("SELECT count(*) FROM integrations").mapTo(Integer.class).one());
      requireInserted(insert(handle, known, context.seal(known, TABLE, known.clientId())), known);
      return known;
    }));
  }

  /** What cannot be read does not keep an integration from being registered under its client id. */
  private void deleteUnreadable(Handle handle, String clientId) {
    sealed(handle, clientId)
        .filter(sealed -> context.openReadable(sealed, Integration.class, TABLE, clientId).isEmpty())
        .ifPresent(sealed -> handle.execute("DELETE FROM integrations WHERE client_id = ?", clientId));
  }

  private static int insert(Handle handle, Integration known, byte[] sealed) {
    return handle.createUpdate("""
            INSERT INTO integrations (client_id, id, sealed) VALUES (:clientId, :id, :sealed)
            ON CONFLICT (client_id) DO NOTHING""")
        .bind("clientId", known.clientId())
        .bind("id", known.id())
        .bind("sealed", sealed)
        .execute();
  }

  @Override
  public void replaceAll(List<Integration> integrations) {
    inOneStep(() -> context.run(handle -> {
      var sealed = integrations.stream().map(one -> sealedInPlace(handle, one)).toList(); // before the rows are gone
      handle.execute("DELETE FROM integrations");
      for (var i = 0; i < sealed.size(); i++) {
        requireRoom(i);
        requireInserted(insert(handle, integrations.get(i), sealed.get(i)), integrations.get(i));
      }
      return sealed;
    }));
  }

  /** What a newer version has added to the one with that client id stays. */
  private byte[] sealedInPlace(Handle handle, Integration changed) {
    var clientId = changed.clientId();
    return sealed(handle, clientId)
        .filter(before -> context.openReadable(before, Integration.class, TABLE, clientId).isPresent())
        .map(before -> context.seal(changed, context.read(before, Integration.class, TABLE, clientId), TABLE, clientId))
        .orElseGet(() -> context.seal(changed, TABLE, clientId));
  }

  private static void requireRoom(int count) {
    if (count >= MAX_INTEGRATIONS) {
      throw new IllegalStateException("no more than " + MAX_INTEGRATIONS + " integrations can be registered");
    }
  }

  private static void requireInserted(int rows, Integration known) {
    if (rows == 0) {
      throw new IllegalArgumentException("client id " + known.clientId() + " is registered already");
    }
  }

  @Override
  public Optional<Integration> change(String clientId, ClientMetadata metadata) {
    return replace(clientId, known -> known.registeredAs(metadata));
  }

  @Override
  public Optional<Secret> renewSecret(String clientId) {
    var secret = context.values().clientSecret();
    return replace(clientId, known -> known.withSecret(secret)).map(known -> secret);
  }

  private Optional<Integration> replace(String clientId, UnaryOperator<Integration> change) {
    return inOneStep(() -> context.run(handle -> read(handle, clientId).map(before -> {
      var changed = change.apply(before.value());
      handle.createUpdate("UPDATE integrations SET sealed = :sealed WHERE client_id = :clientId")
          .bind("sealed", context.seal(changed, before, TABLE, clientId)).bind("clientId", clientId).execute();
      return changed;
    })));
  }

  @Override
  public void delete(String clientId) {
    inOneStep(() -> context.run(handle ->
        handle.createUpdate("DELETE FROM integrations WHERE client_id = :clientId").bind("clientId", clientId).execute()));
  }

  @Override
  public void addRedirectUri(String clientId, URI redirectUri) {
    if (withClientId(clientId).filter(known -> takes(known, redirectUri)).isEmpty()) {
      return; // as a rule it is there, and nothing needs to be locked
    }
    replace(clientId, known -> takes(known, redirectUri)
        ? known.registeredAs(known.metadata().withRedirectUri(redirectUri))
        : known);
  }

  private static boolean takes(Integration known, URI redirectUri) {
    return known.redirectUris().size() < MAX_REDIRECT_URIS
        && known.redirectUris().stream().noneMatch(uri -> uri.toString().equals(redirectUri.toString()));
  }

  @Override
  public Optional<Integration> withId(String id) {
    return all().stream().filter(known -> known.id().toString().equals(id)).findFirst();
  }

  @Override
  public Optional<Integration> withName(String name) {
    return all().stream().filter(known -> known.name().equals(name)).findFirst();
  }

  @Override
  public Optional<Integration> withClientId(String clientId) {
    return context.run(handle -> sealed(handle, clientId))
        .flatMap(sealed -> context.openReadable(sealed, Integration.class, TABLE, clientId));
  }

  private static Optional<byte[]> sealed(Handle handle, String clientId) {
    return handle.createQuery("SELECT sealed FROM integrations WHERE client_id = :clientId")
        .bind("clientId", clientId).mapTo(byte[].class).findOne();
  }

  private Optional<Read<Integration>> read(Handle handle, String clientId) {
    return sealed(handle, clientId).map(sealed -> context.read(sealed, Integration.class, TABLE, clientId));
  }

  @Override
  public List<Integration> all() {
    return context.run(handle -> handle.createQuery("SELECT client_id, sealed FROM integrations ORDER BY number")
        .map((row, query) ->
            context.openReadable(row.getBytes("sealed"), Integration.class, TABLE, row.getString("client_id")))
        .stream().flatMap(Optional::stream).toList());
  }
}
