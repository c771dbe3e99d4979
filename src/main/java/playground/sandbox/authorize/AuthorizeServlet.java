package playground.sandbox.authorize;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.error.Origin;
import playground.sandbox.error.Redirect;
import playground.sandbox.error.Refusal;
import playground.sandbox.error.RefusalException;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.FaultType;
import playground.sandbox.openid.Issuer;
import playground.sandbox.signin.ConsentPage;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.signin.PageForm;
import playground.sandbox.signin.SignInCookie;
import playground.sandbox.signin.SignInPage;
import playground.sandbox.store.Person;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.Store;
import playground.sandbox.view.SandboxPage;
import playground.server.SecurityHeaders;

/**
 * {@code /v1/authorize}: who are you, and do you allow it? (RFC 6749 §3.1)
 *
 * <p>The request is in its address and nowhere else: each page posts to it, and it is checked anew each time. Who
 * is signed in is in a cookie.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class AuthorizeServlet extends SandboxServlet {

  /** Of this servlet; its forms post here. */
  public static final String PATH = "/v1/authorize";

  private final Store store;
  private final ConsentPolicy consentPolicy;
  private final ActiveFaults faults;
  private final SignInCookie cookie;
  private final ConsentDecision consent;

  public AuthorizeServlet(Store store, ConsentPolicy consentPolicy, ActiveFaults faults) {
    super("GET", "HEAD", "POST");
    this.store = store;
    this.consentPolicy = consentPolicy;
    this.faults = faults;
    this.cookie = new SignInCookie(store.signIns());
    this.consent = new ConsentDecision(store, faults);
  }

  /** A browser comes from an integration. What a link says beyond the request, such as a person, decides nothing. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var validated = validated(request);
    if (validated.authentication().isPromptNone()) {
      respondWithoutPrompt(request, response, validated);
    } else {
      askWhatIsOpen(request, response, validated);
    }
  }

  /** Whatever GET would bring about, this issues nothing: a link checker or a preview may ask (RFC 9110 §9.2.1). */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
    askWho(request, response, checked(request));
  }

  /** Somebody pressed a button on one of the two pages; or a program, which fills in both pages at once. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var validated = validated(request);
    var form = PageForm.of(request);
    var person = form.one("person").flatMap(store.people()::withEmail);
    if (validated.authentication().isPromptNone()) {
      respondWithoutPrompt(request, response, validated);
    } else if (person.isEmpty()) {
      askWho(request, response, validated);
    } else {
      decide(request, response, validated, person.get(), form);
    }
  }

  /** Without a clear decision it was the first page that was submitted. */
  private void decide(
      HttpServletRequest request,
      HttpServletResponse response,
      ValidatedRequest validated,
      Person person,
      PageForm form) {
    switch (form.one("decision").orElse("")) {
      case "accept" -> {
        var remember = form.one("remember").isPresent();
        var location = consent.given(request.getRequestURI(), validated, signIn(request, validated, person), remember);
        Redirect.send(request, response, location);
      }
      case "decline" -> throw consent.denied(validated, "the person declined");
      default -> {
        cookie.begin(request, response, person);
        Redirect.send(request, response, address(request).afterSignIn(validated.authentication()));
      }
    }
  }

  /** The one that the cookie names; for a program, which has none, one of this very moment. */
  private SignIn signIn(HttpServletRequest request, ValidatedRequest validated, Person person) {
    return signedIn(request, validated)
        .filter(known -> known.person().equals(person))
        .orElseGet(() -> new SignIn(person, store.clock().instant()));
  }

  /** The request, if nothing is wrong with it and no administrator is in the way. */
  private ValidatedRequest validated(HttpServletRequest request) {
    var validated = checked(request);
    Diagnosis.of(request).client(validated.integration().clientId());
    if (faults.take(FaultType.ADMIN_BLOCKED, request.getRequestURI()).isPresent()) {
      throw new RefusalException(
          new Refusal.BlockedByAdmin(validated.integration().name(), "the fault admin-blocked is on"));
    }
    return validated;
  }

  private ValidatedRequest checked(HttpServletRequest request) {
    var issuer = Optional.of(Issuer.at(Origin.of(request))).filter(known -> faults.isOn(FaultType.ISSUER_IN_CALLBACK));
    return new AuthorizationCheck(store.integrations(), issuer).check(request.getQueryString());
  }

  /** Whoever is signed in, if the client is content with that. */
  private Optional<SignIn> signedIn(HttpServletRequest request, ValidatedRequest validated) {
    var now = store.clock().instant();
    return cookie.read(request).filter(known -> validated.authentication().isContentWith(known, now));
  }

  /**
   * "An error is returned if an End-User is not already Authenticated or the Client does not have pre-configured consent
   * for the requested Claims" (OpenID Connect Core §3.1.2.1).
   */
  private void respondWithoutPrompt(
      HttpServletRequest request, HttpServletResponse response, ValidatedRequest validated) {
    if (consentPolicy.mode() != ConsentPolicy.Mode.ask) {
      answerByItself(request, response, validated);
      return;
    }
    var signIn = signedIn(request, validated).orElseThrow(() -> validated.address().refuse(
        "login_required", "The person must sign in.", "prompt=none, and nobody suitable is signed in"));
    if (!consent.isRemembered(validated, signIn.person())) {
      throw validated.address().refuse( // not captured from Webex; the code is that of OpenID Connect Core §3.1.2.6
          "consent_required", "The person must consent.", "prompt=none, and no consent is remembered");
    }
    Redirect.send(request, response, consent.given(request.getRequestURI(), validated, signIn, false));
  }

  private void askWhatIsOpen(HttpServletRequest request, HttpServletResponse response, ValidatedRequest validated)
      throws IOException {
    var signIn = signedIn(request, validated);
    if (consentPolicy.mode() != ConsentPolicy.Mode.ask) {
      answerByItself(request, response, validated);
    } else if (signIn.isEmpty()) {
      askWho(request, response, validated);
    } else if (consent.isRemembered(validated, signIn.get().person()) && !validated.authentication().demandsConsent()) {
      Redirect.send(request, response, consent.given(request.getRequestURI(), validated, signIn.get(), false));
    } else {
      askWhether(request, response, validated, signIn.get().person());
    }
  }

  private void answerByItself(HttpServletRequest request, HttpServletResponse response, ValidatedRequest validated) {
    if (consentPolicy.mode() == ConsentPolicy.Mode.deny) {
      throw consent.denied(validated, "the sandbox is set to decline everything");
    }
    var signIn = new SignIn(consentPolicy.person(), store.clock().instant());
    Redirect.send(request, response, consent.given(request.getRequestURI(), validated, signIn, false));
  }

  private void askWho(HttpServletRequest request, HttpServletResponse response, ValidatedRequest validated)
      throws IOException {
    var signedIn = cookie.read(request).map(SignIn::person);
    var likely = validated.authentication().loginHint().flatMap(store.people()::withEmail).or(() -> signedIn);
    var why = validated.integration().name() + " asks you to sign in.";
    send(request, response, validated, "sandbox/signin/signin.jte",
        SignInPage.of(why, address(request).same(), store.people().all(), likely, signedIn));
  }

  private static void askWhether(
      HttpServletRequest request, HttpServletResponse response, ValidatedRequest validated, Person person)
      throws IOException {
    send(request, response, validated, "sandbox/signin/consent.jte", new ConsentPage(
        validated.integration().name(),
        person,
        address(request).afterSignIn(validated.authentication()), // what was wished about signing in is fulfilled now
        validated.address().redirectUri().toString(),
        "",
        address(request).otherPerson(),
        ConsentPage.lines(validated.scopes())));
  }

  /** Chromium holds the redirect that follows a form against the policy of the form's page. */
  private static void send(
      HttpServletRequest request, HttpServletResponse response, ValidatedRequest validated, String template, Object page)
      throws IOException {
    response.setHeader(
        SecurityHeaders.CONTENT_SECURITY_POLICY,
        SecurityHeaders.contentSecurityPolicy(validated.address().origin()));
    SandboxPage.send(request, response, 200, template, page);
  }

  private static RequestAddress address(HttpServletRequest request) {
    return new RequestAddress(request.getQueryString());
  }
}
