package playground.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import playground.html.Templates;
import playground.oauth.PendingAuthorization;
import playground.oauth.CodeVerifier;
import playground.oauth.Nonce;
import playground.web.view.AuthorizationForm;
import playground.web.view.PageView;
import playground.web.view.Setup;
import playground.web.session.BrowserSession;

/**
 * Step 1 of 3: builds the {@code /authorize} URL with a fresh state, and sends the browser there.
 *
 * <p>{@code GET /} shows the page, which grows as the flow goes on; {@code POST /authorize} notes the attempt in the
 * browser's session and redirects to Webex.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1">RFC 6749 §4.1.1</a>
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class PageServlet extends HttpServlet {

  private final Setup setup;
  private final SecureRandom random;
  private final Clock clock;

  public PageServlet(Setup setup, SecureRandom random, Clock clock) {
    this.setup = setup;
    this.random = random;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var session = BrowserSession.existing(request, clock);
    show(response, HttpServletResponse.SC_OK, blankForm(request, session), session, request.getParameter("flow"));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var form = blankForm(request, BrowserSession.existing(request, clock)).sent(request, setup);
    if (!form.problems().isEmpty()) {
      refuse(response, form, request);
      return;
    }
    var session = BrowserSession.of(request, clock);
    var verifier = form.pkce() ? Optional.of(CodeVerifier.random(random)) : Optional.<CodeVerifier>empty();
    var attempt = attempt(form, verifier);
    if (!session.begin(attempt)) {
      var fresh = form.withFreshState("That state has served already, and a state serves once: here is a fresh one.", random);
      refuse(response, fresh, request);
      return;
    }
    session.fill(form.filled());
    setup.redirectUriUsed().accept(form.redirectUri());
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", attempt.request().toUri(attempt.server()).toString());
  }

  private PendingAuthorization attempt(AuthorizationForm form, Optional<CodeVerifier> verifier) {
    var nonce = form.asksForIdentity() ? Optional.of(Nonce.random(random)) : Optional.<Nonce>empty();
    return new PendingAuthorization(
        setup.webex(),
        form.request(verifier.map(CodeVerifier::challenge), nonce),
        form.credentials(),
        verifier,
        clock.instant());
  }

  private AuthorizationForm blankForm(HttpServletRequest request, Optional<BrowserSession> session) {
    return AuthorizationForm.blank(setup, session, setup.redirectUri(request), random);
  }

  private void refuse(HttpServletResponse response, AuthorizationForm form, HttpServletRequest request)
      throws IOException {
    show(response, HttpServletResponse.SC_BAD_REQUEST, form, BrowserSession.existing(request, clock), null);
  }

  private void show(
      HttpServletResponse response,
      int status,
      AuthorizationForm form,
      Optional<BrowserSession> session,
      String flow)
      throws IOException {
    var found = session.flatMap(s -> s.flow(flow));
    var view = PageView.of(setup, form, found, flow != null && found.isEmpty(), clock.instant());
    Templates.send(response, status, "page.jte", view);
  }
}
