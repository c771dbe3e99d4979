package playground.sandbox.portal;

import playground.sandbox.store.Integrations;

/** What can be wrong with a field of the form: codes and their words. */
enum FieldFault {
  NAME_MISSING("Enter a name."),
  NAME_TOO_LONG("The name must be one line of at most " + FieldFault.MAX_NAME + " characters."),
  NAME_TAKEN("An integration already has this name. Enter another one."),
  DESCRIPTION_TOO_LONG("The description must not be longer than " + FieldFault.MAX_TEXT + " characters."),
  ICON_NOT_HTTP("The icon must be the http or https address of a picture, or empty."),
  ICON_NOT_A_URI("The address of the icon is not a URI."),
  REDIRECT_URI_MISSING("Enter at least one redirect URI: the address that the browser returns to with the code."),
  /** Parameter: how many there are. */
  TOO_MANY_REDIRECT_URIS(
      "Enter at most " + Integrations.MAX_REDIRECT_URIS + " redirect URIs; there are %d."),
  /** Parameter: the scopes. */
  SCOPE_UNKNOWN("Webex has no scope %s."),
  /** Parameters: the scope that covers all others, one that it covers. */
  SCOPE_COVERED("%s includes all user scopes, such as %s. Select either it or the single scopes, as in Webex’s form; you can"
      + " combine it with meeting and administrator scopes."),
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
