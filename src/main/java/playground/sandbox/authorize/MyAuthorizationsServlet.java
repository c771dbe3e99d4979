package playground.sandbox.authorize;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import playground.sandbox.error.Redirect;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.signin.PageForm;
import playground.sandbox.signin.SignInCookie;
import playground.sandbox.signin.SignInPage;
import playground.sandbox.store.Permissions;
import playground.sandbox.store.Person;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.Store;
import playground.sandbox.view.SandboxPage;

/** {@code /my-authorizations}: what the signed-in person has allowed, to look at and to take back. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class MyAuthorizationsServlet extends SandboxServlet {

  /** Of this servlet; its forms post here. */
  public static final String PATH = "/my-authorizations";

  /** What the page shows. */
  public record Page(Person person, List<Permissions.Permission> permissions) {}

  private final Store store;
  private final SignInCookie cookie;

  public MyAuthorizationsServlet(Store store) {
    super("GET", "HEAD", "POST");
    this.store = store;
    this.cookie = new SignInCookie(store.signIns());
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var person = cookie.read(request).map(SignIn::person);
    if (person.isPresent()) {
      var page = new Page(person.get(), new Permissions(store, person.get()).all());
      SandboxPage.send(request, response, 200, "sandbox/authorize/authorizations.jte", page);
    } else {
      SandboxPage.send(request, response, 200, "sandbox/signin/signin.jte",
          SignInPage.of("Sign in to see which integrations have access to your account.", PATH, store.people().all(), person, person));
    }
  }

  /** Taking back, signing out, or signing in. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    var form = PageForm.of(request);
    var signedIn = cookie.read(request).map(SignIn::person);
    if (form.one("signOut").isPresent()) {
      cookie.end(request, response);
    } else if (signedIn.isPresent()) {
      form.one("takeBack").ifPresent(new Permissions(store, signedIn.get())::takeBack);
    } else {
      form.one("person").flatMap(store.people()::withEmail)
          .ifPresent(person -> cookie.begin(request, response, person));
    }
    Redirect.send(request, response, PATH);
  }
}
