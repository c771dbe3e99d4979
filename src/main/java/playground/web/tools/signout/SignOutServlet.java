package playground.web.tools.signout;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.flow.BrowserState;
import playground.flow.FlowState;
import playground.flow.RevocationResult;
import playground.html.Templates;
import playground.oauth.ClientCredentials;
import playground.oauth.EndSessionRequest;
import playground.oauth.Endpoint;
import playground.oauth.Form;
import playground.oauth.Secret;
import playground.oauth.TokenTypeHint;
import playground.text.ServerKind;
import playground.web.view.FailureView;
import playground.web.view.FormFields;
import playground.web.view.Frame;
import playground.web.view.NavigationEntry;
import playground.web.view.PageContext;
import playground.web.view.Part;
import playground.web.view.Redirects;

/**
 * {@code GET /sign-out} offers to revoke a token and to sign out; {@code POST /sign-out/revoke} revokes one at the server; {@code POST
 * /sign-out} forgets everything here first, whatever the server does, and then offers the server's own sign-out.
 *
 * <p>Webex documents neither for integrations (contract, 1.M and 1.N). Its sign-out would take the token in the URL;
 * we send none there, because URLs end up in histories and logs. An OpenID provider takes the ID token in a form (OpenID
 * Connect RP-Initiated Logout §2). It is forgotten here by then, so the response to the sign-out itself holds that form.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class SignOutServlet extends HttpServlet implements Part {

  private static final String PATH = "/sign-out";
  private static final String REVOKE = "/sign-out/revoke";
  private static final String SIGNED_OUT = "/sign-out/done";

  private final PageContext context;

  /**
   * What {@code tools/signout/signout.jte} shows.
   *
   * @param isSignedOut whether everything has just been forgotten here
   * @param flow whose tokens are revoked; empty before there is one
   * @param revocation how the last one went; empty before the first
   * @param failure why the token is not revoked; empty when it is, and before the first
   * @param logout the server's own sign-out; empty when it has none
   */
  public record Page(
      Frame frame,
      boolean isSignedOut,
      Optional<FlowState> flow,
      boolean canRevoke,
      Optional<RevocationResult> revocation,
      Optional<FailureView> failure,
      Optional<Logout> logout) {

    public boolean hasTokens() {
      return flow.flatMap(FlowState::tokens).isPresent();
    }
  }

  /**
   * Where the browser goes on to sign out.
   *
   * @param url of the link, or of the form's target
   * @param fields of the form; empty for a link
   */
  public record Logout(URI url, Form fields) {

    /** Whether the ID token goes along. */
    public boolean hasHint() {
      return fields.value("id_token_hint").isPresent();
    }

    public boolean isForm() {
      return !fields.parameters().isEmpty();
    }
  }

  public SignOutServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of(
        PATH, List.of("GET", "HEAD", "POST"), SIGNED_OUT, List.of("GET", "HEAD"), REVOKE, List.of("POST"));
  }

  @Override
  public Optional<NavigationEntry> navigation() {
    return Optional.of(new NavigationEntry(PATH, "Revoke and sign out", true));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    send(request, response, request.getServletPath().equals(SIGNED_OUT), Optional.empty());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var named = FormFields.field(request, "flow");
    if (request.getServletPath().equals(PATH)) {
      signOut(request, response, context.flows().signOut(context.id(request), named.orElse(null)));
      return;
    }
    var hint = TokenTypeHint.of(FormFields.field(request, "token_type_hint").orElse(""));
    var flow = context.flows().revoke(context.id(request), named.orElse(null), hint);
    Redirects.toPageOf(response, PATH, named, flow, "");
  }

  /** The page with the ID token in it is the response to the POST itself, so that no URL leads there again. */
  private void signOut(HttpServletRequest request, HttpServletResponse response, Optional<Secret> idToken)
      throws IOException {
    if (idToken.isPresent() && context.serverKind() == ServerKind.OTHER) {
      send(request, response, true, idToken);
    } else {
      Redirects.to(response, SIGNED_OUT);
    }
  }

  private void send(
      HttpServletRequest request, HttpServletResponse response, boolean isSignedOut, Optional<Secret> idToken)
      throws IOException {
    var server = context.settings().server();
    var revocation = context.browser(request).flatMap(BrowserState::revocation);
    Templates.send(response, 200, "tools/signout/signout.jte", new Page(
        context.frame(),
        isSignedOut,
        context.shownFlow(request),
        server.endpoint(Endpoint.REVOCATION).isPresent(),
        revocation,
        revocation.flatMap(r -> r.failure().map(failure -> context.failure(failure, r.circumstances()))),
        server.endpoint(Endpoint.END_SESSION).map(endpoint -> logout(request, endpoint, idToken))));
  }

  private Logout logout(HttpServletRequest request, URI endpoint, Optional<Secret> idToken) {
    var home = context.redirectUri(request).resolve("/");
    if (context.serverKind() != ServerKind.OTHER) {
      return new Logout(Form.empty().with("goto", home.toString()).appendedTo(endpoint), Form.empty());
    }
    var clientId = context.settings().credentials().map(ClientCredentials::clientId)
        .filter(id -> idToken.isEmpty()); // the hint names the client, which may be one that was typed
    return new Logout(endpoint, new EndSessionRequest(clientId, idToken, home).form());
  }
}
