package playground.server;

/** Somebody else listens on the port that we were told to take. */
@SuppressWarnings("serial") // shown and dropped, never serialized
public final class PortInUse extends RuntimeException {

  private final int port;

  public PortInUse(String host, int port) {
    super(host + ":" + port + " is in use", null, false, false);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
