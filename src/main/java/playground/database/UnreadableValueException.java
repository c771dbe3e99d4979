package playground.database;

/** A value in the database cannot be read. The message has nothing of it. */
@SuppressWarnings("serial") // never serialized
public final class UnreadableValueException extends RuntimeException {

  private final boolean isDamaged;

  UnreadableValueException(String message, boolean isDamaged) {
    super(message);
    this.isDamaged = isDamaged;
  }

  /** Whether nobody can read it; otherwise a node with another key may. */
  public boolean isDamaged() {
    return isDamaged;
  }
}
