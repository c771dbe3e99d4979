package playground.web.tools.signout;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import playground.web.view.NextPage;
import playground.web.session.BrowserSession;

/** Forgets everything of this browser: what it typed, what it obtained, what it has under way. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class ResetServlet extends HttpServlet {

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    BrowserSession.forget(request);
    NextPage.showFirst(response);
  }
}
