package playground.server;

/** Another process listens on the configured port. */
@SuppressWarnings("serial") // shown and dropped, never serialized
public final class PortInUseException extends RuntimeException {

  /**
   * @param changedBy the flag or setting that takes another port
   */
  PortInUseException(String host, int port, String changedBy) {
    super(
        "Port " + port + " on " + host + " is in use: take another with " + changedBy + ", or end what listens there.",
        null,
        false,
        false);
  }
}
