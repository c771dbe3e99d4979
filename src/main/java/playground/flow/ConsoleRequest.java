package playground.flow;

/**
 * A call as typed into the API console; nothing of it has been checked.
 *
 * @param isConfirmed whether the person has seen what it does and sends it all the same
 */
public record ConsoleRequest(String method, String path, String query, String body, boolean isConfirmed) {

  /** Before anything is typed. */
  static final ConsoleRequest NONE = new ConsoleRequest("", "", "", "", false);

  /** The base URL itself. */
  public static final ConsoleRequest ROOT = new ConsoleRequest("GET", "/", "", "", false);

  public boolean isTyped() {
    return !equals(NONE);
  }

  /** Whether it is sent only once it is confirmed: anything but a GET may change or delete something. */
  public boolean needsConfirmation() {
    return isTyped() && !method.equals("GET");
  }
}
