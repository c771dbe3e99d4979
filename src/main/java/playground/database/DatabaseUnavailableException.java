package playground.database;

import java.util.Optional;

/**
 * The database did not take part: it cannot be reached, it is shutting down, or it did not respond in time. Whether a
 * change has been made is not known then, unless {@link #nothingChanged()}.
 */
@SuppressWarnings("serial") // never serialized
public final class DatabaseUnavailableException extends RuntimeException {

  private final boolean nothingChanged;

  DatabaseUnavailableException(String reason, boolean nothingChanged) {
    super(reason);
    this.nothingChanged = nothingChanged;
  }

  /** The outage behind a failure; empty when it has another cause. */
  public static Optional<DatabaseUnavailableException> in(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseUnavailableException outage) {
        return Optional.of(outage);
      }
    }
    return Optional.empty();
  }

  /** Whether it is certain that nothing was changed: there was no connection to change anything over. */
  public boolean nothingChanged() {
    return nothingChanged;
  }
}
