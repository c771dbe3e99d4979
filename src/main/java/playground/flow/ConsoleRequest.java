package playground.flow;

/**
 * A call as typed into the API console; nothing of it has been checked.
 *
 * @param isConfirmed whether the person has seen what it does and sends it all the same
 */
public record ConsoleRequest(String method, String path, String query, String body, boolean isConfirmed) {

  /** What the console offers before anything is typed. */
  public static final ConsoleRequest FIRST = new ConsoleRequest("GET", "/rooms", "max=10", "", false);

  /** Whether it is sent only once it is confirmed: anything but a GET may change or delete something. */
  public boolean needsConfirmation() {
    return !method.equals("GET");
  }
}
