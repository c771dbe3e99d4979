package playground.sandbox.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.store.DeviceRequest;
import playground.sandbox.store.DeviceRequest.DeviceCodes;
import playground.sandbox.store.DeviceRequest.Poll;
import playground.sandbox.store.DeviceRequest.Polled;
import playground.sandbox.store.DeviceRequests;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Grants;
import playground.sandbox.store.Integration;

/** {@link DeviceRequests} in a database. */
final class JdbcDeviceRequests implements DeviceRequests {

  private static final String TABLE = "device_requests";
  private static final String USER_CODE = "device_requests user code";
  private static final String LINK = "device_requests link";

  private static final String SELECT = """
      SELECT d.device_code_lookup, d.state, d.grant_id, d.poll_interval, d.last_poll, d.sealed,
        COALESCE(g.is_revoked, true) AS is_revoked
      FROM device_requests d LEFT JOIN grants g ON g.id = d.grant_id
      WHERE d.forget_at > :now AND\s""";

  private static final String IS_OPEN = """
      device_code_lookup = ANY(:lookups) AND forget_at > :now AND state = 'WAITING' AND expires_at > :now""";

  /**
   * @param isRevoked whether its grant is revoked or is not stored; of no meaning without a grant
   */
  private record Stored(DeviceRequest request, boolean isRevoked) {

    Polled polled(Instant now) {
      return request.polled(now, request.grantId().isPresent() && isRevoked);
    }
  }

  private final StoreContext context;
  private final Bound bound = new Bound(TABLE, CAPACITY);
  private final Grants grants;

  JdbcDeviceRequests(StoreContext context, Grants grants) {
    this.context = context;
    this.grants = grants;
  }

  @Override
  public DeviceRequest begin(Integration integration, Scopes scopes) {
    var deviceCode = new Secret(context.values().uuid().toString());
    var link = context.values().unguessable();
    return context.transaction(handle -> {
      var now = context.now();
      var codes = new DeviceCodes(deviceCode, freeUserCode(handle, now), link);
      var request = DeviceRequest.waiting(integration, scopes, codes, now.plus(LIFE));
      add(handle, request, now);
      return request;
    });
  }

  /** Nobody else takes it before the end of the transaction. */
  private String freeUserCode(Handle handle, Instant now) {
    while (true) {
      var code = context.values().sixDigits();
      StoreContext.lock(handle, "user code " + HexFormat.of().formatHex(context.lookup(USER_CODE, code)));
      if (waiting(handle, code, now).isEmpty()) {
        return code;
      }
    }
  }

  private void add(Handle handle, DeviceRequest request, Instant now) {
    var lookup = context.lookup(TABLE, request.codes().deviceCode());
    handle.createUpdate("""
            INSERT INTO device_requests (
              device_code_lookup, user_code_lookup, link_lookup, state, poll_interval, expires_at, forget_at, sealed)
            VALUES (:lookup, :userCode, :link, :state, :interval, :expiresAt, :forgetAt, :sealed)""")
        .bind("lookup", lookup)
        .bind("userCode", context.lookup(USER_CODE, request.codes().userCode()))
        .bind("link", context.lookup(LINK, request.codes().link()))
        .bind("state", request.state().name())
        .bind("interval", request.interval().toSeconds())
        .bind("expiresAt", request.expiresAt())
        .bind("forgetAt", now.plus(MEMORY))
        .bind("sealed", context.seal(request, TABLE, lookup))
        .execute();
    bound.makeRoom(handle);
  }

  @Override
  public Optional<DeviceRequest> withDeviceCode(Secret deviceCode) {
    return context.run(handle -> stored(handle, deviceCode, context.now())).map(Stored::request);
  }

  private Optional<Stored> stored(Handle handle, Secret deviceCode, Instant now) {
    return context.bindLookups(handle.createQuery(SELECT + "d.device_code_lookup = ANY(:lookups)"), TABLE, deviceCode)
        .bind("now", now).map((row, query) -> stored(row)).findFirst();
  }

  @Override
  public Optional<DeviceRequest> withLink(Secret link) {
    return context.run(handle ->
        context.bindLookups(handle.createQuery(SELECT + "d.link_lookup = ANY(:lookups)"), LINK, link)
            .bind("now", context.now()).map((row, query) -> stored(row).request()).findFirst());
  }

