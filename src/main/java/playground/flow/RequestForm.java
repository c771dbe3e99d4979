package playground.flow;

import java.net.URI;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import playground.flow.FieldFault.Code;
import playground.oauth.AuthorizationRequest;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Nonce;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.State;

/**
 * The form of step 1: as first shown, as typed, and what is wrong with it. Its fields have OAuth's own names.
 *
 * @param client who asks, and the secret for later
 * @param pkce whether a code challenge is sent
 * @param authentication how the person is to sign in
 * @param faults by field name; empty when the form can be submitted
 * @param linked names of the fields that a link has filled in
 */
public record RequestForm(
    Client client,
    String scope,
    String state,
    RedirectUriField redirect,
    boolean pkce,
    AuthenticationFields authentication,
    Map<String, FieldFault> faults,
    Set<String> linked) {

  /** Value of {@code code_challenge_method} that switches PKCE off. */
  public static final String NO_PKCE = "none";

  /** What a link can fill in: neither a secret, nor a state, nor where anything is sent. */
  private static final List<String> LINKABLE = List.of(
      "client_id", "scope", "redirect_uri", "code_challenge_method", "prompt", "login_hint", "max_age");

  private static final int MAX_CLIENT_ID = 256; // characters, as the next two
  private static final int MAX_SECRET = 1024;
  private static final int MAX_SCOPE = 4096;
  private static final int MAX_QUERY = 6 * 1024; // a server's whole response head has 8 KiB

  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]+");

  /**
   * The integration's part of the form.
   *
   * @param storedSecret what an empty secret field stands for: the secret of the settings when the id is theirs, or
   *     else the one last typed with it; never part of the page
   * @param typedSecret empty when the field was left blank
   */
  public record Client(String id, Optional<Secret> storedSecret, Optional<Secret> typedSecret) {

    Optional<Secret> secret() {
      return typedSecret.or(() -> storedSecret);
    }
  }

  /** The form as a browser finds it: what it last submitted, or else the settings, with a fresh state. */
  public static RequestForm initial(
      FlowSettings settings, Optional<BrowserState> browser, URI redirectUri, SecureRandom random) {
    var saved = browser.flatMap(BrowserState::form);
    var credentials = saved.flatMap(SavedForm::credentials).or(settings::credentials);
    var client = new Client(
        credentials.map(ClientCredentials::clientId).orElse(""),
        credentials.flatMap(c -> settings.secretOf(c.clientId()).or(c::clientSecret)),
        Optional.empty());
    return new RequestForm(
        client,
        saved.map(SavedForm::scope).orElse(settings.scopes().toString()),
        saved.flatMap(SavedForm::state).orElseGet(() -> State.random(random).value()),
        new RedirectUriField(redirectUri, saved.flatMap(SavedForm::redirectUri).orElse(redirectUri.toString())),
        saved.map(SavedForm::pkce).orElse(true),
        saved.map(SavedForm::authentication).orElse(AuthenticationFields.BLANK),
        Map.of(),
        Set.of());
  }

  /**
   * This form as a link fills it in. Fields that cannot be filled in by a link, or not with that value, stay as they are.
   *
   * @param query of the link
   */
  public RequestForm linked(Form query, FlowSettings settings) {
    var names = LINKABLE.stream().filter(name -> query.value(name).isPresent()).collect(Collectors.toSet());
    if (names.isEmpty()) {
      return this;
    }
    names.removeAll(filled(query, names, settings).faults.keySet());
    var form = filled(query, names, settings);
    return names.isEmpty() || !form.faults.isEmpty() ? this : form.markedAs(names);
  }

  private RequestForm filled(Form query, Set<String> names, FlowSettings settings) {
    return submitted(name -> query.value(name).filter(value -> names.contains(name)), settings);
  }

  private static Set<String> linkable(String names) {
    return Stream.of(names.split(" ")).filter(LINKABLE::contains).collect(Collectors.toUnmodifiableSet());
  }

  private RequestForm markedAs(Set<String> names) {
    return new RequestForm(client, scope, state, redirect, pkce, authentication, faults, Set.copyOf(names));
  }

  /** What a link to this form holds: never the secret, nor whose e-mail address was typed. */
  public Form shared() {
    var form = Form.empty().with("scope", scope).with("client_id", client.id());
    form = redirect.isEdited() ? form.with("redirect_uri", redirect.typed()) : form;
    form = pkce ? form : form.with("code_challenge_method", NO_PKCE);
    return authentication.addSharedTo(form);
  }

  /**
   * This form with what was posted; a field that was not posted keeps its value.
   *
   * @param posted the value of each posted field
   */
  public RequestForm submitted(Function<String, Optional<String>> posted, FlowSettings settings) {
    var id = posted.apply("client_id").map(String::strip).orElse(client.id());
    var typed = posted.apply("client_secret").map(String::strip).filter(s -> !s.isEmpty()).map(Secret::new);
    var stored = id.equals(client.id()) ? client.storedSecret() : settings.secretOf(id);
    var form = new RequestForm(
        new Client(id, stored, typed),
        posted.apply("scope").map(text -> Scopes.parse(text).toString()).orElse(scope),
        posted.apply("state").orElse(state),
        redirect.submitted(posted),
        posted.apply("code_challenge_method").map(method -> !method.equals(NO_PKCE)).orElse(pkce),
        authentication.submitted(posted),
        Map.of(),
        posted.apply("linked").map(RequestForm::linkable).orElse(linked));
    return form.with(form.findFaults());
  }

  private RequestForm with(Map<String, FieldFault> found) {
    return new RequestForm(client, scope, state, redirect, pkce, authentication, Map.copyOf(found), linked);
  }

  /** The same after it was stored: the secret field is empty, and stands for the secret that was typed. */
  public RequestForm stored() {
    var blank = new Client(client.id(), client.secret(), Optional.empty());
    return new RequestForm(blank, scope, state, redirect, pkce, authentication, faults, linked);
  }

  /** The same with this playground's Redirect URI. */
  public RequestForm withOwnRedirectUri() {
    var form = new RequestForm(client, scope, state, redirect.reset(), pkce, authentication, Map.of(), linked);
    return form.with(form.findFaults());
  }

  /** The same, with the person asked for the account to sign in with. */
  public RequestForm withAnotherAccount() {
    return new RequestForm(client, scope, state, redirect, pkce, authentication.selectingAccount(), faults, linked);
  }

  /** The same with a fresh state, because this one has been used. */
  public RequestForm withFreshState(SecureRandom random) {
    var fresh = State.random(random).value();
    return new RequestForm(
        client, scope, fresh, redirect, pkce, authentication,
        Map.of("state", FieldFault.of(Code.STATE_USED)), linked);
  }

  /** Whether this form differs from another in its state at most. */
  public boolean equalsButState(RequestForm other) {
    return client.equals(other.client) && scope.equals(other.scope) && redirect.equals(other.redirect) && pkce == other.pkce
        && authentication.equals(other.authentication) && faults.equals(other.faults) && linked.equals(other.linked);
  }

  /** As it is sent in both requests; this playground's while the field has a fault. */
  public URI redirectUri() {
    return redirect.uri();
  }

  public String clientId() {
    return client.id();
  }

  public Scopes scopes() {
    return Scopes.parse(scope);
  }

  /** Whether an ID token is requested (OpenID Connect Core §3.1.2.1). */
  public boolean asksForIdentity() {
    return scopes().contains("openid");
  }

  private Map<String, FieldFault> findFaults() {
    var found = new LinkedHashMap<String, FieldFault>();
    clientIdFault().ifPresent(code -> found.put("client_id", FieldFault.of(code)));
    if (client.typedSecret().filter(secret -> secret.reveal().length() > MAX_SECRET).isPresent()) {
      found.put("client_secret", FieldFault.of(Code.CLIENT_SECRET_TOO_LONG));
    }
    scopeFault().ifPresent(fault -> found.put("scope", fault));
    if (!State.isValid(state)) {
      found.put("state", FieldFault.of(Code.STATE_MALFORMED));
    }
    if (!redirect.isValid()) {
      found.put("redirect_uri", FieldFault.of(Code.REDIRECT_URI_MALFORMED));
    }
    authentication.addFaultsTo(found);
    if (found.isEmpty() && queryLength() > MAX_QUERY) {
      found.put("scope", FieldFault.of(Code.URL_TOO_LONG));
    }
    return found;
  }

  private Optional<Code> clientIdFault() {
    if (client.id().isEmpty()) {
      return Optional.of(Code.CLIENT_ID_MISSING);
    }
    if (client.id().length() > MAX_CLIENT_ID) {
      return Optional.of(Code.CLIENT_ID_TOO_LONG);
    }
    return VISIBLE.matcher(client.id()).matches() ? Optional.empty() : Optional.of(Code.CLIENT_ID_MALFORMED);
  }

  private Optional<FieldFault> scopeFault() {
    if (scope.length() > MAX_SCOPE) {
      return Optional.of(FieldFault.of(Code.SCOPE_TOO_LONG));
    }
    if (scope.isEmpty()) {
      return Optional.of(FieldFault.of(Code.SCOPE_MISSING));
    }
    if (scope.contains(",")) {
      return Optional.of(FieldFault.of(Code.SCOPE_WITH_COMMAS));
    }
    return scopes().malformed().map(name -> new FieldFault(Code.SCOPE_MALFORMED, name));
  }

  /** As it will be sent, with challenge and nonce in their full length. */
  private int queryLength() {
    var placeholder = "c".repeat(43);
    return request(Optional.of(placeholder), Optional.of(new Nonce(placeholder))).parameters().encodedForQuery().length();
  }

  public ClientCredentials credentials() {
    return new ClientCredentials(client.id(), client.secret());
  }

  /**
   * Saves client id, secret and scopes for the next start; only while there are no faults.
   *
   * @param replaceable keys whose present values may be replaced
   */
  public SavedSettings saveTo(SettingsFile file, FlowSettings settings, Set<String> replaceable) {
    var isConfigured = settings.credentials().filter(c -> c.clientId().equals(client.id())).isPresent();
    if (isConfigured && settings.sandbox().isPresent()) {
      return SavedSettings.refused(SavedSettings.Outcome.SANDBOX_CLIENT);
    }
    var secret = client.secret().filter(typed -> !settings.secretOf(client.id()).equals(Optional.of(typed)));
    return file.save(new ClientCredentials(client.id(), secret), scopes(), replaceable);
  }

  /** What to remember of it while it has not been submitted: all of it. */
  public SavedForm draft() {
    return saved().withState(state);
  }

  /** What to remember of it once it has been submitted. */
  public SavedForm saved() {
    var credentials = client.id().isEmpty() ? Optional.<ClientCredentials>empty() : Optional.of(credentials());
    var edited = Optional.of(redirect).filter(RedirectUriField::isEdited).map(RedirectUriField::typed);
    return new SavedForm(credentials, scope, edited, pkce, authentication, Optional.empty());
  }

  /**
   * The authorization request of this form; only while it has no faults.
   *
   * @param codeChallenge empty when PKCE is off
   * @param nonce empty when no ID token is requested
   */
  public AuthorizationRequest request(Optional<String> codeChallenge, Optional<Nonce> nonce) {
    return new AuthorizationRequest(
        client.id(), redirectUri(), scopes(), new State(state), codeChallenge, authentication.parameters(nonce));
  }

  /** Hides the state. */
  @Override
  public String toString() {
    return "RequestForm[hidden]";
  }
}
