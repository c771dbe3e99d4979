package playground.webex;

import playground.oauth.OAuthFailure.TokenRequestDenied;

/** What a 400 means at the two endpoints of the device grant (contract, 1.C and 1.D). */
final class DeviceErrors {

  private DeviceErrors() {}

  /** At the first endpoint, where no secret is sent. */
  static TokenRequestDenied start(ErrorResponse body, String said) {
    if (TokenErrors.mentions(body, "redirect_uri") || TokenErrors.mentions(body, "redirect uri")) {
      return TokenErrors.ends(
          "The integration lacks the redirect URIs that a device grant needs." + said,
          "Webex leads whoever signs in for a device through four addresses of its own, one per region, and each must be"
              + " registered with the integration.",
          "Copy all four from this page into the integration's Redirect URI(s) in the developer portal, save, and start"
              + " again.");
    }
    if (TokenErrors.mentions(body, "client id") || TokenErrors.mentions(body, "invalid_client")) {
      return TokenErrors.ends(
          "Webex does not know this client id." + said,
          "It is misspelt, was deleted, or belongs to another Webex (commercial and FedRAMP are two).",
          "Copy the client id from the integration's page in the developer portal, and start again.");
    }
    if (TokenErrors.mentions(body, "scope")) {
      return TokenErrors.ends(
          "Webex does not grant these scopes to a device." + said,
          "A scope is misspelt, is not registered with the integration, or belongs to OpenID Connect (openid, email,"
              + " profile, phone, address), which this flow does not support.",
          "Ask for registered scopes alone, and start again.");
    }
    return TokenErrors.ends(
        "Webex refused to begin a device grant (400)." + said,
        "The client id, a scope or the integration's redirect URIs are not as Webex wants them.",
        "Compare all three with the integration's page in the developer portal, and start again.");
  }

  /** At the second endpoint, which is polled. */
  static TokenRequestDenied poll(ErrorResponse body, String said) {
    if (TokenErrors.mentions(body, "access_denied")) {
      return TokenErrors.ends(
          "Whoever typed the code in declined." + said,
          "The answer on the consent page was no.",
          "Start again if that was a mistake.");
    }
    if (TokenErrors.mentions(body, "expired_token")) {
      return TokenErrors.ends(
          "The code has expired." + said,
          "Nobody typed it in and consented in time.",
          "Start again: there will be a new code.");
    }
    if (TokenErrors.mentions(body, "tokenlimit_reached")) {
      return TokenErrors.ends(
          "Whoever typed the code in holds as many tokens as Webex allows." + said,
          "Each sign-in makes new tokens, and their number is limited per person and integration.",
          "Revoke some of them in Webex's settings, then start again.");
    }
    return TokenErrors.ends(
        "Webex refused the device code (400)." + said,
        "It has expired or was used before: Webex says invalid_grant for either. Or another integration began this.",
        "Start again: there will be a new code.");
  }
}
