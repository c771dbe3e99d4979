package playground.web.tools.signout;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import playground.flow.FlowException;
import playground.flow.StepFault;
import playground.html.Templates;
import playground.oauth.Form;
import playground.web.view.FailureView;
import playground.web.view.Setup;
import playground.web.session.BrowserSession;
import playground.web.session.Flow;
import playground.web.session.FormFields;
import playground.webex.RevocationClient;
import playground.webex.RevocationClient.Revoked;

/**
 * {@code GET /end} offers two ways to end it; {@code POST /end/revoke} takes the access token back at Webex; {@code
 * POST /end/sign-out} forgets everything here first, whatever Webex does, and then leads to Webex's own sign-out.
 *
 * <p>Webex documents neither for integrations (contract, 1.M and 1.N). Its sign-out would take the token in the URL;
 * we send none there, because URLs end up in histories and logs.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class SignOutServlet extends HttpServlet {

  public static final String PATH = "/end";
  public static final String REVOKE = "/end/revoke";
  public static final String SIGN_OUT = "/end/sign-out";
  public static final String SIGNED_OUT = "/end/signed-out";

  private final Setup setup;
  private final RevocationClient webex;
  private final Clock clock;

  /** How the last revocation of a browser went. */
  private static final class Last extends AtomicReference<Revoked> {}

  /**
   * What {@code tools/signout/signout.jte} shows.
   *
   * @param signedOut whether everything has just been forgotten here
   * @param logout Webex's own sign-out; empty when this server has none
   */
  public record Page(
      Setup setup, boolean signedOut, boolean hasTokens, boolean canRevoke, Optional<Revoked> last, Optional<String> logout) {
    /** Why the last revocation got no response; empty when it got one. */
    public Optional<FailureView> failure() {
      return last.flatMap(Revoked::failure).map(failure -> FailureView.of(failure, setup));
    }

    /** The set-up holds the secret, hidden; nothing of it prints. */
    @Override
    public String toString() {
      return "Page[hidden]";
    }
  }

  public SignOutServlet(Setup setup, RevocationClient webex, Clock clock) {
    this.setup = setup;
    this.webex = webex;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var session = BrowserSession.existing(request, clock);
    var server = setup.webex().authorizationServer();
    Templates.send(response, 200, "tools/signout/signout.jte", new Page(
        setup,
        request.getServletPath().equals(SIGNED_OUT),
        session.flatMap(s -> s.flow(null)).flatMap(Flow::tokens).isPresent(),
        server.revocationEndpoint().isPresent(),
        session.flatMap(s -> Optional.ofNullable(last(s).get())),
        server.logoutEndpoint().map(logout -> logout + "?" + goTo(request))));
  }

  private String goTo(HttpServletRequest request) {
    var home = setup.redirectUri(request).resolve("/");
    return Form.empty().with("goto", home.toString()).encodedForQuery();
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    if (request.getServletPath().equals(SIGN_OUT)) {
      BrowserSession.forget(request); // first, and not depending on anybody else
      seeOther(response, SIGNED_OUT);
    } else {
      var session = BrowserSession.existing(request, clock).orElseThrow(() -> new FlowException(StepFault.NO_FLOW));
      last(session).set(revoke(session, FormFields.field(request, "token_type_hint").orElse("access_token")));
      seeOther(response, PATH);
    }
  }

  private Revoked revoke(BrowserSession session, String hint) {
    var flow = session.flow(null).orElseThrow(() -> new FlowException(StepFault.NO_FLOW));
    var tokens = flow.tokens().orElseThrow(() -> new FlowException(StepFault.NO_FLOW));
    var endpoint =
        flow.server().revocationEndpoint().orElseThrow(() -> new FlowException(StepFault.REVOCATION_UNSUPPORTED));
    var token =
        hint.equals("refresh_token")
            ? tokens.refreshToken().orElseThrow(() -> new FlowException(StepFault.NO_FLOW))
            : tokens.accessToken();
    var revoked = webex.revoke(endpoint, flow.credentials(), token, hint);
    flow.called("We take the token back", revoked.exchange());
    return revoked;
  }

  private static Last last(BrowserSession session) {
    return session.kept(Last.class, Last::new);
  }

  private static void seeOther(HttpServletResponse response, String path) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", path);
  }
}
