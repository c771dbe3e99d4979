package playground.text;

import static java.util.Map.entry;

import java.util.Map;

/** What each claim that Webex sends means (OpenID Connect Core §2, §5.1). */
public final class ClaimTexts {

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          entry("iss", "Who issued the token. Webex has one issuer per region."),
          entry("sub", "Who signed in. Never changes and is never given to anybody else, unlike an e-mail address."),
          entry("aud", "For whom it was issued: this integration's client id."),
          entry("azp", "To whom it was issued, when that is not the audience."),
          entry("exp", "When it expires, in seconds since 1970."),
          entry("iat", "When it was issued, in seconds since 1970."),
          entry("nbf", "When it becomes valid, in seconds since 1970."),
          entry("auth_time", "When the person signed in, in seconds since 1970; can be long ago in an old session."),
          entry("nonce", "The value that step 1 sent, unchanged."),
          entry("acr", "The level of the authentication, in the issuer's own terms."),
          entry("amr", "The methods by which the person was authenticated."),
          entry("at_hash", "Ties the access token to this one."),
          entry("jti", "The token's unique id."),
          entry("email", "An e-mail address. It can be given to somebody else: never identify a person by it."),
          entry("email_verified", "Whether Webex has verified the address; a text in userinfo, a boolean in the ID token."),
          entry("name", "The full name for display."),
          entry("given_name", "The first name; Webex's own page has the two descriptions swapped."),
          entry("family_name", "The last name."),
          entry("preferred_username", "What the person likes to be called; not unique."),
          entry("locale", "Language and country."),
          entry("phone", "Webex's own name for phone_number."),
          entry("address", "The postal address."));

  private ClaimTexts() {}

  public static String of(String name) {
    return MEANINGS.getOrDefault(name, "Not a standard claim; ask the issuer what it means.");
  }
}
