package playground.sandbox.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import playground.oauth.Secret;
import playground.sandbox.store.Codes;
import playground.sandbox.store.Grants;
import playground.sandbox.store.IssuedCode;

/** {@link Codes} in a database. */
final class JdbcCodes implements Codes {

  private static final String TABLE = "codes";

  /** The first use of a code, and whether its grant was good then. */
  private record FirstUse(Instant issuedAt, boolean isRevoked) {}

  private final StoreContext context;
  private final Bound bound = new Bound(TABLE, CAPACITY);
  private final Grants grants;

  JdbcCodes(StoreContext context, Grants grants) {
    this.context = context;
    this.grants = grants;
  }

  @Override
  public Secret issue(IssuedCode code) {
    var value = context.values().codeOrToken();
    var lookup = context.lookup(TABLE, value);
    var forgetAt = context.now().plus(MEMORY);
    context.insert(bound, handle -> handle.createUpdate("""
            INSERT INTO codes (value_lookup, grant_id, issued_at, used_at, forget_at, sealed)
            VALUES (:lookup, :grantId, :issuedAt, :usedAt, :forgetAt, :sealed)""")
        .bind("lookup", lookup)
        .bind("grantId", code.grantId())
        .bind("issuedAt", code.issuedAt())
        .bind("usedAt", code.usedAt().orElse(null))
        .bind("forgetAt", forgetAt)
        .bind("sealed", context.seal(code, TABLE, lookup))
        .execute());
    return value;
  }

  @Override
  public Optional<IssuedCode> find(Secret value) {
    return context.run(handle -> context.bindLookups(handle.createQuery("""
            SELECT value_lookup, used_at, sealed FROM codes
            WHERE value_lookup = ANY(:lookups) AND forget_at > :now"""), TABLE, value)
        .bind("now", context.now()).map((row, query) -> code(row)).findFirst());
  }

  private IssuedCode code(ResultSet row) throws SQLException {
    var code = context.open(row.getBytes("sealed"), IssuedCode.class, TABLE, row.getBytes("value_lookup"));
    var usedAt = row.getTimestamp("used_at");
    return usedAt == null ? code : code.used(usedAt.toInstant());
  }

  /** The row that was not used is changed by one caller; what it sees of the grant is from before anybody saw it used. */
  @Override
  public Redemption redeem(Secret value) {
    var now = context.now();
    var first = context.run(handle -> context.bindLookups(handle.createQuery("""
            WITH used AS (
              UPDATE codes SET used_at = :now
              WHERE value_lookup = ANY(:lookups) AND forget_at > :now AND used_at IS NULL
              RETURNING grant_id, issued_at)
            SELECT used.issued_at, COALESCE(grants.is_revoked, true) AS is_revoked
            FROM used LEFT JOIN grants ON grants.id = used.grant_id"""), TABLE, value)
        .bind("now", now)
        .map((row, query) -> new FirstUse(row.getTimestamp("issued_at").toInstant(), row.getBoolean("is_revoked")))
        .findFirst());
    return first.map(use -> redeemed(use, now)).orElseGet(() -> again(value, now));
  }

  private static Redemption redeemed(FirstUse use, Instant now) {
    if (!now.isBefore(use.issuedAt().plus(LIFE))) {
      return Redemption.EXPIRED;
    }
    return use.isRevoked() ? Redemption.REVOKED : Redemption.FIRST_USE;
  }

  private Redemption again(Secret value, Instant now) {
    var grantId = context.run(handle -> context.bindLookups(handle.createQuery(
            "SELECT grant_id FROM codes WHERE value_lookup = ANY(:lookups) AND forget_at > :now"), TABLE, value)
        .bind("now", now).mapTo(UUID.class).findFirst());
    grantId.ifPresent(grants::revoke);
    return grantId.isPresent() ? Redemption.REPLAY : Redemption.UNKNOWN;
  }
}
