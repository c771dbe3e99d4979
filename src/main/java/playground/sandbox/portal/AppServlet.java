package playground.sandbox.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import playground.sandbox.error.Redirect;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.persistence.IntegrationFile;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Store;
import playground.sandbox.view.SandboxPage;
import playground.server.PostedForm;

/** {@code /my-apps/ID}: shows one integration, changes it, renews its secret, deletes it. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class AppServlet extends SandboxServlet {

  private final Store store;
  private final IntegrationFile integrationFile;
  private final Registrar registrar;
  private final NewSecrets newSecrets;

  public AppServlet(Store store, IntegrationFile integrationFile, NewSecrets newSecrets) {
    super("GET", "HEAD", "POST");
    this.store = store;
    this.integrationFile = integrationFile;
    this.registrar = new Registrar(store.integrations());
    this.newSecrets = newSecrets;
  }

  static String pathOf(Integration known) {
    return MyAppsServlet.PATH + "/" + known.id();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var known = named(request);
    if (known.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var page = AppPage.of(request, known.get(), integrationFile);
    send(request, response, 200, result(request, response, known.get()).map(page::with).orElse(page));
  }

  /** A HEAD takes nothing: whoever only looks must not use up the one showing of a secret. */
  private Optional<AppPage.Result> result(HttpServletRequest request, HttpServletResponse response, Integration known) {
    var made = request.getMethod().equals("GET")
        ? newSecrets.take(request, response, known)
        : Optional.<AppPage.Result>empty();
    return made.or(() -> "saved".equals(request.getQueryString())
        ? Optional.of(new AppPage.Result(AppPage.Notice.SAVED, Optional.empty()))
        : Optional.empty());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var known = named(request);
    if (known.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var posted = PostedForm.of(request);
    switch (Button.of(posted)) {
      case save -> save(request, response, known.get(), AppForm.of(posted));
      case filter -> show(request, response, known.get(), AppForm.of(posted), Map.of());
      case secret -> renewSecret(request, response, known.get());
      case delete -> delete(request, response, known.get());
    }
  }

  private void save(HttpServletRequest request, HttpServletResponse response, Integration known, AppForm form)
      throws IOException {
    var outcome = registrar.change(known, form);
    if (outcome.registered().isPresent()) {
      Redirect.send(request, response, pathOf(known) + "?saved");
    } else {
      show(request, response, known, form, outcome.errors());
    }
  }

  private void renewSecret(HttpServletRequest request, HttpServletResponse response, Integration known) {
    var secret = store.integrations().renewSecret(known.clientId());
    newSecrets.send(request, response, known, AppPage.Notice.NEW_SECRET, secret);
  }

  private void delete(HttpServletRequest request, HttpServletResponse response, Integration known) {
    store.delete(known.clientId());
    Redirect.send(request, response, MyAppsServlet.PATH + "?deleted");
  }

  /** Sends the page with the form as it was posted. */
  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      Integration known,
      AppForm form,
      Map<String, String> errors)
      throws IOException {
    var page = AppPage.of(request, known, integrationFile, FormPage.of(pathOf(known), form, errors));
    send(request, response, errors.isEmpty() ? 200 : 422, page);
  }

  private static void send(HttpServletRequest request, HttpServletResponse response, int status, AppPage page)
      throws IOException {
    SandboxPage.send(request, response, status, "sandbox/portal/app.jte", page);
  }

  private Optional<Integration> named(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo()).flatMap(path -> store.integrations().withId(path.substring(1)));
  }
}
