package playground.sandbox.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.seed.IntegrationEntry;
import playground.sandbox.seed.InvalidFileException;

/**
 * {@code /integrations}: lists the integrations, replaces them, and deletes them, for programs. Client secrets go in and
 * never out. The same-origin filter rejects changes that come from a page of another origin.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class IntegrationsServlet extends SandboxServlet {

  public static final String PATH = "/integrations";

  private static final int MAX_BYTES = 64 * 1024;

  private static final Map<String, Object> EXAMPLE = Map.of("integrations", List.of(Map.of(
      "name", "My app",
      "clientId", "C0123456789abcdef",
      "clientSecret", "only-for-the-sandbox",
      "redirectUris", List.of("http://localhost:9999/callback"),
      "scopes", List.of("spark:rooms_read"))));

  private final Controls controls;

  public IntegrationsServlet(Controls controls) {
    super("GET", "HEAD", "PUT", "DELETE");
    this.controls = controls;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var entries = controls.integrations().stream().map(IntegrationEntry::withoutSecret).toList();
    JsonBodies.send(response, Map.of("integrations", entries));
  }

  /** Replaces all but the playground's own; changes nothing when the body has an error. */
  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    try {
      if (body.length > MAX_BYTES) {
        throw new InvalidFileException("the body is larger than " + MAX_BYTES + " bytes");
      }
      controls.replaceIntegrations(body);
      doGet(request, response);
    } catch (InvalidFileException e) {
      JsonBodies.sendErrors(request, response, e.errors(), EXAMPLE);
    }
  }

  /** Deletes all but the playground's own. */
  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    controls.deleteIntegrations();
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
