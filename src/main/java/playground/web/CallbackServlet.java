package playground.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import playground.oauth.CallbackFault;
import playground.oauth.Form;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure.CallbackRejected;
import playground.web.view.NextPage;
import playground.web.session.BrowserSession;

/**
 * Step 2 of 3: verifies the state and captures the code, or the refusal, that the browser brings back from Webex.
 *
 * <p>Nothing is exchanged here: the callback is held against the attempts begun in step 1, and its code is laid aside
 * for {@link TokenServlet}. The browser goes on to an address without code and state, so that neither stays in its
 * history, and under a new name of its session, so that one planted before is worth nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2">RFC 6749 §4.1.2</a>
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class CallbackServlet extends HttpServlet {

  private final Clock clock;
  private final SecureRandom random;

  public CallbackServlet(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var callback = read(request.getQueryString());
    var session = BrowserSession.existing(request, clock).orElseThrow(() -> nobodyWaitsFor(callback));
    var flow = session.comeBack(URI.create(request.getRequestURL().toString()), callback, clock.instant());
    session.renew(request, response, clock.instant(), random);
    NextPage.show(response, flow, 2);
  }

  private static OAuthException nobodyWaitsFor(Form callback) {
    var hasState = callback.value("state").isPresent();
    return rejected(hasState ? CallbackFault.UNKNOWN_STATE : CallbackFault.NO_STATE);
  }

  private static OAuthException rejected(CallbackFault fault) {
    return new OAuthException(new CallbackRejected(fault));
  }

  private static Form read(String query) {
    try {
      return Form.parse(query);
    } catch (IllegalArgumentException e) {
      throw rejected(CallbackFault.MALFORMED);
    }
  }
}
