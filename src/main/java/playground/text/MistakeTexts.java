package playground.text;

import static playground.text.Cause.WebexPage.ADMIN_INTEGRATIONS;
import static playground.text.Cause.WebexPage.INTEGRATIONS;
import static playground.text.Cause.WebexPage.LOGIN;
import static playground.text.Cause.rfc;

import java.util.List;
import java.util.Optional;
import playground.flow.ApiFailure;
import playground.flow.Circumstances;
import playground.flow.RedirectUriComparison.Part;
import playground.flow.RequestWarning;
import playground.flow.ScopeFacts.UnknownScope;
import playground.oauth.DenialCode;
import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.RequestKind;

/**
 * What developers get wrong with Webex, numbered as in the contract, section 5. Where a page explains the failure that
 * follows from a mistake, the words are those of the page.
 */
public final class MistakeTexts {

  /**
   * One of them.
   *
   * @param title the mistake in a few words
   * @param sign what you see of it
   * @param cause why you see it, and what to do
   */
  public record Mistake(String title, String sign, Cause cause) {}

  private static final NamedServer WEBEX = new NamedServer(ServerKind.WEBEX, "webexapis.com");

  private static final ServerWords WORDS = ServerWords.of(WEBEX);

  private MistakeTexts() {}

  /** All of them, in their order: the first has the number 1. */
  public static List<Mistake> all() {
    return List.of(
        new Mistake("A scope is requested that isn't registered, or is misspelt",
            "The callback has error=invalid_scope.", first(FailureTexts.ofAuthorizationError("invalid_scope", "", WEBEX))),
        new Mistake("spark:all is expected to include meeting, administration or single scopes",
            "The callback has error=invalid_scope, or a call of the API fails with 403.", ScopeCauses.ofSparkAll(WORDS)),
        new Mistake("A scope is invented, such as webex:all",
            "The callback has error=invalid_scope.",
            ScopeCauses.ofUnknown(new UnknownScope("webex:all", Optional.empty()), WORDS)),
        new Mistake("The Redirect URI differs from the registered one",
            shown(TroubleshootingTexts.REDIRECT_URI) + " The browser doesn't come back.", suspect(
                INTEGRATIONS, "Webex redirects to registered addresses only. It compares them character by character.",
                TroubleshootingTexts.REDIRECT_URI)),
        new Mistake("localhost is mixed up with 127.0.0.1, the port is random, or a slash at the end differs",
            shown(TroubleshootingTexts.REDIRECT_URI) + " The browser doesn't come back.",
            Cause.documented(WORDS, INTEGRATIONS,
                TroubleshootingTexts.rule(Part.HOST) + " " + TroubleshootingTexts.rule(Part.PORT) + " "
                    + TroubleshootingTexts.rule(Part.PATH),
                TroubleshootingTexts.MAKE_EQUAL)),
        new Mistake("The base URL lacks /v1",
            "JSON with status 401 and a trackingId that begins with ROUTERGW_, instead of a sign-in page or tokens.",
            AddressCauses.versionMissing(WORDS)),
        new Mistake("PKCE is used in place of the client secret",
            "The consent works, and the exchange fails: client_secret cannot be null or empty.",
            first(denied(RequestKind.CODE, DenialCode.CLIENT_SECRET_MISSING))),
        new Mistake("The client secret is in a browser, in a mobile app or in a repository",
            "Nothing fails, until somebody else uses the secret.", Cause.documented(WORDS, ADMIN_INTEGRATIONS,
                "Everybody who has the program or its source can read the secret.",
                "Exchange the code on a server and keep the secret there. Regenerate a secret that was published.")),
        new Mistake("The exchange is sent without a code, or with a value from somewhere else",
            "The exchange fails with 400.", rfc(6749, "4.1.2",
                "The code isn't in the developer portal. Webex sends it to your Redirect URI, in the callback's parameter"
                    + " code, after the person has signed in and consented.",
                "Redirect the browser to the authorization URL, and read the code from the callback.")),
        new Mistake("The code is used twice, as by reloading the callback page, or late",
            "The exchange fails with 400.", first(denied(RequestKind.CODE, DenialCode.INVALID_GRANT))),
        new Mistake("The code is sent as a refresh token, or a refresh token as a code",
            "The request fails with 400.", rfc(6749, "6",
                "Codes and refresh tokens look alike. A code is sent as code, with grant_type=authorization_code; a refresh"
                    + " token is sent as refresh_token, with grant_type=refresh_token.",
                "Exchange the code once. Store the refresh token of the response, and send that one to refresh.")),
        new Mistake("The access token expires and nothing refreshes it",
            "Calls of the API fail with 401.", first(api(new ApiFailure.TokenRejected()))),
        new Mistake("The refresh token expires and nothing handles it",
            "The refresh fails with 400.", first(denied(RequestKind.REFRESH, DenialCode.INVALID_GRANT))),
        new Mistake("A personal access token is used as if it were permanent",
            "Calls of the API fail with 401 the next day.", first(api(new ApiFailure.PastedTokenRejected()))),
        new Mistake("The token lacks a scope such as spark:people_read, or its owner a role or license",
            "A call of the API fails with 403.", first(api(new ApiFailure.Forbidden("", false, false)))),
        new Mistake("The device grant is used without its four helper Redirect URIs",
            shown(TroubleshootingTexts.HELPER_REDIRECT_URIS), helperRedirectUris()),
        new Mistake("A library requires the issuer to be the host of the API",
            "The library rejects the ID token.", Cause.documented(WORDS, LOGIN,
                "Webex has one issuer per region, and its host isn't that of the API.",
                "Name each issuer that you trust, such as https://idbroker.webex.com/idb and"
                    + " https://idbroker-b-us.webex.com/idb. In the playground that is webex.issuers.")),
        new Mistake(TroubleshootingTexts.BLOCKED.title(),
            shown(TroubleshootingTexts.BLOCKED) + " The browser doesn't come back.", suspect(
                ADMIN_INTEGRATIONS, "An administrator decides in Control Hub which integrations an organization can use.",
                TroubleshootingTexts.BLOCKED)),
        new Mistake("The token's owner changed the password or left",
            "Calls of the API fail with 401, and the refresh fails with 400.",
            api(new ApiFailure.TokenRejected()).causes().get(1)),
        new Mistake(TroubleshootingTexts.OTHER_ACCOUNT.title(),
            shown(TroubleshootingTexts.OTHER_ACCOUNT), suspect(
                LOGIN, "Webex uses the session that the browser still has.", TroubleshootingTexts.OTHER_ACCOUNT)),
        new Mistake("The integration is registered with another Webex than the base URL points to",
            "The client ID is unknown, or calls of the API fail with 401.",
            denied(RequestKind.DEVICE_AUTHORIZATION, DenialCode.CLIENT_UNKNOWN).causes().get(1)),
        new Mistake("spark:kms isn't requested",
            "The text of messages is encrypted or empty.", Cause.of(
                FormTexts.of(new RequestWarning("scope", RequestWarning.Code.KMS_SCOPE_MISSING, List.of("spark:kms"))),
                "Add spark:kms to the scope parameter: it is registered with every integration, but isn't requested by"
                    + " itself.")),
        new Mistake("Lifetimes of 14 and 90 days are assumed",
            "Calls of the API fail with 401 earlier than expected.", Cause.documented(WORDS, INTEGRATIONS,
                "Lifetimes differ by the kind of app: some access tokens expire after 12 hours.",
                "Read expires_in and refresh_token_expires_in in every response, and refresh before the time is over.")));
  }

  private static FailureText denied(RequestKind request, DenialCode code) {
    return FailureTexts.of(new RequestDenied(request, code, 400, "", Optional.empty()), WEBEX);
  }

  private static FailureText api(ApiFailure failure) {
    return FailureTexts.of(failure, Circumstances.NONE, WEBEX);
  }

  private static Cause first(FailureText text) {
    return text.causes().get(0);
  }

  private static Cause suspect(Cause.WebexPage page, String why, TroubleshootingTexts.Suspect suspect) {
    return Cause.documented(WORDS, page, why, suspect.whatToDo());
  }

  private static Cause helperRedirectUris() {
    var cause = first(denied(RequestKind.DEVICE_AUTHORIZATION, DenialCode.HELPER_REDIRECT_URIS_MISSING));
    return new Cause(
        cause.text(),
        TroubleshootingTexts.HELPER_REDIRECT_URIS.whatToDo() + " " + ExplanationTexts.helperRedirectUris(),
        cause.source());
  }

  private static String shown(TroubleshootingTexts.Suspect suspect) {
    var shown = suspect.shown();
    return shown.endsWith(".") ? shown : shown + ".";
  }
}
