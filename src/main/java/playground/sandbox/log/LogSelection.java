package playground.sandbox.log;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import playground.oauth.Form;

/**
 * Which entries of the log are asked for.
 *
 * @param client part of an integration's name or client id; empty means any
 * @param path part of a path; empty means any
 * @param pages whether the sandbox's own pages are included
 */
public record LogSelection(String client, String path, boolean pages) {

  /** Where people and tests use the sandbox itself; everything else is a request that an integration sends. */
  private static final List<String> OWN_PAGES = List.of(
      "/my-apps", "/my-authorizations", "/faults", "/scenarios", "/clock", "/integrations", "/reset", "/openapi.json",
      "/answers", "/verify", "/healthz", "/readyz");

  static LogSelection of(String query) {
    var parameters = Form.parseIfWellFormed(query).orElseGet(Form::empty);
    return new LogSelection(
        parameters.value("client").orElse("").strip(),
        parameters.value("path").orElse("").strip(),
        parameters.value("pages").isPresent());
  }

  /** The same, and the sandbox's own pages. */
  LogSelection withPages() {
    return new LogSelection(client, path, true);
  }

  /** Whether only some of the integrations' requests are asked for. */
  public boolean isNarrow() {
    return !client.isEmpty() || !path.isEmpty();
  }

  /**
   * @param name of the integration that sent the request; empty when it is not registered
   */
  boolean includes(LogEntry entry, Optional<String> name) {
    return contains(entry.request().path(), path)
        && (client.isEmpty() || contains(name.orElse(""), client) || contains(entry.clientId().orElse(""), client))
        && (pages || !isOwnPage(entry.request().path()));
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  static boolean isOwnPage(String path) {
    return path.equals("/") || OWN_PAGES.stream().anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
  }
}
