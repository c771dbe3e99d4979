package playground.web.view;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.oauth.AuthorizationRequest;
import playground.oauth.ClientCredentials;
import playground.oauth.Nonce;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.State;
import playground.web.diagnosis.Preflight;
import playground.web.session.BrowserSession;
import playground.web.session.SavedForm;
import playground.web.session.FormFields;
import playground.web.session.AuthenticationFields;

/**
 * Step 1's form: as first shown, as typed, and what is wrong with it. Its fields carry OAuth's own names.
 *
 * @param keptSecret what an empty secret field stands for: the set-up's secret when the client id is the set-up's, or
 *     else the one last typed with it; never part of the page
 * @param typedSecret what was typed into the secret field; empty when it was left blank
 * @param pkce whether a code challenge goes along
 * @param signIn how the person is to sign in
 * @param problems by field name, in words; empty when the form can be sent off
 */
public record AuthorizationForm(
    String clientId,
    Optional<Secret> keptSecret,
    Optional<Secret> typedSecret,
    String scope,
    String state,
    URI redirectUri,
    boolean pkce,
    AuthenticationFields signIn,
    Map<String, String> problems) {

  /** Value of {@code code_challenge_method} that switches PKCE off. */
  public static final String NO_PKCE = "none";

  private static final int MAX_CLIENT_ID = 256; // characters, as the next two; each session keeps up to 20 of them
  private static final int MAX_SECRET = 1024;
  private static final int MAX_SCOPE = 4096;
  private static final int MAX_QUERY = 6 * 1024; // the server's whole answer head has 8 KiB

  /** The form as a browser finds it: what it last sent off, or else the set-up's own, with a fresh state. */
  public static AuthorizationForm blank(
      Setup setup, Optional<BrowserSession> session, URI redirectUri, SecureRandom random) {
    var filled = session.flatMap(BrowserSession::filled);
    var credentials = filled.flatMap(SavedForm::credentials).or(setup::credentials);
    return new AuthorizationForm(
        credentials.map(ClientCredentials::clientId).orElse(""),
        credentials.flatMap(c -> setup.secretOf(c.clientId()).or(c::clientSecret)),
        Optional.empty(),
        filled.map(SavedForm::scope).orElse(setup.scopes().toString()),
        State.random(random).value(),
        redirectUri,
        filled.map(SavedForm::pkce).orElse(true),
        filled.map(SavedForm::signIn).orElse(AuthenticationFields.BLANK),
        Map.of());
  }

  /** This form with what was sent in place of what was shown; a field that was not sent keeps its value. */
  public AuthorizationForm sent(HttpServletRequest request, Setup setup) {
    var id = sent(request, "client_id").map(String::strip).orElse(clientId);
    var typed = sent(request, "client_secret").map(String::strip).filter(s -> !s.isEmpty()).map(Secret::new);
    var form =
        new AuthorizationForm(
            id,
            id.equals(clientId) ? keptSecret : setup.secretOf(id),
            typed,
            sent(request, "scope").map(text -> Scopes.parse(text).toString()).orElse(scope),
            sent(request, "state").orElse(state),
            redirectUri,
            sent(request, "code_challenge_method").map(method -> !method.equals(NO_PKCE)).orElse(pkce),
            signIn.sent(request),
            Map.of());
    return form.with(form.faults());
  }

  private AuthorizationForm with(Map<String, String> problems) {
    return new AuthorizationForm(
        clientId, keptSecret, typedSecret, scope, state, redirectUri, pkce, signIn, Map.copyOf(problems));
  }

  /** The same with a fresh state and the word why. */
  public AuthorizationForm withFreshState(String problem, SecureRandom random) {
    var fresh = State.random(random).value();
    return new AuthorizationForm(
        clientId, keptSecret, typedSecret, scope, fresh, redirectUri, pkce, signIn, Map.of("state", problem));
  }

  /** Whether it asks who signs in (OpenID Connect Core §3.1.2.1). */
  public boolean asksForIdentity() {
    return Scopes.parse(scope).contains("openid");
  }

  private Map<String, String> faults() {
    var faults = new LinkedHashMap<String, String>();
    if (clientId.isEmpty()) {
      faults.put("client_id", "Webex must know who asks: copy the client id from your integration's page.");
    } else if (!clientId.matches("[\\x21-\\x7E]+")) {
      faults.put("client_id", "A client id has no spaces and no letters beyond ASCII; copy it again.");
    }
    if (clientId.length() > MAX_CLIENT_ID) {
      faults.put("client_id", "No client id has more than " + MAX_CLIENT_ID + " characters; copy it again.");
    }
    if (typedSecret.filter(secret -> secret.reveal().length() > MAX_SECRET).isPresent()) {
      faults.put("client_secret", "No client secret has more than " + MAX_SECRET + " characters; copy it again.");
    }
    if (scope.length() > MAX_SCOPE) {
      faults.put("scope", "All scopes together have at most " + MAX_SCOPE + " characters here.");
    } else if (scope.isEmpty()) {
      faults.put("scope", "Webex wants at least one scope, such as spark:rooms_read.");
    } else if (scope.contains(",")) {
      faults.put("scope", "Scopes are separated by spaces, not commas.");
    } else {
      Scopes.parse(scope).malformed().ifPresent(name -> faults.put("scope", "No scope can be called “" + name + "”."));
    }
    if (state.isEmpty() || state.length() > State.MAX_LENGTH || !state.matches("[\\x20-\\x7E]*")) {
      faults.put("state", "A state has 1 to " + State.MAX_LENGTH + " printable ASCII characters.");
    }
    signIn.addFaultsTo(faults);
    if (faults.isEmpty() && queryLength() > MAX_QUERY) {
      faults.put("scope", "Spelled as a URL, scopes and state together are too long for a browser to be sent there.");
    }
    return faults;
  }

  /** What may be wrong with it, as far as can be known before leaving; it may be sent off all the same. */
  public List<Preflight.Warning> warnings(Setup setup) {
    return Preflight.of(
        clientId,
        typedSecret.or(() -> keptSecret).map(Secret::reveal),
        Scopes.parse(scope),
        redirectUri,
        setup.webex().resourceServer());
  }

  /** As it will be sent, with challenge and nonce in their full length. */
  private int queryLength() {
    var placeholder = "c".repeat(43);
    return request(Optional.of(placeholder), Optional.of(new Nonce(placeholder))).parameters().encodedForQuery().length();
  }

  public ClientCredentials credentials() {
    return new ClientCredentials(clientId, typedSecret.or(() -> keptSecret));
  }

  public SavedForm filled() {
    return new SavedForm(clientId.isEmpty() ? Optional.empty() : Optional.of(credentials()), scope, pkce, signIn);
  }

  /**
   * The request that this form asks for.
   *
   * @param codeChallenge empty when PKCE is off
   * @param nonce empty when it does not ask who signs in
   */
  public AuthorizationRequest request(Optional<String> codeChallenge, Optional<Nonce> nonce) {
    return new AuthorizationRequest(
        clientId, redirectUri, Scopes.parse(scope), new State(state), codeChallenge, signIn.with(nonce));
  }

  private static Optional<String> sent(HttpServletRequest request, String name) {
    return FormFields.field(request, name);
  }

  /** The state stands in it in clear, for the page alone. */
  @Override
  public String toString() {
    return "AuthorizationForm[hidden]";
  }
}
