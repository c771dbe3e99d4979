package playground.database;

/** The database holds a schema that this version does not know: a newer version has been here, or other tables are in the way. */
@SuppressWarnings("serial") // never serialized
public final class IncompatibleSchemaException extends RuntimeException {

  IncompatibleSchemaException(String message) {
    super(message);
  }
}
