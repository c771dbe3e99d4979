package playground.sandbox.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.protocol.BearerAuthentication;
import playground.sandbox.store.Store;

/** {@code GET /v1/authorizations/tokenExpiry}: until when the presented token lives (contract, 1.K); any scope will do. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class TokenExpiryServlet extends SandboxServlet {

  private final Store store;
  private final ActiveFaults faults;

  public TokenExpiryServlet(Store store, ActiveFaults faults) {
    super("GET", "HEAD");
    this.store = store;
    this.faults = faults;
  }

  /** In milliseconds since 1970, unlike the seconds of a JWT. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var token = new BearerAuthentication(store, faults).requireToken(request);
    JsonBodies.send(response, Map.of("exp", token.expiresAt().toEpochMilli()));
  }
}
