package playground.sandbox.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import playground.sandbox.error.Redirect;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.store.Keys;

/**
 * {@code POST /faults/rotate-keys}: another key signs from now on. It detects a client that keeps a key set for ever
 * instead of fetching it anew when a {@code kid} is missing (OpenID Connect Core §10.1.1).
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class RotateKeysServlet extends SandboxServlet {

  /** Where a form posts to; only from the sandbox's own origin. */
  public static final String PATH = "/faults/rotate-keys";

  /** For programs written for earlier versions. */
  public static final String OLD_PATH = "/scenarios/rotate-keys";

  private final Keys keys;

  public RotateKeysServlet(Keys keys) {
    super("POST");
    this.keys = keys;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    keys.rotate();
    Redirect.send(request, response, "/faults");
  }
}
