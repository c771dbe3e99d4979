package playground.sandbox.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.persistence.IntegrationFile;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Store;
import playground.sandbox.view.SandboxPage;
import playground.server.PostedForm;

/**
 * {@code /my-apps/new}: registers an integration.
 *
 * <p>The response to the POST is the page itself and not a redirect, so that the secret is in that one response and
 * nowhere else: not in a URL, a cookie, or in memory until the next request. Reloading the page registers nothing
 * twice, because the name is taken by then.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class NewAppServlet extends SandboxServlet {

  public static final String PATH = MyAppsServlet.PATH + "/new";

  private final Registrar registrar;
  private final IntegrationFile integrationFile;

  public NewAppServlet(Store store, IntegrationFile integrationFile) {
    super("GET", "HEAD", "POST");
    this.registrar = new Registrar(store.integrations());
    this.integrationFile = integrationFile;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    showForm(request, response, AppForm.empty(), Map.of(), 200);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var posted = PostedForm.of(request);
    var form = AppForm.of(posted);
    if (Button.of(posted) == Button.filter) {
      showForm(request, response, form, Map.of(), 200);
      return;
    }
    var outcome = registrar.create(form);
    if (outcome.registered().isPresent()) {
      show(request, response, outcome.registered().get());
    } else {
      showForm(request, response, form, outcome.errors(), 422);
    }
  }

  private static void showForm(
      HttpServletRequest request, HttpServletResponse response, AppForm form, Map<String, String> errors, int status)
      throws IOException {
    SandboxPage.send(request, response, status, "sandbox/portal/new.jte", FormPage.of(PATH, form, errors));
  }

  private void show(HttpServletRequest request, HttpServletResponse response, Integration made) throws IOException {
    var page = AppPage.of(request, made, integrationFile)
        .with(AppPage.Notice.REGISTERED, made.credentials().clientSecret());
    SandboxPage.send(request, response, 200, "sandbox/portal/app.jte", page);
  }
}