  private Optional<DeviceRequest> waiting(Handle handle, String userCode, Instant now) {
    return context.bindLookups(handle.createQuery(SELECT + """
            d.user_code_lookup = ANY(:lookups) AND d.state = 'WAITING' AND d.expires_at > :now"""), USER_CODE, userCode)
        .bind("now", now).map((row, query) -> stored(row).request()).findFirst();
  }

  /** Everything but the codes may have changed since it began. */
  private Stored stored(ResultSet row) throws SQLException {
    var begun = context.open(row.getBytes("sealed"), DeviceRequest.class, TABLE, row.getBytes("device_code_lookup"));
    return new Stored(
        new DeviceRequest(
            begun.integration(),
            begun.scopes(),
            begun.codes(),
            begun.expiresAt(),
            Duration.ofSeconds(row.getInt("poll_interval")),
            Optional.ofNullable(row.getTimestamp("last_poll")).map(Timestamp::toInstant),
            DeviceRequest.State.valueOf(row.getString("state")),
            Optional.ofNullable(row.getObject("grant_id", UUID.class))),
        row.getBoolean("is_revoked"));
  }

  /** One guess after the other, so that the limit holds however many come at once. */
  @Override
  public Optional<DeviceRequest> guess(String userCode) {
    return context.transaction(handle -> {
      StoreContext.lock(handle, "guess");
      var now = context.now();
      if (isLocked(handle, now)) {
        return Optional.<DeviceRequest>empty();
      }
      var found = waiting(handle, userCode, now);
      if (found.isEmpty()) {
        handle.createUpdate("INSERT INTO wrong_guesses (guessed_at) VALUES (:now)").bind("now", now).execute();
        handle.createUpdate("DELETE FROM wrong_guesses WHERE guessed_at <= :since")
            .bind("since", now.minus(LIFE)).execute();
      }
      return found;
    });
  }

  @Override
  public boolean isLocked() {
    return context.run(handle -> isLocked(handle, context.now()));
  }

  private static boolean isLocked(Handle handle, Instant now) {
    return handle.createQuery("SELECT count(*) >= :most FROM wrong_guesses WHERE guessed_at > :since")
        .bind("most", MAX_WRONG_GUESSES).bind("since", now.minus(LIFE)).mapTo(Boolean.class).one();
  }

  @Override
  public void approve(Secret deviceCode, Grant grant) {
    context.transaction(handle -> {
      var changed = context.bindLookups(handle.createUpdate(
              "UPDATE device_requests SET state = 'APPROVED', grant_id = :grantId WHERE " + IS_OPEN), TABLE, deviceCode)
          .bind("grantId", grant.id()).bind("now", context.now()).execute();
      if (changed > 0) {
        grants.add(grant);
      }
      return changed;
    });
  }

  @Override
  public void deny(Secret deviceCode) {
    context.run(handle -> context.bindLookups(handle.createUpdate(
            "UPDATE device_requests SET state = 'DENIED' WHERE " + IS_OPEN), TABLE, deviceCode)
        .bind("now", context.now()).execute());
  }

  /** Looks, then changes what it has seen; when another poll or a decision came in between, it looks again. */
  @Override
  public Poll poll(Secret deviceCode) {
    return context.run(handle -> {
      while (true) {
        var now = context.now();
        var stored = stored(handle, deviceCode, now);
        if (stored.isEmpty()) {
          return Poll.EXPIRED;
        }
        var polled = stored.get().polled(now);
        if (polled.request().equals(stored.get().request()) || isChanged(handle, stored.get().request(), polled)) {
          return polled.result();
        }
      }
    });
  }

  private boolean isChanged(Handle handle, DeviceRequest before, Polled after) {
    return context.bindLookups(handle.createUpdate("""
            UPDATE device_requests SET state = :state, poll_interval = :interval, last_poll = :lastPoll
            WHERE device_code_lookup = ANY(:lookups) AND state = :stateBefore
              AND last_poll IS NOT DISTINCT FROM CAST(:lastPollBefore AS timestamptz)
              AND poll_interval = :intervalBefore"""), TABLE, before.codes().deviceCode())
        .bind("state", after.request().state().name())
        .bind("interval", after.request().interval().toSeconds())
        .bind("lastPoll", after.request().lastPoll().orElse(null))
        .bind("stateBefore", before.state().name())
        .bind("lastPollBefore", before.lastPoll().orElse(null))
        .bind("intervalBefore", before.interval().toSeconds())
        .execute() > 0;
  }
}
