package playground.sandbox.device;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import playground.oauth.Form;
import playground.oauth.Secret;
import playground.sandbox.error.Redirect;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.signin.ConsentPage;
import playground.sandbox.signin.PageForm;
import playground.sandbox.signin.SignInCookie;
import playground.sandbox.signin.SignInPage;
import playground.sandbox.store.DeviceRequest;
import playground.sandbox.store.Person;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.Store;
import playground.sandbox.view.SandboxPage;

/**
 * {@code /verify}: somebody allows a device what it asks for. Six digits are typed, or come as a link (RFC 8628 §3.3);
 * then the same two pages as at the authorization endpoint.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class VerifyServlet extends SandboxServlet {

  /** Of this servlet; its forms post here. */
  public static final String PATH = "/verify";

  /**
   * The page that asks for the six digits.
   *
   * @param problem with what was typed; empty when there is none
   */
  public record CodePage(String problem) {}

  /** The page that ends it. */
  public record DonePage(boolean allowed) {}

  private final Store store;
  private final DeviceDecision decision;
  private final SignInCookie cookie;

  public VerifyServlet(Store store, DeviceDecision decision) {
    super("GET", "HEAD", "POST");
    this.store = store;
    this.decision = decision;
    this.cookie = new SignInCookie(store.signIns());
  }

  static String pathOf(DeviceRequest device) {
    return PATH + "?userCode=" + device.codes().link().reveal();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var query = query(request);
    var link = query.value("userCode");
    var device = link.map(Secret::new).flatMap(store.deviceRequests()::withLink);
    if (link.isEmpty()) {
      askCode(request, response, 200, "");
    } else if (device.isPresent()) {
      askWhatIsOpen(request, response, device.get(), query.value("prompt").isPresent());
    } else {
      askCode(request, response, 404, "This link is not valid. Request a new code on the device.");
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var device = query(request).value("userCode").map(Secret::new).flatMap(store.deviceRequests()::withLink);
    var form = PageForm.of(request);
    if (device.isEmpty()) {
      takeCode(request, response, form.one("code").orElse(""));
      return;
    }
    form.one("person").flatMap(store.people()::withEmail)
        .ifPresent(person -> takeAnswer(request, response, device.get(), person, form));
    Redirect.send(request, response, pathOf(device.get()));
  }

  /** Blanks in between are a help to the reader, and no mistake (RFC 8628 §6.1). */
  private void takeCode(HttpServletRequest request, HttpServletResponse response, String typed) throws IOException {
    var device = store.deviceRequests().guess(typed.replaceAll("[\\s-]", ""));
    if (device.isPresent()) {
      Redirect.send(request, response, pathOf(device.get()));
    } else if (store.deviceRequests().isLocked()) {
      askCode(request, response, 429, "Too many wrong codes were entered. Try again in five minutes.");
    } else {
      askCode(request, response, 400, "No device is waiting for this code. Check the digits; a code is valid for five minutes.");
    }
  }

  /** Without a clear decision it was the sign-in page that was submitted. */
  private void takeAnswer(
      HttpServletRequest request, HttpServletResponse response, DeviceRequest device, Person person, PageForm form) {
    if (device.isExpired(store.clock().instant())) {
      return; // the page that follows says so
    }
    switch (form.one("decision").orElse("")) {
      case "accept" -> decision.accept(device, signIn(request, person));
      case "decline" -> decision.deny(device);
      default -> cookie.begin(request, response, person);
    }
  }

  private SignIn signIn(HttpServletRequest request, Person person) {
    return cookie.read(request)
        .filter(known -> known.person().equals(person))
        .orElseGet(() -> new SignIn(person, store.clock().instant()));
  }

  private void askWhatIsOpen(
      HttpServletRequest request, HttpServletResponse response, DeviceRequest device, boolean other)
      throws IOException {
    var signIn = cookie.read(request).map(SignIn::person);
    if (device.isDecided()) {
      SandboxPage.send(request, response, 200, "sandbox/device/verified.jte", new DonePage(device.isAllowed()));
    } else if (device.isExpired(store.clock().instant())) {
      askCode(request, response, 410, "This link has expired. Request a new code on the device.");
    } else if (signIn.isEmpty() || other) {
      var why = device.integration().name() + " on a device asks you to sign in.";
      SandboxPage.send(request, response, 200, "sandbox/signin/signin.jte",
          SignInPage.of(why, pathOf(device), store.people().all(), signIn, signIn));
    } else {
      SandboxPage.send(request, response, 200, "sandbox/signin/consent.jte", page(device, signIn.get()));
    }
  }

  /** With the user code, so that nobody allows a device that another person holds (RFC 8628 §5.4). */
  private static ConsentPage page(DeviceRequest device, Person person) {
    return new ConsentPage(
        device.integration().name(),
        person,
        pathOf(device),
        "",
        device.codes().userCode(),
        pathOf(device) + "&prompt=select_account",
        ConsentPage.lines(device.scopes()));
  }

  private static void askCode(
      HttpServletRequest request, HttpServletResponse response, int status, String problem) throws IOException {
    SandboxPage.send(request, response, status, "sandbox/device/verify.jte", new CodePage(problem));
  }

  private static Form query(HttpServletRequest request) {
    try {
      return Form.parse(request.getQueryString());
    } catch (IllegalArgumentException e) {
      return Form.empty(); // damaged: as if it were not there
    }
  }
}
