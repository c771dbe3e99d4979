package playground.web.steps.login;

import static java.util.Map.entry;

import java.util.Map;

/** A sentence for each claim that Webex sends (OpenID Connect Core §2, §5.1). */
final class ClaimMeanings {

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          entry("iss", "Who made the token. Webex has one issuer per region."),
          entry("sub", "Who signed in. Never changes and is never given to anybody else, unlike an e-mail address."),
          entry("aud", "For whom it was made: this integration's client id."),
          entry("azp", "To whom it was given, where that is not the audience."),
          entry("exp", "When it ends, in seconds since 1970."),
          entry("iat", "When it was made, in seconds since 1970."),
          entry("nbf", "From when on it counts, in seconds since 1970."),
          entry("auth_time", "When the person signed in, in seconds since 1970; an old browser session may be much older."),
          entry("nonce", "What step 1 sent along, unchanged."),
          entry("acr", "How surely the person was recognized, in the issuer's own words."),
          entry("amr", "By which means the person was recognized."),
          entry("at_hash", "Ties the access token to this one."),
          entry("jti", "The token's own number."),
          entry("email", "An address for letters. It can change hands: never recognize anybody by it."),
          entry("email_verified", "Whether Webex made sure of that; a text in userinfo, true or false in the ID token."),
          entry("name", "The full name, as it is shown."),
          entry("given_name", "The first name; Webex's own page has the two descriptions swapped."),
          entry("family_name", "The last name."),
          entry("preferred_username", "What the person likes to be called; not unique."),
          entry("locale", "Language and country."),
          entry("phone", "Webex's own name for phone_number."),
          entry("address", "The postal address."));

  private ClaimMeanings() {}

  static String of(String name) {
    return MEANINGS.getOrDefault(name, "Not one of the standard's; ask the issuer what it means.");
  }
}
