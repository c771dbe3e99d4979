package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import playground.server.RequestLines;

/** Why one request ended as it did, collected for the log while it is served. Never holds a secret. */
public final class Diagnosis {

  private static final int MAX_LENGTH = 300; // characters of one cause, which may hold text of the client

  private static final int MAX_CAUSES = 20;

  private final List<String> causes = new ArrayList<>();
  private Optional<String> clientId = Optional.empty();

  private Diagnosis() {}

  /** The diagnosis of this request. */
  public static Diagnosis of(HttpServletRequest request) {
    var known = (Diagnosis) request.getAttribute(Diagnosis.class.getName());
    if (known != null) {
      return known;
    }
    var made = new Diagnosis();
    request.setAttribute(Diagnosis.class.getName(), made);
    return made;
  }

  /** Adds a cause. */
  public void note(Cause cause, Object... parameters) {
    note(cause.words(parameters));
  }

  /** Adds a cause in words; text of the client in it is made harmless. */
  public void note(String cause) {
    if (causes.size() < MAX_CAUSES) {
      causes.add(line(cause));
    }
  }

  /** Sets the integration that sent the request, as its credentials, code or token identify it. */
  public void client(String clientId) {
    this.clientId = Optional.of(line(clientId));
  }

  public List<String> causes() {
    return List.copyOf(causes);
  }

  /** Empty while the integration is unknown. */
  public Optional<String> clientId() {
    return clientId;
  }

  /** The text on one line, shortened, and without anything that looks like a secret. */
  static String line(String text) {
    var line = RequestLines.onOneLine(SecretPattern.redact(text));
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
  }
}
