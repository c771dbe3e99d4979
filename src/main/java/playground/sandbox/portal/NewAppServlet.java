package playground.sandbox.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import playground.html.Templates;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.persistence.IntegrationFile;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Store;
import playground.server.PostedForm;

/**
 * {@code /my-apps/new}: registers an integration.
 *
 * <p>The post is answered with the page itself and not with a redirect: the secret is shown once, and so it is in that
 * one answer and nowhere else, neither in a URL nor in a cookie nor waiting in memory for the next request. Whoever
 * reloads the page registers nothing twice, because the name is taken by then.
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
    ask(response, AppForm.empty(), Map.of(), 200);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var posted = PostedForm.of(request);
    var form = AppForm.of(posted);
    if (Button.of(posted) == Button.filter) {
      ask(response, form, Map.of(), 200);
      return;
    }
    var outcome = registrar.create(form);
    if (outcome.registered().isPresent()) {
      show(request, response, outcome.registered().get());
    } else {
      ask(response, form, outcome.errors(), 422);
    }
  }

  private static void ask(HttpServletResponse response, AppForm form, Map<String, String> errors, int status)
      throws IOException {
    Templates.send(response, status, "sandbox/portal/new.jte", FormPage.of(PATH, form, errors));
  }

  private void show(HttpServletRequest request, HttpServletResponse response, Integration made) throws IOException {
    var page = new AppPage(
        made,
        AppPage.authorizationUrl(request, made),
        made.credentials().clientSecret(),
        "The integration is registered.",
        integrationFile.problem(),
        FormPage.of(AppServlet.pathOf(made), AppForm.of(made), Map.of()));
    Templates.send(response, 200, "sandbox/portal/app.jte", page);
  }
}
