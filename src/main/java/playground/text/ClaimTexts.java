package playground.text;

import static java.util.Map.entry;

import java.util.Map;

/** What each claim that Webex or another server sends means (OpenID Connect Core §2, §5.1). */
public final class ClaimTexts {

  private static final String UNKNOWN = "Not a standard claim. See the issuer's documentation.";

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          entry("iss", "Who issued the token. Webex has one issuer per region."),
          entry("sub", "Identifies the person who signed in. Unlike an e-mail address, it never changes and is never reassigned."),
          entry("aud", "Whom it was issued for: this integration's client ID."),
          entry("azp", "Whom it was issued to, if that isn't the audience."),
          entry("exp", "When it expires, in seconds since 1970."),
          entry("iat", "When it was issued, in seconds since 1970."),
          entry("nbf", "When it becomes valid, in seconds since 1970."),
          entry("auth_time", "When the person signed in, in seconds since 1970. This can be long ago."),
          entry("nonce", "The nonce of step 1, unchanged."),
          entry("acr", "The level of the authentication, as the issuer defines it."),
          entry("amr", "The authentication methods that were used."),
          entry("at_hash", "A hash of the access token, which binds it to this ID token."),
          entry("jti", "The unique ID of the token."),
          entry("email", "The e-mail address. It can be reassigned, so never identify a person by it."),
          entry("email_verified", "Whether Webex verified the address: a string in userinfo, a boolean in the ID token."),
          entry("name", "The full name."),
          entry("given_name", "The first name. Webex's documentation swaps this description with that of name."),
          entry("family_name", "The last name."),
          entry("preferred_username", "The preferred short name. It isn't unique."),
          entry("locale", "The language and country."),
          entry("phone", "Webex's own name for phone_number."),
          entry("address", "The postal address."));

  /** Where another server has none of Webex's peculiarities. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          entry("iss", "Who issued the token."),
          entry("email_verified", "Whether the issuer verified the address."),
          entry("given_name", "The first name."),
          entry("phone_number", "The telephone number."),
          entry("phone_number_verified", "Whether the issuer verified the telephone number."),
          entry("phone", UNKNOWN));

  private ClaimTexts() {}

  public static String of(String name, ServerKind server) {
    var meaning = MEANINGS.getOrDefault(name, UNKNOWN);
    return server.isWebex() ? meaning : ELSEWHERE.getOrDefault(name, meaning);
  }
}
