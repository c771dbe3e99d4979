package playground.database;

/**
 * The database responds, but this process must not work on it: its tables are those of another version, they were
 * written with another key, or a right is missing. The message says why and what to do, and has nothing secret.
 */
@SuppressWarnings("serial") // never serialized
public final class UnusableDatabaseException extends RuntimeException {

  UnusableDatabaseException(String message) {
    super(message);
  }

  static UnusableDatabaseException ofAnotherVersion(String reason) {
    return new UnusableDatabaseException(
        sentence(reason) + " Start this version's successor, or name an empty database.");
  }

  static UnusableDatabaseException withoutRight(String reason) {
    return new UnusableDatabaseException("The user of store.user lacks a right: " + sentence(reason)
        + " Make that user the owner of the database, or grant CONNECT on it, CREATE on its schema and all on its tables.");
  }

  /** PostgreSQL ends its messages without a full stop, others with one. */
  private static String sentence(String reason) {
    return reason.endsWith(".") ? reason : reason + ".";
  }
}
