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
}
