package playground.sandbox.declared;

import java.util.List;

/** Everything that is wrong with a file of the sandbox, told at once. */
@SuppressWarnings("serial") // printed and dropped, never serialized
public final class InvalidFileException extends RuntimeException {

  private final List<String> faults;

  public InvalidFileException(List<String> faults) {
    super(String.join("; ", faults), null, false, false);
    this.faults = List.copyOf(faults);
  }

  /** One fault. */
  public InvalidFileException(String fault) {
    this(List.of(fault));
  }

  /** One line each: which file, which place in it, and what would be right; never a secret. */
  public List<String> faults() {
    return faults;
  }
}
