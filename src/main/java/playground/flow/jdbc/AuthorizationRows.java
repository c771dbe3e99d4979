package playground.flow.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.database.Allowance;
import playground.database.SealedRecords;
import playground.database.UnreadableValueException;
import playground.database.Vault;
import playground.flow.Binding;
import playground.flow.BrowserKey;
import playground.flow.FlowException;
import playground.flow.FlowStore;
import playground.flow.FlowStore.Taken;
import playground.flow.StepFault;
import playground.oauth.CallbackFault;
import playground.oauth.PendingAuthorization;
import playground.oauth.Secret;

/**
 * The rows of authorizations. One that is taken, displaced or expired stays for a while without what was requested, so that
 * a second callback can be told from one that nobody asked for.
 */
final class AuthorizationRows {

  private static final Logger LOG = LoggerFactory.getLogger(AuthorizationRows.class);

  private static final String BINDING = "binding";
  private static final String STATE = "state";

  /** The rows whose binding the browser really holds. */
  private static final String BOUND =
      "JOIN unnest(:handles, :values) AS shown (handle, value) ON p.handle = shown.handle AND p.binding_lookup = shown.value ";

  private final Vault vault;
  private final SealedRecords records;
  private final int max;
  private final Allowance places;

  /**
   * @param max that are pending at the same time
   */
  AuthorizationRows(Vault vault, SealedRecords records, int max) {
    this.vault = vault;
    this.records = records;
    this.max = max;
    this.places = new Allowance(max);
  }

  private record Known(String handle, boolean isPending) {}

  /** The browser's row is locked. */
  boolean begin(Handle sql, BrowserKey key, Binding binding, PendingAuthorization pending) {
    var state = pending.request().state().value();
    var same = withState(sql, key, state);
    if (same.stream().anyMatch(known -> !known.isPending())) {
      return false;
    }
    var replaced = same.stream().map(Known::handle).findFirst();
    var displaced = replaced.isPresent() ? Optional.<String>empty() : oldestWhenTooMany(sql, key);
    makeRoom(sql, replaced.or(() -> displaced), pending.begunAt());
    replaced.ifPresent(handle -> sql.execute("DELETE FROM pending_authorizations WHERE handle = ?", handle));
    displaced.ifPresent(handle -> displace(sql, handle));
    insert(sql, key, binding, pending);
    forgetTheOldest(sql, key);
    return true;
  }

  private List<Known> withState(Handle sql, BrowserKey key, String state) {
    return sql.createQuery("""
            SELECT handle, fault IS NULL AS pending FROM pending_authorizations
            WHERE browser = :key AND state_lookup = ANY(:states)""")
        .bind("key", key.number()).bind("states", lookups(STATE, state))
        .map(view -> new Known(view.getColumn("handle", String.class), view.getColumn("pending", Boolean.class))).list();
  }

  private byte[][] lookups(String kind, String value) {
    return vault.lookups(kind, value).toArray(byte[][]::new);
  }

  private static Optional<String> oldestWhenTooMany(Handle sql, BrowserKey key) {
    return sql.createQuery("""
            SELECT handle FROM pending_authorizations WHERE browser = :key AND fault IS NULL
            ORDER BY begun DESC OFFSET :most - 1 LIMIT 1""")
        .bind("key", key.number()).bind("most", FlowStore.MAX_PENDING).mapTo(String.class).findFirst();
  }

  /** Those that have expired give way; nobody else's does. */
  private void makeRoom(Handle sql, Optional<String> givingWay, Instant now) {
    if (givingWay.isPresent() || places.excess(() -> pendingCount(sql)) == 0) {
      return;
    }
    sql.createUpdate("""
            UPDATE pending_authorizations SET taken_at = :now, fault = :fault, sealed = NULL, ended = nextval('ended_authorizations')
            WHERE fault IS NULL AND expires_at <= :now""")
        .bind("now", now).bind("fault", CallbackFault.EXPIRED_STATE).execute();
    if (pendingCount(sql) >= max) {
      throw new FlowException(StepFault.TOO_MANY_PENDING_AUTHORIZATIONS);
    }
  }

  private static int pendingCount(Handle sql) {
    return sql.createQuery("SELECT count(*) FROM pending_authorizations WHERE fault IS NULL").mapTo(Integer.class).one();
  }

  private static void displace(Handle sql, String handle) {
    sql.createUpdate("""
            UPDATE pending_authorizations
            SET taken_at = now(), fault = :fault, sealed = NULL, ended = nextval('ended_authorizations')
            WHERE handle = :handle AND fault IS NULL""")
        .bind("fault", CallbackFault.DISPLACED_STATE).bind("handle", handle).execute();
  }

  /** What is remembered of one browser has a bound. */
  private static void forgetTheOldest(Handle sql, BrowserKey key) {
    sql.createUpdate("""
            DELETE FROM pending_authorizations WHERE handle IN (
              SELECT handle FROM pending_authorizations WHERE browser = :key AND fault IS NOT NULL
              ORDER BY ended DESC OFFSET :most)""")
        .bind("key", key.number()).bind("most", FlowStore.MAX_REMEMBERED).execute();
  }

  private void insert(Handle sql, BrowserKey key, Binding binding, PendingAuthorization pending) {
    sql.createUpdate("""
            WITH latest AS (UPDATE browsers SET latest_handle = :handle WHERE key = :key)
            INSERT INTO pending_authorizations (handle, binding_lookup, state_lookup, browser, expires_at, sealed)
            VALUES (:handle, :binding, :state, :key, :expires, :sealed)""")
        .bind("handle", binding.handle())
        .bind("binding", vault.lookup(BINDING, binding.value().reveal()))
        .bind("state", vault.lookup(STATE, pending.request().state().value()))
        .bind("key", key.number())
        .bind("expires", pending.begunAt().plus(PendingAuthorization.LIFETIME))
        .bind("sealed", records.seal(pending, place(binding.handle())))
        .execute();
  }

