package playground.sandbox.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.store.AccessToken;
import playground.sandbox.store.Grant;
import playground.sandbox.store.RefreshPolicy;
import playground.sandbox.store.RefreshToken;
import playground.sandbox.store.Tokens;

/** {@link Tokens} in a database. */
final class JdbcTokens implements Tokens {

  private static final String ACCESS = "access_tokens";
  private static final String REFRESH = "refresh_tokens";

  private static final String SELECT_ACCESS = """
      SELECT t.value_lookup, t.expires_at, t.revoked_at AS ended_at, t.sealed, g.is_revoked
      FROM access_tokens t LEFT JOIN grants g ON g.id = t.grant_id
      WHERE t.forget_at > :now AND\s""";

  private static final String SELECT_REFRESH = """
      SELECT t.grant_id, t.life_began, t.used_up_at AS ended_at, g.is_revoked
      FROM refresh_tokens t LEFT JOIN grants g ON g.id = t.grant_id
      WHERE t.forget_at > :now AND\s""";

  /**
   * A token as it is stored, and its grant.
   *
   * @param endedAt when it was revoked alone, or used up; empty otherwise
   * @param isRevoked whether its grant is; empty when the grant is not stored any more
   */
  private record Stored<T>(T token, Instant expiresAt, Optional<Instant> endedAt, Optional<Boolean> isRevoked) {

    boolean isValid(Instant now) {
      return endedAt.isEmpty() && isRevoked.equals(Optional.of(false)) && now.isBefore(expiresAt);
    }

    /**
     * @param ended how a token ends alone
     */
    Optional<String> whyInvalid(String ended, Instant now) {
      if (endedAt.isPresent()) {
        return Optional.of(ended + " " + ago(endedAt.get(), now));
      }
      if (isRevoked.isEmpty()) {
        return Optional.of("unknown");
      }
      if (isRevoked.get()) {
        return Optional.of("revoked with its grant");
      }
      return now.isBefore(expiresAt) ? Optional.empty() : Optional.of("expired " + ago(expiresAt, now));
    }

    private static String ago(Instant moment, Instant now) {
      return Duration.between(moment, now).toSeconds() + " s ago";
    }
  }

  private final StoreContext context;
  private final Bound accessBound = new Bound(ACCESS, CAPACITY);
  private final Bound refreshBound = new Bound(REFRESH, CAPACITY);

  JdbcTokens(StoreContext context) {
    this.context = context;
  }

  @Override
  public Secret newAccess(Grant grant, Scopes scopes) {
    var value = context.values().codeOrToken();
    var lookup = context.lookup(ACCESS, value);
    var now = context.now();
    var token = new AccessToken(
        context.values().uuid(), grant.id(), scopes, now, now.plus(grant.accessLife()), Optional.empty());
    context.insert(accessBound, handle -> handle.createUpdate("""
            INSERT INTO access_tokens (value_lookup, id, grant_id, expires_at, forget_at, sealed)
            VALUES (:lookup, :id, :grantId, :expiresAt, :forgetAt, :sealed)""")
        .bind("lookup", lookup)
        .bind("id", token.id())
        .bind("grantId", grant.id())
        .bind("expiresAt", token.expiresAt())
        .bind("forgetAt", now.plus(ACCESS_LIFE).plus(MEMORY))
        .bind("sealed", context.seal(token, ACCESS, lookup))
        .execute());
    return value;
  }

  @Override
  public Secret newRefresh(Grant grant) {
    var value = context.values().codeOrToken();
    var now = context.now();
    context.insert(refreshBound, handle -> handle.createUpdate("""
            INSERT INTO refresh_tokens (value_lookup, grant_id, life_began, forget_at)
            VALUES (:lookup, :grantId, :now, :forgetAt)""")
        .bind("lookup", context.lookup(REFRESH, value))
        .bind("grantId", grant.id())
        .bind("now", now)
        .bind("forgetAt", forgetAt(now))
        .execute());
    return value;
  }

  private static Instant forgetAt(Instant lifeBegan) {
    return lifeBegan.plus(REFRESH_LIFE).plus(MEMORY);
  }

  @Override
  public Optional<AccessToken> access(Secret value) {
    var now = context.now();
    return storedAccess(value, now).filter(stored -> stored.isValid(now)).map(Stored::token);
  }

  @Override
  public Optional<RefreshToken> refresh(Secret value) {
    var now = context.now();
    return storedRefresh(value, now).filter(stored -> stored.isValid(now)).map(Stored::token);
  }

  @Override
  public Optional<RefreshToken> anyRefresh(Secret value) {
    return storedRefresh(value, context.now()).filter(stored -> stored.isRevoked().isPresent()).map(Stored::token);
  }

  @Override
  public String whyNoAccess(Secret value) {
    var now = context.now();
    return storedAccess(value, now).flatMap(stored -> stored.whyInvalid("revoked", now)).orElse("unknown");
  }

  @Override
  public String whyNoRefresh(Secret value) {
    var now = context.now();
    return storedRefresh(value, now).flatMap(stored -> stored.whyInvalid("used up", now)).orElse("unknown");
  }

  private Optional<Stored<AccessToken>> storedAccess(Secret value, Instant now) {
    return context.run(handle ->
        context.bindLookups(handle.createQuery(SELECT_ACCESS + "t.value_lookup = ANY(:lookups)"), ACCESS, value)
            .bind("now", now).map((row, query) -> storedAccess(row)).findFirst());
  }

  private Optional<Stored<RefreshToken>> storedRefresh(Secret value, Instant now) {
    return context.run(handle ->
        context.bindLookups(handle.createQuery(SELECT_REFRESH + "t.value_lookup = ANY(:lookups)"), REFRESH, value)
            .bind("now", now).map((row, query) -> storedRefresh(row)).findFirst());
  }

