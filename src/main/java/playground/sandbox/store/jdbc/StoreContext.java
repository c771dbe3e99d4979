package playground.sandbox.store.jdbc;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.database.Database;
import playground.database.RecordFormat.Read;
import playground.database.SealedRecords;
import playground.database.UnreadableValueException;
import playground.oauth.Secret;
import playground.sandbox.store.People;
import playground.sandbox.store.Person;
import playground.sandbox.store.SandboxClock;
import playground.sandbox.store.TokenGenerator;

/** What all parts of the store work with. */
record StoreContext(
    Database database, SealedRecords records, SandboxClock clock, TokenGenerator values, People people) {

  private static final Logger LOG = LoggerFactory.getLogger("playground.sandbox");
  private static final String LOOKUP_KIND = "sandbox ";

  Instant now() {
    return clock.instant();
  }

  <T> T run(Function<Handle, T> statements) {
    return database.run(statements);
  }

  /** Statements that take effect together. */
  <T> T transaction(Function<Handle, T> statements) {
    return database.transaction(statements);
  }

  /** Inserts a row, and makes room for it. */
  void insert(Bound bound, Function<Handle, Integer> insert) {
    transaction(handle -> {
      var inserted = insert.apply(handle);
      bound.makeRoom(handle);
      return inserted;
    });
  }

  /** Waits until nobody else is in a step of that name, and keeps others out until the end of the transaction. */
  static void lock(Handle handle, String name) {
    handle.createQuery("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
        .bind("name", LOOKUP_KIND + name).mapToMap().one();
  }

  /**
   * Under which a value is stored.
   *
   * @param table whose value it is
   */
  byte[] lookup(String table, String value) {
    return database.vault().lookup(LOOKUP_KIND + table, value);
  }

  byte[] lookup(String table, Secret value) {
    return lookup(table, value.reveal());
  }

  /** Binds {@code lookups}: all that the value may be stored under. */
  <S extends SqlStatement<S>> S bindLookups(S statement, String table, String value) {
    return statement.bind("lookups", database.vault().lookups(LOOKUP_KIND + table, value).toArray(byte[][]::new));
  }

  <S extends SqlStatement<S>> S bindLookups(S statement, String table, Secret value) {
    return bindLookups(statement, table, value.reveal());
  }

  /** Binds {@code name}: an array of uuids. */
  static <S extends SqlStatement<S>> S bindUuids(S statement, String name, Iterable<UUID> uuids) {
    return statement.registerArrayType(UUID.class, "uuid").bindArray(name, UUID.class, uuids);
  }

  byte[] seal(Object value, String table, Object key) {
    return records.seal(value, place(table, key));
  }

  <T> T open(byte[] sealed, Class<T> type, String table, Object key) {
    return read(sealed, type, table, key).value();
  }

  /** As {@link #open}; empty when the value cannot be read, which the log says, so that one row does not end a list. */
  <T> Optional<T> openReadable(byte[] sealed, Class<T> type, String table, Object key) {
    try {
      return Optional.of(open(sealed, type, table, key));
    } catch (UnreadableValueException e) {
      LOG.warn("a row of {} is passed over: {}", table, e.getMessage());
      return Optional.empty();
    }
  }

  /** As {@link #open}, for a value that is to be changed. */
  <T> Read<T> read(byte[] sealed, Class<T> type, String table, Object key) {
    return records.open(sealed, type, place(table, key));
  }

  /** A value in the place of one that was read; what a newer version has added to it stays. */
  byte[] seal(Object value, Read<?> before, String table, Object key) {
    return records.seal(value, before.newer(), place(table, key));
  }

  private static String place(String table, Object key) {
    return table + "/" + (key instanceof byte[] lookup ? HexFormat.of().formatHex(lookup) : key);
  }

  /** The person as this node's seed data has it; unchanged when it has no such person. */
  Person current(Person stored) {
    return people.all().stream().filter(person -> person.uuid().equals(stored.uuid())).findFirst().orElse(stored);
  }
}