  private static String place(String handle) {
    return "pending_authorizations/" + handle;
  }

  Optional<PendingAuthorization> latest(Handle sql, BrowserKey key) {
    return sql.createQuery("""
            SELECT p.handle, p.sealed FROM browsers b JOIN pending_authorizations p ON p.handle = b.latest_handle
            WHERE b.key = :key AND p.fault IS NULL""")
        .bind("key", key.number())
        .map(view -> opened(view.getColumn("handle", String.class), view.getColumn("sealed", byte[].class)))
        .findFirst().flatMap(found -> found);
  }

  private Optional<PendingAuthorization> opened(String handle, byte[] sealed) {
    try {
      return Optional.of(records.open(sealed, PendingAuthorization.class, place(handle)).value());
    } catch (UnreadableValueException e) {
      LOG.warn("a pending authorization counts as unknown: {}", e.getMessage());
      return Optional.empty();
    }
  }

  Set<String> pending(Handle sql, Set<String> handles) {
    return sql.createQuery("SELECT handle FROM pending_authorizations WHERE handle = ANY(:handles) AND fault IS NULL")
        .bind("handles", handles.toArray(String[]::new)).mapTo(String.class).collect(Collectors.toSet());
  }

  /** Whoever marks the row has taken it: of any number of nodes one does. */
  Taken take(Handle sql, Map<String, Secret> bindings, String state, Instant now) {
    var taken = bound(sql.createQuery("""
        WITH found AS (
          SELECT p.handle, p.sealed FROM pending_authorizations p %s
          WHERE p.state_lookup = ANY(:states) AND p.taken_at IS NULL LIMIT 1 FOR UPDATE OF p)
        UPDATE pending_authorizations p
        SET taken_at = :now, sealed = NULL, ended = nextval('ended_authorizations'),
          fault = CASE WHEN p.expires_at > :now THEN :replayed ELSE :expired END
        FROM found WHERE p.handle = found.handle AND p.taken_at IS NULL
        RETURNING p.handle, found.sealed, p.fault""".formatted(BOUND)), bindings)
        .bind("states", lookups(STATE, state)).bind("now", now)
        .bind("replayed", CallbackFault.REPLAYED_STATE).bind("expired", CallbackFault.EXPIRED_STATE)
        .map(view -> taken(
            view.getColumn("handle", String.class), view.getColumn("sealed", byte[].class),
            CallbackFault.valueOf(view.getColumn("fault", String.class))))
        .findFirst();
    return taken.orElseGet(() -> new Taken.None(faultOf(sql, bindings, state)));
  }

  private Taken taken(String handle, byte[] sealed, CallbackFault fault) {
    return fault == CallbackFault.EXPIRED_STATE
        ? new Taken.None(fault)
        : opened(handle, sealed).<Taken>map(pending -> new Taken.Pending(handle, pending))
            .orElseGet(() -> new Taken.None(CallbackFault.UNKNOWN_STATE));
  }

  private CallbackFault faultOf(Handle sql, Map<String, Secret> bindings, String state) {
    return bound(sql.createQuery(
            "SELECT p.fault FROM pending_authorizations p " + BOUND
                + "WHERE p.state_lookup = ANY(:states) AND p.fault IS NOT NULL LIMIT 1"), bindings)
        .bind("states", lookups(STATE, state)).mapTo(CallbackFault.class).findFirst().orElse(CallbackFault.UNKNOWN_STATE);
  }

  /** Each binding once for every key that it may have been stored with. */
  private <S extends SqlStatement<S>> S bound(S statement, Map<String, Secret> bindings) {
    var handles = new ArrayList<String>();
    var values = new ArrayList<byte[]>();
    bindings.forEach((handle, value) -> vault.lookups(BINDING, value.reveal()).forEach(lookup -> {
      handles.add(handle);
      values.add(lookup);
    }));
    return statement.bind("handles", handles.toArray(String[]::new)).bind("values", values.toArray(byte[][]::new));
  }

  /** The browsers in which earlier callbacks were accepted whose bindings come along. */
  List<BrowserKey> provedBy(Handle sql, Map<String, Secret> bindings) {
    return bound(sql.createQuery("SELECT p.browser FROM pending_authorizations p " + BOUND + "WHERE p.is_proof"), bindings)
        .mapTo(Long.class).map(BrowserKey::new).list();
  }

  /** Notes that the callback of one was accepted in this browser, where it is remembered from now on. */
  void accept(Handle sql, String handle, BrowserKey browser) {
    sql.createUpdate("UPDATE pending_authorizations SET is_proof = true, browser = :key WHERE handle = :handle")
        .bind("key", browser.number()).bind("handle", handle).execute();
  }

  /** Those that expired an hour ago. What is remembered of others goes with their browser. */
  int sweep(Handle sql, Instant now, int most) {
    return sql.createUpdate("""
            DELETE FROM pending_authorizations WHERE handle IN (
              SELECT handle FROM pending_authorizations WHERE fault IS NULL AND expires_at < :before
              LIMIT :most FOR UPDATE SKIP LOCKED)""")
        .bind("before", now.minus(PendingAuthorization.LIFETIME)).bind("most", most).execute();
  }
}