  private Stored<AccessToken> storedAccess(ResultSet row) throws SQLException {
    var token = context.open(row.getBytes("sealed"), AccessToken.class, ACCESS, row.getBytes("value_lookup"));
    var ended = instant(row, "ended_at");
    return new Stored<>(
        ended.map(token::revoked).orElse(token), row.getTimestamp("expires_at").toInstant(), ended, isRevoked(row));
  }

  private static Stored<RefreshToken> storedRefresh(ResultSet row) throws SQLException {
    var ended = instant(row, "ended_at");
    var token = new RefreshToken(
        row.getObject("grant_id", UUID.class), row.getTimestamp("life_began").toInstant(), ended);
    return new Stored<>(token, token.expiresAt(), ended, isRevoked(row));
  }

  private static Optional<Boolean> isRevoked(ResultSet row) throws SQLException {
    return Optional.ofNullable((Boolean) row.getObject("is_revoked"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  @Override
  public Optional<Refreshed> use(Secret value, RefreshPolicy policy) {
    var now = context.now();
    var refreshed = policy == RefreshPolicy.rotate ? rotated(value, now) : kept(value, policy, now);
    if (refreshed.isEmpty()) {
      revokeIfUsedUp(value, now);
    }
    return refreshed;
  }

  private Optional<Refreshed> kept(Secret value, RefreshPolicy policy, Instant now) {
    return refresh(value).map(token -> policy == RefreshPolicy.sliding ? slid(value, token, now) : token)
        .map(token -> new Refreshed(value, token));
  }

  /** Of several that restart its life at once the first does; for the others it has just begun. */
  private RefreshToken slid(Secret value, RefreshToken token, Instant now) {
    var after = token.restarted(now);
    if (!after.equals(token)) {
      context.run(handle -> context.bindLookups(handle.createUpdate("""
              UPDATE refresh_tokens SET life_began = :now, forget_at = :forgetAt, number = DEFAULT
              WHERE value_lookup = ANY(:lookups) AND used_up_at IS NULL AND life_began = :before"""), REFRESH, value)
          .bind("now", now).bind("forgetAt", forgetAt(now)).bind("before", token.lifeBegan()).execute());
    }
    return after;
  }

  /** The successor lives no longer than the first one would have: rotation has an absolute end. */
  private Optional<Refreshed> rotated(Secret value, Instant now) {
    var next = context.values().codeOrToken();
    return context.transaction(handle -> {
      var successor = successor(handle, value, next, now);
      successor.ifPresent(made -> refreshBound.makeRoom(handle));
      return successor.map(token -> new Refreshed(next, token));
    });
  }

  private Optional<RefreshToken> successor(Handle handle, Secret value, Secret next, Instant now) {
    return context.bindLookups(handle.createQuery("""
            WITH used AS (
              UPDATE refresh_tokens t SET used_up_at = :now FROM grants g
              WHERE t.value_lookup = ANY(:lookups) AND t.used_up_at IS NULL AND t.forget_at > :now
                AND t.life_began > :oldest AND g.id = t.grant_id AND NOT g.is_revoked
              RETURNING t.grant_id, t.life_began),
            added AS (
              INSERT INTO refresh_tokens (value_lookup, grant_id, life_began, forget_at)
              SELECT :next, grant_id, life_began, :forgetAt FROM used)
            SELECT grant_id, life_began FROM used"""), REFRESH, value)
        .bind("now", now)
        .bind("oldest", now.minus(REFRESH_LIFE))
        .bind("next", context.lookup(REFRESH, next))
        .bind("forgetAt", forgetAt(now))
        .map((row, query) -> new RefreshToken(
            row.getObject("grant_id", UUID.class), row.getTimestamp("life_began").toInstant(), Optional.empty()))
        .findFirst();
  }

  private void revokeIfUsedUp(Secret value, Instant now) {
    context.run(handle -> context.bindLookups(handle.createUpdate("""
            UPDATE grants SET is_revoked = true FROM refresh_tokens t
            WHERE t.value_lookup = ANY(:lookups) AND t.forget_at > :now AND t.used_up_at IS NOT NULL
              AND grants.id = t.grant_id AND NOT grants.is_revoked"""), REFRESH, value)
        .bind("now", now).execute());
  }

  @Override
  public void revokeAccess(Secret value) {
    var now = context.now();
    context.run(handle -> context.bindLookups(handle.createUpdate("""
            UPDATE access_tokens SET revoked_at = :now
            WHERE value_lookup = ANY(:lookups) AND forget_at > :now"""), ACCESS, value)
        .bind("now", now).execute());
  }

  @Override
  public void revokeAccess(UUID id) {
    context.run(handle -> handle.createUpdate("UPDATE access_tokens SET revoked_at = :now WHERE id = :id")
        .bind("now", context.now()).bind("id", id).execute());
  }

  @Override
  public List<AccessToken> allAccess() {
    return context.run(handle -> handle.createQuery(SELECT_ACCESS + """
            t.expires_at > :now AND t.revoked_at IS NULL AND NOT g.is_revoked ORDER BY t.number""")
        .bind("now", context.now()).map((row, query) -> storedAccess(row).token()).list());
  }

  @Override
  public List<RefreshToken> allRefresh() {
    var now = context.now();
    return context.run(handle -> handle.createQuery(SELECT_REFRESH + """
            t.life_began > :oldest AND t.used_up_at IS NULL AND NOT g.is_revoked ORDER BY t.number""")
        .bind("now", now).bind("oldest", now.minus(REFRESH_LIFE)).map((row, query) -> storedRefresh(row).token()).list());
  }
}
