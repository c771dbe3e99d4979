package playground.sandbox.broker;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import playground.html.Templates;
import playground.oauth.Form;
import playground.sandbox.answer.Redirect;
import playground.sandbox.answer.SandboxServlet;
import playground.sandbox.store.Grant;
import playground.sandbox.store.IssuedCode;
import playground.sandbox.store.Person;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.Store;
import playground.sandbox.trouble.Troubles;
import playground.server.PostedForm;
import playground.server.SecurityHeaders;

/**
 * {@code /v1/authorize}: who are you, and do you allow it? (RFC 6749 §3.1)
 *
 * <p>Nothing is remembered between its two pages: each posts to the very address it was asked for, with the answers so
 * far in the body, and the whole request is judged anew.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class AuthorizeServlet extends SandboxServlet {

  /** Of this servlet; its forms post here. */
  public static final String PATH = "/v1/authorize";

  private final Store store;
  private final Consenting consenting;
  private final Troubles troubles;

  public AuthorizeServlet(Store store, Consenting consenting, Troubles troubles) {
    super("GET", "HEAD", "POST");
    this.store = store;
    this.consenting = consenting;
    this.troubles = troubles;
  }

  /** Somebody comes from an integration. What a link says beyond the request, such as a person, is no answer. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    askWho(request, response, asked(request));
  }

  /** Somebody pressed a button on one of the two pages. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var asked = asked(request);
    var answers = PostedForm.of(request);
    var person = only(answers.get("person")).flatMap(store.people()::withEmail);
    var decision = only(answers.get("decision")).orElse("");
    if (person.isEmpty()) {
      askWho(request, response, asked);
    } else {
      switch (decision) {
        case "accept" -> accept(request, response, asked, person.get());
        case "decline" -> throw asked.address().refuse(
            "access_denied", "The resource owner denied the request.", "the person declined");
        default -> askWhether(request, response, asked, person.get());
      }
    }
  }

  private AuthorizationAsked asked(HttpServletRequest request) {
    return new AuthorizationCheck(store.integrations()).check(request.getQueryString());
  }

  private void askWho(HttpServletRequest request, HttpServletResponse response, AuthorizationAsked asked)
      throws IOException {
    var page = new SignInPage(asked.integration().name(), action(request), store.people().all());
    send(response, asked, "sandbox/signin.jte", page);
  }

  private static void askWhether(
      HttpServletRequest request, HttpServletResponse response, AuthorizationAsked asked, Person person)
      throws IOException {
    send(response, asked, "sandbox/consent.jte", ConsentPage.of(asked, person, action(request)));
  }

  /** A code for it, sent by way of the browser (RFC 6749 §4.1.2). */
  private void accept(
      HttpServletRequest request, HttpServletResponse response, AuthorizationAsked asked, Person person) {
    var grant = new Grant(
        asked.integration(),
        new SignIn(person, store.clock().instant()),
        asked.scopes(),
        asked.nonce(),
        Grant.Way.CODE,
        store.clock().instant());
    var code = store.codes().issue(new IssuedCode(
        grant, asked.address().redirectUri(), asked.redirectUriSent(), asked.challenge(), store.clock().instant()));
    Redirect.send(request, response, asked.address().with(Form.empty().with("code", code.reveal())));
  }

  /** Chromium holds the redirect that follows a form against the policy of the form's page. */
  private static void send(HttpServletResponse response, AuthorizationAsked asked, String template, Object page)
      throws IOException {
    response.setHeader(
        SecurityHeaders.CONTENT_SECURITY_POLICY,
        SecurityHeaders.contentSecurityPolicy(asked.address().origin()));
    Templates.send(response, 200, template, page);
  }

  private static String action(HttpServletRequest request) {
    return PATH + "?" + request.getQueryString();
  }

  private static Optional<String> only(List<String> values) {
    return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.get(0));
  }
}
