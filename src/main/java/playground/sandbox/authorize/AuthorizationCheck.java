package playground.sandbox.authorize;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.sandbox.error.Refusal;
import playground.sandbox.error.RefusalException;
import playground.sandbox.protocol.ScopeCheck;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.PkceChallenge;

/**
 * Judges an authorization request (RFC 6749 §4.1.1), in the order in which Webex does: first whether there is a place
 * to send refusals to, and only then everything else. Parameters that nobody knows are ignored (§3.1).
 */
final class AuthorizationCheck {

  /** What Webex documents for this endpoint (contract, 1.A). */
  private static final Set<String> KNOWN = Set.of(
      "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method",
      "prompt", "nonce", "max_age", "login_hint");

  private static final Pattern IMPLICIT = Pattern.compile("(id_token|token)( (id_token|token))*");
  private static final String NO_IMPLICIT_GRANT = "The sandbox plays no implicit grant, because it puts tokens into an"
      + " address, where they leak (RFC 9700, section 2.1.2); use response_type=code with PKCE.";

  private final Integrations integrations;
  private final Optional<String> issuer;

  /**
   * @param issuer for the callback; empty when it carries none
   */
  AuthorizationCheck(Integrations integrations, Optional<String> issuer) {
    this.integrations = integrations;
    this.issuer = issuer;
  }

  /**
   * @param query as it came, undecoded; null means none
   * @throws RefusalException as a page while there is no return address, afterwards by redirect
   */
  ValidatedRequest check(String query) {
    var form = readable(query);
    var integration = integration(form);
    var address = new ReturnAddress(
        RedirectUriCheck.registered(once(form, "redirect_uri"), integration), EchoedState.of(query), issuer);
    requireNothingTwice(form, address);
    requireCode(form, address);
    var scopes = scopes(form, integration, address);
    var challenge = challenge(form, integration, address);
    var authentication = authentication(form, address);
    return new ValidatedRequest(
        integration,
        address,
        form.value("redirect_uri").isPresent(),
        scopes,
        challenge,
        form.value("nonce"),
        authentication);
  }

  private static Form readable(String query) {
    try {
      return Form.parse(query);
    } catch (IllegalArgumentException e) {
      throw page("The address is damaged: a percent sign in it is not followed by two digits.", "malformed query");
    }
  }

  /** "invalid client identifier … MUST NOT automatically redirect" (RFC 6749 §4.1.2.1). */
  private Integration integration(Form form) {
    var clientId = once(form, "client_id").orElseThrow(() -> page("The request has no client_id.", "no client_id"));
    return integrations.withClientId(clientId)
        .orElseThrow(() -> page("No integration has the client_id " + clientId + ".", "unknown client_id"));
  }

  /** Of the two parameters that decide where refusals go, a second value leaves nobody to send them to. */
  private static Optional<String> once(Form form, String name) {
    if (form.repeated().contains(name)) {
      throw page("The request has more than one " + name + ".", name + " is given more than once");
    }
    return form.value(name);
  }

  /**
   * "Request and response parameters MUST NOT be included more than once" (RFC 6749 §3.1). What nobody knows is ignored
   * however often it comes: RFC 8707 §2 lets a client send several {@code resource}.
   */
  private static void requireNothingTwice(Form form, ReturnAddress address) {
    form.repeated().stream().filter(KNOWN::contains).findFirst().ifPresent(name -> {
      throw address.refuse(
          "invalid_request", "A parameter is included more than once.", name + " is given more than once");
    });
  }

  /** Only the code flow, although discovery announces the implicit grant, as Webex's does. */
  private static void requireCode(Form form, ReturnAddress address) {
    var type = form.value("response_type").orElseThrow(() -> address.refuse(
        "invalid_request", "The response_type is missing.", "no response_type"));
    if (!type.equals("code")) {
      throw address.refuse(
          "unsupported_response_type",
          IMPLICIT.matcher(type).matches() ? NO_IMPLICIT_GRANT : "The response_type is not supported.",
          "response_type is not code");
    }
  }

  private static Scopes scopes(Form form, Integration integration, ReturnAddress address) {
    var scopes = Scopes.parse(form.value("scope").orElse(""));
    ScopeCheck.refusal(scopes, integration).ifPresent(cause -> {
      throw address.refuse("invalid_scope", "The requested scope is invalid.", cause);
    });
    return scopes;
  }

  /** "if the transform is not supported … invalid_request" (RFC 7636 §4.4.1). */
  private static Optional<PkceChallenge> challenge(Form form, Integration integration, ReturnAddress address) {
    try {
      var challenge = PkceCheck.challenge(form);
      requireWherePkceIsRequired(challenge, integration, address);
      return challenge;
    } catch (IllegalArgumentException e) {
      throw address.refuse(
          "invalid_request", "The code_challenge or its method is not valid.", e.getMessage());
    }
  }

  /**
   * "If the server requires Proof Key for Code Exchange (PKCE) by OAuth public clients and the client does not send the
   * "code_challenge" in the request, the authorization endpoint MUST return … "invalid_request" … code challenge
   * required" (RFC 7636 §4.4.1).
   */
  private static void requireWherePkceIsRequired(
      Optional<PkceChallenge> challenge, Integration integration, ReturnAddress address) {
    if (challenge.isEmpty() && integration.metadata().requirePkce()) {
      throw address.refuse(
          "invalid_request", "code challenge required", "no code_challenge, and the integration requires PKCE");
    }
  }

  private static AuthenticationParameters authentication(Form form, ReturnAddress address) {
    try {
      return AuthenticationParameters.of(form);
    } catch (IllegalArgumentException e) {
      throw address.refuse("invalid_request", "The prompt or the max_age is not valid.", e.getMessage());
    }
  }

  private static RefusalException page(String what, String cause) {
    return new RefusalException(new Refusal.OnPage(
        what, List.of("Compare the request with the integrations that are registered here."), cause));
  }
}
