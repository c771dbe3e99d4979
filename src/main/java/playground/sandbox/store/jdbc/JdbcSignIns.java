package playground.sandbox.store.jdbc;

import java.util.Optional;
import playground.oauth.Secret;
import playground.sandbox.store.Person;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.SignIns;

/** {@link SignIns} in a database. */
final class JdbcSignIns implements SignIns {

  private static final String TABLE = "sign_ins";

  private final StoreContext context;
  private final Bound bound = new Bound(TABLE, CAPACITY);

  JdbcSignIns(StoreContext context) {
    this.context = context;
  }

  @Override
  public Secret begin(Person person) {
    var cookie = context.values().unguessable();
    var lookup = context.lookup(TABLE, cookie);
    var now = context.now();
    context.insert(bound, handle -> handle.createUpdate("""
            INSERT INTO sign_ins (cookie_lookup, forget_at, sealed) VALUES (:lookup, :forgetAt, :sealed)""")
        .bind("lookup", lookup)
        .bind("forgetAt", now.plus(LIFE))
        .bind("sealed", context.seal(new SignIn(person, now), TABLE, lookup))
        .execute());
    return cookie;
  }

  @Override
  public Optional<SignIn> of(Secret cookie) {
    return context.run(handle -> context.bindLookups(handle.createQuery("""
            SELECT cookie_lookup, sealed FROM sign_ins
            WHERE cookie_lookup = ANY(:lookups) AND forget_at > :now"""), TABLE, cookie)
        .bind("now", context.now())
        .map((row, query) -> context.open(row.getBytes("sealed"), SignIn.class, TABLE, row.getBytes("cookie_lookup")))
        .findFirst()).map(signIn -> new SignIn(context.current(signIn.person()), signIn.at()));
  }

  @Override
  public void end(Secret cookie) {
    context.run(handle -> context.bindLookups(
            handle.createUpdate("DELETE FROM sign_ins WHERE cookie_lookup = ANY(:lookups)"), TABLE, cookie)
        .execute());
  }
}
