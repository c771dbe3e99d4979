package playground.web.tools.signout;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.flow.BrowserState;
import playground.flow.FlowState;
import playground.flow.RevocationResult;
import playground.html.Templates;
import playground.oauth.Endpoint;
import playground.oauth.Form;
import playground.oauth.TokenTypeHint;
import playground.web.view.FailureView;
import playground.web.view.FormFields;
import playground.web.view.Frame;
import playground.web.view.NavigationEntry;
import playground.web.view.PageContext;
import playground.web.view.Part;
import playground.web.view.Redirects;

/**
 * {@code GET /end} offers to revoke a token and to sign out; {@code POST /end/revoke} revokes one at Webex; {@code POST
 * /end/sign-out} forgets everything here first, whatever Webex does, and then leads to Webex's own sign-out.
 *
 * <p>Webex documents neither for integrations (contract, 1.M and 1.N). Its sign-out would take the token in the URL;
 * we send none there, because URLs end up in histories and logs.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class SignOutServlet extends HttpServlet implements Part {

  private static final String PATH = "/end";
  private static final String REVOKE = "/end/revoke";
  private static final String SIGN_OUT = "/end/sign-out";
  private static final String SIGNED_OUT = "/end/signed-out";

  private final PageContext context;

  /**
   * What {@code tools/signout/signout.jte} shows.
   *
   * @param isSignedOut whether everything has just been forgotten here
   * @param revocation how the last one went; empty before the first
   * @param failure why it got no usable response; empty when it got one
   * @param logout Webex's own sign-out; empty when this server has none
   */
  public record Page(
      Frame frame,
      boolean isSignedOut,
      boolean hasTokens,
      boolean canRevoke,
      Optional<RevocationResult> revocation,
      Optional<FailureView> failure,
      Optional<String> logout) {}

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
        PATH, List.of("GET", "HEAD"), SIGNED_OUT, List.of("GET", "HEAD"), REVOKE, List.of("POST"),
        SIGN_OUT, List.of("POST"));
  }

  @Override
  public Optional<NavigationEntry> navigation() {
    return Optional.of(new NavigationEntry(PATH, "Revoke and sign out"));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var server = context.settings().server();
    var revocation = context.browser(request).flatMap(BrowserState::revocation);
    Templates.send(response, 200, "tools/signout/signout.jte", new Page(
        context.frame(),
        request.getServletPath().equals(SIGNED_OUT),
        context.latestFlow(request).flatMap(FlowState::tokens).isPresent(),
        server.endpoint(Endpoint.REVOCATION).isPresent(),
        revocation,
        revocation.flatMap(RevocationResult::failure).map(context::failure),
        server.endpoint(Endpoint.END_SESSION).map(logout -> logout + "?" + goTo(request))));
  }

  private String goTo(HttpServletRequest request) {
    var home = context.redirectUri(request).resolve("/");
    return Form.empty().with("goto", home.toString()).encodedForQuery();
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    if (request.getServletPath().equals(SIGN_OUT)) {
      context.flows().forget(context.id(request)); // first, and not depending on anybody else
      Redirects.to(response, SIGNED_OUT);
    } else {
      var hint = TokenTypeHint.of(FormFields.field(request, "token_type_hint").orElse(""));
      context.flows().revoke(context.id(request), hint);
      Redirects.to(response, PATH);
    }
  }
}
