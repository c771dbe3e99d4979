package playground.sandbox.seed;

import java.util.List;

/** A file of the sandbox has errors; all of them are listed. */
@SuppressWarnings("serial") // printed and dropped, never serialized
public final class InvalidFileException extends RuntimeException {

  private final List<String> errors;

  public InvalidFileException(List<String> errors) {
    super(String.join("; ", errors), null, false, false);
    this.errors = List.copyOf(errors);
  }

  /** One error. */
  public InvalidFileException(String error) {
    this(List.of(error));
  }

  /** One line for each error: the file, the path in it, and what would be right; never a secret. */
  public List<String> errors() {
    return errors;
  }
}
