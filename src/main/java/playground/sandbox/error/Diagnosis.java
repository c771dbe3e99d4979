package playground.sandbox.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import playground.server.RequestLines;

/** What really happened to one request, gathered on its way for the log; the wire tells less. Never holds a secret. */
public final class Diagnosis {

  private static final int MAX_LENGTH = 300; // characters of one cause, which a stranger may fill

  private static final int MAX_CAUSES = 20;

  private final List<String> causes = new ArrayList<>();
  private Optional<String> clientId = Optional.empty();

  private Diagnosis() {}

  /** The one of this request. */
  public static Diagnosis of(HttpServletRequest request) {
    var known = (Diagnosis) request.getAttribute(Diagnosis.class.getName());
    if (known != null) {
      return known;
    }
    var made = new Diagnosis();
    request.setAttribute(Diagnosis.class.getName(), made);
    return made;
  }

  /** One line more, whatever a stranger put into it. */
  public void note(String cause) {
    if (causes.size() < MAX_CAUSES) {
      causes.add(line(cause));
    }
  }

  /** Which integration asks, by what it showed: credentials, a code, a token. */
  public void client(String clientId) {
    this.clientId = Optional.of(line(clientId));
  }

  public List<String> causes() {
    return List.copyOf(causes);
  }

  /** Empty as long as nobody knows. */
  public Optional<String> clientId() {
    return clientId;
  }

  /** On one line, not too long, and without what looks like a secret. */
  static String line(String text) {
    var line = RequestLines.onOneLine(SecretPattern.redact(text));
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
  }
}
