package playground.sandbox.authorize;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import playground.html.Templates;
import playground.oauth.Form;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.error.Redirect;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.signin.SignInCookie;
import playground.sandbox.store.Store;

/**
 * {@code GET /idb/oauth2/v1/logout}: the browser's sign-in ends, and no token with it (contract, 1.N).
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

  /** What the page shows: whether somebody wanted to send the browser on to where it must not go. */
  public record Page(boolean refused) {}

  /** S-14: the browser goes on only to what is registered, to the letter. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    cookie.end(request, response);
    var requested = requested(request);
    var registered = requested.filter(this::isRegistered);
    if (registered.isPresent()) {
      Redirect.send(request, response, registered.get());
    } else {
      requested.ifPresent(uri -> Diagnosis.of(request).note("goto is no registered redirect URI"));
      Templates.send(response, 200, "sandbox/authorize/signedout.jte", new Page(requested.isPresent()));
    }
  }

  private static Optional<String> requested(HttpServletRequest request) {
    try {
      return Form.parse(request.getQueryString()).value("goto");
    } catch (IllegalArgumentException e) {
      Diagnosis.of(request).note("the query cannot be read");
      return Optional.empty();
    }
  }

  private boolean isRegistered(String uri) {
    return store.integrations().all().stream()
        .flatMap(integration -> integration.redirectUris().stream())
        .anyMatch(registered -> registered.toString().equals(uri));
  }
}
