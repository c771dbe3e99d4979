package playground.sandbox.portal;

import playground.sandbox.store.Integrations;

/** What can be wrong with a field of the form: codes and their words. */
enum FieldFault {
  NAME_MISSING("Give it a name; people see it on the consent page."),
  NAME_TOO_LONG("The name must be one line of at most " + FieldFault.MAX_NAME + " characters."),
  NAME_TAKEN("There is an integration of that name. (Nothing was registered; this also happens when a page is sent"
      + " twice.)"),
  DESCRIPTION_TOO_LONG("The description must not be longer than " + FieldFault.MAX_TEXT + " characters."),
  ICON_NOT_HTTP("The icon must be the http or https address of a picture, or empty."),
  ICON_NOT_A_URI("The address of the icon is not a URI."),
  REDIRECT_URI_MISSING("Name at least one redirect URI: the address to which the browser brings the code."),
  /** Parameter: how many there are. */
  TOO_MANY_REDIRECT_URIS(
      "No more than " + Integrations.MAX_REDIRECT_URIS + " redirect URIs can be registered; these are %d."),
  /** Parameter: the scopes. */
  SCOPE_UNKNOWN("Webex knows no scope %s."),
  /** Parameters: the scope that covers all others, one that it covers. */
  SCOPE_COVERED("%s stands for all user scopes, %s among them, and Webex’s form disables those once it is ticked."
      + " Tick either it or them; you can combine it with the scopes of meetings and administrators."),
  REFRESH_POLICY_UNKNOWN("Choose one of the three.");

  static final int MAX_NAME = 100;
  static final int MAX_TEXT = 2_000;

  private final String format;

  FieldFault(String format) {
    this.format = format;
  }

  String words(Object... parameters) {
    return format.formatted(parameters);
  }
}
