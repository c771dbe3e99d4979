package playground.sandbox.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.store.Store;
import playground.sandbox.view.SandboxPage;
import playground.server.PostedForm;

/** {@code /my-apps/new}: registers an integration, and leads to its page, which shows the client secret once. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class NewAppServlet extends SandboxServlet {

  public static final String PATH = MyAppsServlet.PATH + "/new";

  private final Registrar registrar;
  private final NewSecrets newSecrets;

  public NewAppServlet(Store store, NewSecrets newSecrets) {
    super("GET", "HEAD", "POST");
    this.registrar = new Registrar(store.integrations());
    this.newSecrets = newSecrets;
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
      var made = outcome.registered().get();
      newSecrets.send(request, response, made, AppPage.Notice.REGISTERED, made.credentials().clientSecret());
    } else {
      showForm(request, response, form, outcome.errors(), 422);
    }
  }

  private static void showForm(
      HttpServletRequest request, HttpServletResponse response, AppForm form, Map<String, String> errors, int status)
      throws IOException {
    SandboxPage.send(request, response, status, "sandbox/portal/new.jte", FormPage.of(PATH, form, errors));
  }
}
