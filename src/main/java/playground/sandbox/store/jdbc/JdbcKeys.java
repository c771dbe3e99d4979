package playground.sandbox.store.jdbc;

import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import playground.oauth.Secret;
import playground.sandbox.store.Keys;
import playground.sandbox.store.SigningKeys;
import playground.sandbox.store.Tokens;

/** {@link Keys} in a database: the first node that needs a key makes it, and all sign with it. */
final class JdbcKeys implements Keys {

  private static final String TABLE = "signing_keys";
  private static final String CURRENT = "current";
  private static final String UNPUBLISHED = "unpublished";

  /** A key as a JSON Web Key (RFC 7517). */
  private record StoredKey(Secret jwk) {}

  private record Row(String keyId, byte[] sealed) {}

  private final StoreContext context;
  private final Map<String, RSAKey> parsed = new ConcurrentHashMap<>(); // by role and key id, as parsing is slow

  JdbcKeys(StoreContext context) {
    this.context = context;
  }

  @Override
  public RSAKey current() {
    return ofRole(CURRENT);
  }

  @Override
  public RSAKey unpublished() {
    current(); // now, as the client asks for the key set next, and should not have to wait for it
    return ofRole(UNPUBLISHED);
  }

  /** Made before it is known that no other node does so at the same time: nobody waits for it in the database. */
  private RSAKey ofRole(String role) {
    return context.run(handle -> find(handle, role)).orElseGet(() -> {
      var made = SigningKeys.fresh();
      return context.run(handle -> {
        insert(handle, role, made);
        return find(handle, role).orElseThrow();
      });
    });
  }

  /** A key that cannot be read makes room for another one. */
  private Optional<RSAKey> find(Handle handle, String role) {
    var row = handle.createQuery("SELECT key_id, sealed FROM signing_keys WHERE role = :role").bind("role", role)
        .map((columns, query) -> new Row(columns.getString("key_id"), columns.getBytes("sealed"))).findOne();
    var key = row.flatMap(known -> key(role, known.keyId(), known.sealed()));
    if (row.isPresent() && key.isEmpty()) {
      handle.execute(
          "DELETE FROM signing_keys WHERE key_id = ? AND sealed = ?", row.get().keyId(), row.get().sealed());
    }
    return key;
  }

  private static RSAKey parse(StoredKey stored) {
    try {
      return RSAKey.parse(stored.jwk().reveal());
    } catch (ParseException e) {
      throw new IllegalStateException("a stored key is no JSON Web Key"); // without the cause, which may quote it
    }
  }

  /** Empty when it cannot be read. */
  private Optional<RSAKey> key(String role, String keyId, byte[] sealed) {
    if (parsed.size() > 4 * MAX_REPLACED) {
      parsed.clear();
    }
    return Optional.ofNullable(parsed.computeIfAbsent(role + " " + keyId, key ->
        context.openReadable(sealed, StoredKey.class, TABLE, keyId).map(JdbcKeys::parse).orElse(null)));
  }

  private void insert(Handle handle, String role, RSAKey key) {
    handle.createUpdate("""
            INSERT INTO signing_keys (key_id, role, sealed) VALUES (:keyId, :role, :sealed) ON CONFLICT DO NOTHING""")
        .bind("keyId", key.getKeyID()).bind("role", role).bind("sealed", sealed(key)).execute();
  }

  private byte[] sealed(RSAKey key) {
    return context.seal(new StoredKey(new Secret(key.toJSONString())), TABLE, key.getKeyID());
  }

  @Override
  public void rotate() {
    current();
    var next = SigningKeys.fresh();
    context.transaction(handle -> {
      StoreContext.lock(handle, TABLE);
      var replaced = find(handle, CURRENT).orElseThrow();
      handle.createUpdate("""
              UPDATE signing_keys SET role = 'replaced', forget_at = :until, number = DEFAULT, sealed = :sealed
              WHERE key_id = :keyId""")
          .bind("until", context.now().plus(Tokens.ID_TOKEN_LIFE))
          .bind("sealed", sealed(replaced.toPublicJWK()))
          .bind("keyId", replaced.getKeyID())
          .execute();
      insert(handle, CURRENT, next);
      return handle.createUpdate("""
              DELETE FROM signing_keys WHERE number IN (
                SELECT number FROM signing_keys WHERE role = 'replaced' ORDER BY number DESC OFFSET :most)""")
          .bind("most", MAX_REPLACED).execute();
    });
  }

  @Override
  public List<RSAKey> published() {
    current();
    return context.run(handle -> handle.createQuery("""
            SELECT key_id, role, sealed FROM signing_keys
            WHERE role = 'current' OR (role = 'replaced' AND forget_at > :now)
            ORDER BY role = 'current' DESC, number DESC""")
        .bind("now", context.now())
        .map((row, query) -> key(row.getString("role"), row.getString("key_id"), row.getBytes("sealed")))
        .stream().flatMap(Optional::stream).map(RSAKey::toPublicJWK).toList());
  }
}
