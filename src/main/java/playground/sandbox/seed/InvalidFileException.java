package playground.sandbox.seed;

import java.util.List;

/** Everything that is wrong with a file of the sandbox, told at once. */
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

  /** One line each: which file, which place in it, and what would be right; never a secret. */
  public List<String> errors() {
    return errors;
  }
}
