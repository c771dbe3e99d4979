package playground.sandbox.testing;

import java.util.List;

/**
 * An authorization request led to no callback: the sandbox showed the person a page instead, as Webex does when it cannot
 * trust the Redirect URI.
 */
@SuppressWarnings("serial") // never serialized
public final class NoCallbackException extends RuntimeException {

  private final int status;
  private final List<String> causes;

  NoCallbackException(int status, List<String> causes) {
    super("The sandbox sent no callback but a response with status " + status
        + (causes.isEmpty() ? "." : ": " + String.join("; ", causes) + "."));
    this.status = status;
    this.causes = List.copyOf(causes);
  }

  /** The HTTP status of the page. */
  public int status() {
    return status;
  }

  /** As {@link LoggedRequest#causes}. */
  public List<String> causes() {
    return causes;
  }
}
