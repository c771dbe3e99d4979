package playground.sandbox.broker;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import playground.html.Templates;
import playground.sandbox.answer.Diagnosis;
import playground.sandbox.answer.Redirect;
import playground.sandbox.answer.Refusal;
import playground.sandbox.answer.RefusalException;
import playground.sandbox.answer.SandboxServlet;
import playground.sandbox.store.Person;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.Store;
import playground.sandbox.trouble.ActiveFaults;
import playground.sandbox.trouble.AdminBlocked;
import playground.server.SecurityHeaders;

/**
 * {@code /v1/authorize}: who are you, and do you allow it? (RFC 6749 §3.1)
 *
 * <p>The request is kept in its address and nowhere else: each page posts to it, and it is judged anew each time. Who
 * is signed in is kept in a cookie.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class AuthorizeServlet extends SandboxServlet {

  /** Of this servlet; its forms post here. */
  public static final String PATH = "/v1/authorize";

  private final Store store;
  private final ConsentPolicy consenting;
  private final ActiveFaults troubles;
  private final SignInCookie cookie;
  private final ConsentDecision consent;

  public AuthorizeServlet(Store store, ConsentPolicy consenting, ActiveFaults troubles) {
    super("GET", "HEAD", "POST");
    this.store = store;
    this.consenting = consenting;
    this.troubles = troubles;
    this.cookie = new SignInCookie(store.signIns());
    this.consent = new ConsentDecision(store, troubles);
  }

  /** Somebody comes from an integration. What a link says beyond the request, such as a person, is no answer. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var asked = asked(request);
    if (asked.dialog().isForbidden()) {
      answerWithoutDialog(request, response, asked);
    } else {
      askWhatIsOpen(request, response, asked);
    }
  }

  /** Whatever GET would bring about, this issues nothing: a link checker or a preview may ask (RFC 9110 §9.2.1). */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
    askWho(request, response, new AuthorizationCheck(store.integrations()).check(request.getQueryString()));
  }

  /** Somebody pressed a button on one of the two pages; or a program, which answers both pages at once. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var asked = asked(request);
    var answers = PageForm.of(request);
    var person = answers.one("person").flatMap(store.people()::withEmail);
    if (asked.dialog().isForbidden()) {
      answerWithoutDialog(request, response, asked);
    } else if (person.isEmpty()) {
      askWho(request, response, asked);
    } else {
      decide(request, response, asked, person.get(), answers);
    }
  }

  /** Without a clear decision it was the first page that was answered. */
  private void decide(
      HttpServletRequest request, HttpServletResponse response, ValidatedRequest asked, Person person, PageForm answers) {
    switch (answers.one("decision").orElse("")) {
      case "accept" -> {
        var remember = answers.one("remember").isPresent();
        var location = consent.given(request.getRequestURI(), asked, signIn(request, asked, person), remember);
        Redirect.send(request, response, location);
      }
      case "decline" -> throw consent.denied(asked, "the person declined");
      default -> {
        cookie.begin(request, response, person);
        Redirect.send(request, response, address(request).afterSignIn(asked.dialog()));
      }
    }
  }

  /** The one that the cookie tells of; for a program, which has none, one of this very moment. */
  private SignIn signIn(HttpServletRequest request, ValidatedRequest asked, Person person) {
    return signedIn(request, asked)
        .filter(known -> known.person().equals(person))
        .orElseGet(() -> new SignIn(person, store.clock().instant()));
  }

  /** The request, if nothing is wrong with it and no administrator is in the way. */
  private ValidatedRequest asked(HttpServletRequest request) {
    var asked = new AuthorizationCheck(store.integrations()).check(request.getQueryString());
    Diagnosis.of(request).client(asked.integration().clientId());
    if (troubles.strike(AdminBlocked.class, request.getRequestURI()).isPresent()) {
      throw new RefusalException(new Refusal.BlockedByAdmin(asked.integration().name(), "the trouble admin-blocked is on"));
    }
    return asked;
  }

  /** Whoever is signed in, if the client is content with that. */
  private Optional<SignIn> signedIn(HttpServletRequest request, ValidatedRequest asked) {
    return cookie.read(request).filter(known -> asked.dialog().isContentWith(known, store.clock().instant()));
  }

  /**
   * "An error is returned if an End-User is not already Authenticated or the Client does not have pre-configured consent
   * for the requested Claims" (OpenID Connect Core §3.1.2.1).
   */
  private void answerWithoutDialog(
      HttpServletRequest request, HttpServletResponse response, ValidatedRequest asked) {
    if (consenting.mode() != ConsentPolicy.Mode.ask) {
      answerByItself(request, response, asked);
      return;
    }
    var signIn = signedIn(request, asked).orElseThrow(() -> asked.address().refuse(
        "login_required", "The person must sign in.", "prompt=none, and nobody suitable is signed in"));
    if (!consent.isRemembered(asked, signIn.person())) {
      throw asked.address().refuse( // not captured from Webex; the code is that of OpenID Connect Core §3.1.2.6
          "consent_required", "The person must consent.", "prompt=none, and no consent is remembered");
    }
    Redirect.send(request, response, consent.given(request.getRequestURI(), asked, signIn, false));
  }

  private void askWhatIsOpen(HttpServletRequest request, HttpServletResponse response, ValidatedRequest asked)
      throws IOException {
    var signIn = signedIn(request, asked);
    if (consenting.mode() != ConsentPolicy.Mode.ask) {
      answerByItself(request, response, asked);
    } else if (signIn.isEmpty()) {
      askWho(request, response, asked);
    } else if (consent.isRemembered(asked, signIn.get().person()) && !asked.dialog().demandsConsent()) {
      Redirect.send(request, response, consent.given(request.getRequestURI(), asked, signIn.get(), false));
    } else {
      askWhether(request, response, asked, signIn.get().person());
    }
  }

  private void answerByItself(HttpServletRequest request, HttpServletResponse response, ValidatedRequest asked) {
    if (consenting.mode() == ConsentPolicy.Mode.deny) {
      throw consent.denied(asked, "the sandbox was told to decline everything");
    }
    var signIn = new SignIn(consenting.person(), store.clock().instant());
    Redirect.send(request, response, consent.given(request.getRequestURI(), asked, signIn, false));
  }

  private void askWho(HttpServletRequest request, HttpServletResponse response, ValidatedRequest asked)
      throws IOException {
    var signedIn = cookie.read(request).map(SignIn::person);
    var likely = asked.dialog().loginHint().flatMap(store.people()::withEmail).or(() -> signedIn);
    var why = asked.integration().name() + " wants to know who you are.";
    send(response, asked, "sandbox/signin.jte",
        SignInPage.of(why, address(request).same(), store.people().all(), likely, signedIn));
  }

  private static void askWhether(
      HttpServletRequest request, HttpServletResponse response, ValidatedRequest asked, Person person)
      throws IOException {
    send(response, asked, "sandbox/consent.jte", new ConsentPage(
        asked.integration().name(),
        person,
        address(request).afterSignIn(asked.dialog()), // what was wished about signing in is fulfilled now
        asked.address().redirectUri().toString(),
        "",
        address(request).otherPerson(),
        ConsentPage.lines(asked.scopes())));
  }

  /** Chromium holds the redirect that follows a form against the policy of the form's page. */
  private static void send(HttpServletResponse response, ValidatedRequest asked, String template, Object page)
      throws IOException {
    response.setHeader(
        SecurityHeaders.CONTENT_SECURITY_POLICY,
        SecurityHeaders.contentSecurityPolicy(asked.address().origin()));
    Templates.send(response, 200, template, page);
  }

  private static RequestAddress address(HttpServletRequest request) {
    return new RequestAddress(request.getQueryString());
  }
}
