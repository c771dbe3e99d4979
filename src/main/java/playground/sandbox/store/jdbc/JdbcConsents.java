package playground.sandbox.store.jdbc;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import playground.database.RecordFormat.Read;
import playground.oauth.Scopes;
import playground.sandbox.store.Consents;
import playground.sandbox.store.Person;

/** {@link Consents} in a database. */
final class JdbcConsents implements Consents {

  private static final String TABLE = "consents";

  private final StoreContext context;
  private final Bound bound = new Bound(TABLE, CAPACITY);

  JdbcConsents(StoreContext context) {
    this.context = context;
  }

  /** One after the other for the same person and integration, so that no scope is lost. */
  @Override
  public void remember(Person person, String clientId, Scopes scopes) {
    context.transaction(handle -> {
      StoreContext.lock(handle, "consent " + key(person, clientId));
      var before = read(handle, person, clientId);
      var all = before.map(known -> known.value().scopes().plus(scopes)).orElse(scopes);
      put(handle, new Consent(person, clientId, all, context.now()), before);
      bound.makeRoom(handle);
      return all;
    });
  }

  private void put(Handle handle, Consent consent, Optional<Read<Consent>> before) {
    var place = key(consent.person(), consent.clientId());
    handle.createUpdate("""
            INSERT INTO consents (person, client_id, forget_at, sealed) VALUES (:person, :clientId, :forgetAt, :sealed)
            ON CONFLICT (person, client_id) DO UPDATE
            SET forget_at = EXCLUDED.forget_at, sealed = EXCLUDED.sealed, number = EXCLUDED.number""")
        .bind("person", consent.person().uuid())
        .bind("clientId", consent.clientId())
        .bind("forgetAt", consent.since().plus(LIFE))
        .bind("sealed", before.map(known -> context.seal(consent, known, TABLE, place))
            .orElseGet(() -> context.seal(consent, TABLE, place)))
        .execute();
  }

  @Override
  public boolean cover(Person person, String clientId, Scopes scopes) {
    return context.run(handle -> read(handle, person, clientId))
        .filter(known -> known.value().scopes().containsAll(scopes)).isPresent();
  }

  private Optional<Read<Consent>> read(Handle handle, Person person, String clientId) {
    return handle.createQuery("""
            SELECT sealed FROM consents
            WHERE person = :person AND client_id = :clientId AND forget_at > :now""")
        .bind("person", person.uuid()).bind("clientId", clientId).bind("now", context.now())
        .map((row, query) -> context.read(row.getBytes("sealed"), Consent.class, TABLE, key(person, clientId))).findOne();
  }

  @Override
  public List<Consent> of(Person person) {
    return context.run(handle -> handle.createQuery("""
            SELECT client_id, sealed FROM consents WHERE person = :person AND forget_at > :now ORDER BY number""")
        .bind("person", person.uuid()).bind("now", context.now())
        .map((row, query) -> consent(row.getBytes("sealed"), person, row.getString("client_id"))).list());
  }

  private Consent consent(byte[] sealed, Person person, String clientId) {
    var stored = context.open(sealed, Consent.class, TABLE, key(person, clientId));
    return new Consent(person, clientId, stored.scopes(), stored.since());
  }

  @Override
  public void forget(Person person, String clientId) {
    context.run(handle -> handle.createUpdate("DELETE FROM consents WHERE person = :person AND client_id = :clientId")
        .bind("person", person.uuid()).bind("clientId", clientId).execute());
  }

  private static String key(Person person, String clientId) {
    return person.uuid() + " " + clientId;
  }
}
