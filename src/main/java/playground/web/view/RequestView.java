package playground.web.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.Set;
import playground.flow.RequestForm;
import playground.flow.RequestWarning;
import playground.oauth.ClientAuthentication;
import playground.oauth.Nonce;
import playground.text.FormTexts;
import playground.text.ParameterTexts;
import playground.text.ServerKind;

/**
 * The request form as shown.
 *
 * @param problems what is wrong, by field; empty when the form can be submitted
 * @param warnings what may be wrong; it can be submitted all the same
 * @param storedSecret what an empty secret field stands for; empty when for nothing
 * @param authentication of the client at all endpoints; empty means as Webex expects it at each
 * @param preview the parameters that would be sent; empty while the form has problems
 * @param previewUrl the same as a URL; empty likewise
 * @param endpoint that the URL leads to, with its own query
 */
public record RequestView(
    RequestForm form,
    Map<String, String> problems,
    List<RequestWarning> warnings,
    String storedSecret,
    Optional<ClientAuthentication> authentication,
    List<ParameterTexts.Explained> preview,
    String previewUrl,
    String endpoint) {

  /** Stands for challenge and nonce, which are made when the form is submitted. */
  public static final String GENERATED_LATER = "generated-on-submit";

  /** A field of the form: OAuth's name, its element, and its label. */
  public record Field(String name, String id, String label) {}

  private static final Set<String> ADVANCED = Set.of("redirect_uri", "state", "prompt", "login_hint", "max_age");

  /** The fields that warnings stand beside, and the base URL. */
  public static final List<String> WARNED = List.of("client_id", "client_secret", "scope", "base_url", "redirect_uri");

  /** In the order of the page. */
  private static final List<Field> FIELDS = List.of(
      new Field("client_id", "clientId", "Client ID"),
      new Field("client_secret", "clientSecret", "Client secret"),
      new Field("scope", "oauthScopes", "Scopes"),
      new Field("redirect_uri", "redirectUri", "Redirect URI"),
      new Field("state", "stateValue", "State"),
      new Field("prompt", "prompt", "Prompt"),
      new Field("login_hint", "loginHint", "Login hint"),
      new Field("max_age", "maxAge", "Maximum age"));

  public static RequestView of(RequestForm form, PageContext context) {
    var server = context.settings().server();
    var request = Optional.of(form)
        .filter(f -> f.faults().isEmpty())
        .map(f -> f.request(later(f.pkce()), later(f.asksForIdentity()).map(Nonce::new)));
    return new RequestView(
        form,
        problems(form, context.serverKind()),
        context.flows().warnings(form),
        storedSecret(form, context),
        server.clientAuthentication(),
        request.map(r -> ParameterTexts.explained(r.parameters())).orElse(List.of()),
        request.map(r -> r.toUri(server).toString()).orElse(""),
        server.authorizationEndpoint().toString());
  }

  private static Map<String, String> problems(RequestForm form, ServerKind server) {
    var words = new HashMap<String, String>();
    form.faults().forEach((field, fault) -> words.put(field, FormTexts.of(fault, server)));
    return words;
  }

  private static Optional<String> later(boolean isWanted) {
    return isWanted ? Optional.of(GENERATED_LATER) : Optional.empty();
  }

  private static String storedSecret(RequestForm form, PageContext context) {
    return context.settings().secretOf(form.clientId())
        .map(secret -> FormTexts.storedSecret(context.serverKind()))
        .or(() -> form.client().storedSecret().map(secret -> FormTexts.typedSecret()))
        .orElse("");
  }

  /** The problem of a field; null when it has none. */
  public String problem(String field) {
    return problems.get(field);
  }

  /** For {@code aria-invalid}; null leaves it out. */
  public String invalid(String field) {
    return problems.containsKey(field) ? "true" : null;
  }

  /** Whether the client authenticates with its secret anywhere. */
  public boolean isSecretSent() {
    return isSecretSent(authentication);
  }

  /** The same for a client that authenticates so at all endpoints; empty means as Webex expects it at each. */
  static boolean isSecretSent(Optional<ClientAuthentication> authentication) {
    return !authentication.equals(Optional.of(ClientAuthentication.NONE));
  }

  /** Whether it does at every endpoint, at the start of a device grant too. */
  public boolean isSecretSentEverywhere() {
    return authentication.isPresent() && isSecretSent();
  }

  /** In the order of the page. */
  public List<Field> fieldsWithProblems() {
    return FIELDS.stream().filter(field -> problems.containsKey(field.name())).toList();
  }

  /** Whether the field is the first on the page with a problem, so that the focus goes there. */
  public boolean isFirstProblem(String field) {
    return fieldsWithProblems().stream().findFirst().filter(first -> first.name().equals(field)).isPresent();
  }

  /** Whether one of the folded fields has a problem, or a value that is not the default. */
  public boolean isAdvancedOpen() {
    return !form.pkce() || form.redirect().isEdited() || !form.authentication().isBlank()
        || ADVANCED.stream().anyMatch(problems::containsKey);
  }

  /** A link that fills in this form, without the secret. */
  public String shareUrl() {
    return form.shared().appendedTo(form.redirect().own().resolve("/")).toString();
  }

  /** What a link has filled in, in the order of the page; empty when it was nothing. */
  public List<String> linkedFields() {
    var pkce = new Field("code_challenge_method", "pkceOff", "PKCE");
    return Stream.concat(FIELDS.stream(), Stream.of(pkce)).filter(field -> form.linked().contains(field.name()))
        .map(Field::label).toList();
  }

  /** The same by OAuth's names, for the form to remember. */
  public String linkedNames() {
    return String.join(" ", form.linked());
  }

  /** The warnings that stand beside a field. */
  public List<String> warningsAt(String field) {
    return warnings.stream().filter(warning -> warning.field().equals(field)).map(FormTexts::of).toList();
  }

  /** Hides the state. */
  @Override
  public String toString() {
    return "RequestView[hidden]";
  }
}
