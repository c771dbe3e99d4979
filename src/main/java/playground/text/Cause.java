package playground.text;

import java.util.Optional;

/**
 * One probable cause of a failure.
 *
 * @param text what it may be, in a sentence
 * @param whatToDo then
 * @param source where that is written; empty when nothing needs to be looked up
 */
public record Cause(String text, String whatToDo, Optional<Source> source) {

  /** Where a cause is documented. */
  public record Source(String title, String link) {}

  static Cause of(String text, String whatToDo) {
    return new Cause(text, whatToDo, Optional.empty());
  }

  static Cause rfc(int number, String section, String text, String whatToDo) {
    return new Cause(text, whatToDo, Optional.of(new Source(
        "RFC " + number + " §" + section, "https://www.rfc-editor.org/rfc/rfc" + number + "#section-" + section)));
  }

  private static Cause webex(String portal, WebexPage page, String text, String whatToDo) {
    return new Cause(text, whatToDo, Optional.of(new Source("Webex: " + page.title, "https://" + portal + "/" + page.path)));
  }

  /** A cause that Webex documents; without a source for a server that is not Webex. */
  static Cause documented(ServerWords words, WebexPage page, String text, String whatToDo) {
    return switch (words.kind()) {
      case WEBEX, SANDBOX -> webex("developer.webex.com", page, text, whatToDo);
      case FEDRAMP -> webex("developer-usgov.webex.com", page, text, whatToDo);
      case OTHER -> of(text, whatToDo);
    };
  }

  /** A page of Webex's documentation. */
  enum WebexPage {
    INTEGRATIONS("integrations", "docs/integrations"),
    ADMIN_INTEGRATIONS("integrations", "admin/docs/integrations"),
    LOGIN("login with webex", "create/docs/login-with-webex"),
    SCOPES("integration scopes", "docs/integration-scopes"),
    AUTHORIZATIONS("authorizations", "docs/api/v1/authorizations"),
    BASICS("basics", "docs/api/basics");

    private final String title;
    private final String path;

    WebexPage(String title, String path) {
      this.title = title;
      this.path = path;
    }
  }
}
