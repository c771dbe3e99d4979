package playground.sandbox.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Grants;
import playground.sandbox.store.Person;
import playground.sandbox.store.SignIn;

/** {@link Grants} in a database. */
final class JdbcGrants implements Grants {

  private static final String TABLE = "grants";

  private final StoreContext context;
  private final Bound bound = new Bound(TABLE, CAPACITY);

  JdbcGrants(StoreContext context) {
    this.context = context;
  }

  @Override
  public void add(Grant grant) {
    context.insert(bound, handle -> handle.createUpdate("""
            INSERT INTO grants (id, client_id, person, is_revoked, sealed)
            VALUES (:id, :clientId, :person, :isRevoked, :sealed)""")
        .bind("id", grant.id())
        .bind("clientId", grant.clientId())
        .bind("person", grant.person().uuid())
        .bind("isRevoked", grant.isRevoked())
        .bind("sealed", context.seal(grant, TABLE, grant.id()))
        .execute());
  }

  @Override
  public Optional<Grant> find(UUID id) {
    return context.run(handle -> handle.createQuery("SELECT id, is_revoked, sealed FROM grants WHERE id = :id")
        .bind("id", id).map((row, query) -> grant(row)).findOne());
  }

  @Override
  public Map<UUID, Grant> find(Set<UUID> ids) {
    return context.run(handle ->
        StoreContext.bindUuids(
                handle.createQuery("SELECT id, is_revoked, sealed FROM grants WHERE id = ANY(:ids)"), "ids", ids)
            .map((row, query) -> grant(row)).stream().collect(Collectors.toMap(Grant::id, Function.identity())));
  }

  private Grant grant(ResultSet row) throws SQLException {
    var grant = context.open(row.getBytes("sealed"), Grant.class, TABLE, row.getObject("id", UUID.class));
    var signIn = new SignIn(context.current(grant.person()), grant.signIn().at());
    return new Grant(
        grant.id(), grant.integration(), signIn, grant.scopes(), grant.nonce(), grant.way(), grant.created(),
        row.getBoolean("is_revoked"));
  }

  @Override
  public void revoke(UUID id) {
    context.run(handle -> handle.createUpdate("UPDATE grants SET is_revoked = true WHERE id = :id AND NOT is_revoked")
        .bind("id", id).execute());
  }

  @Override
  public void revokeAllOf(String clientId) {
    context.transaction(handle -> handle.createUpdate(
            "UPDATE grants SET is_revoked = true WHERE client_id = :clientId AND NOT is_revoked")
        .bind("clientId", clientId).execute());
  }

  @Override
  public void revokeAllOf(String clientId, Person person) {
    context.transaction(handle -> handle.createUpdate("""
            UPDATE grants SET is_revoked = true
            WHERE client_id = :clientId AND person = :person AND NOT is_revoked""")
        .bind("clientId", clientId).bind("person", person.uuid()).execute());
  }
}
