package playground.sandbox.authorize;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.error.Redirect;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.signin.SignInCookie;
import playground.sandbox.store.Store;
import playground.sandbox.view.SandboxPage;

/**
 * {@code GET /idb/oauth2/v1/logout}: the browser's sign-in ends, and no token with it (contract, 1.N). Beside
 * Webex's own {@code goto} it takes the parameters of OpenID Connect RP-Initiated Logout 1.0, for clients that know no
 * other; see {@link SignOutRequest}.
 *
 * <p>{@code token} is not needed for that, so it is ignored.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class LogoutServlet extends SandboxServlet {

  public static final String PATH = "/idb/oauth2/v1/logout";

  private final Store store;
  private final SignInCookie cookie;

  public LogoutServlet(Store store) {
    super("GET");
    this.store = store;
    this.cookie = new SignInCookie(store.signIns());
  }

  /**
   * What the page shows.
   *
   * @param refusal why the browser is not redirected; empty when nobody asked for it
   */
  public record Page(Optional<String> refusal) {}

  /** S-14: the browser is redirected only to what is registered, to the letter. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    cookie.end(request, response);
    var signOut = signOut(request);
    if (signOut.target().isPresent()) {
      Redirect.send(request, response, signOut.target().get());
    } else {
      signOut.refusal().ifPresent(Diagnosis.of(request)::note);
      SandboxPage.send(request, response, 200, "sandbox/authorize/signedout.jte", new Page(signOut.refusal()));
    }
  }

  private SignOutRequest signOut(HttpServletRequest request) {
    try {
      return SignOutRequest.of(request.getQueryString(), store);
    } catch (IllegalArgumentException e) {
      Diagnosis.of(request).note("the query cannot be read");
      return new SignOutRequest(Optional.empty(), Optional.empty());
    }
  }
}
