package playground.sandbox.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import playground.oauth.Secret;
import playground.sandbox.store.Person;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.SignIns;
import playground.sandbox.view.Exposure;

/**
 * Who is signed in at the browser that asks. Its cookie is {@code Secure} with the {@code __Host-} prefix when browsers
 * come by https. On plain http it is named after the port, because cookies ignore ports (RFC 6265 §8.5) and another
 * server on this host may have one too.
 */
public final class SignInCookie {

  private final SignIns signIns;

  public SignInCookie(SignIns signIns) {
    this.signIns = signIns;
  }

  /** Empty when nobody is. */
  public Optional<SignIn> read(HttpServletRequest request) {
    return values(request).flatMap(value -> signIns.of(value).stream()).findFirst();
  }

  /** Signs the person in, and whoever was signed in at this browser out. */
  public void begin(HttpServletRequest request, HttpServletResponse response, Person person) {
    values(request).forEach(signIns::end);
    response.addCookie(cookie(request, signIns.begin(person).reveal()));
  }

  /** Signs out whoever is signed in at this browser. */
  public void end(HttpServletRequest request, HttpServletResponse response) {
    values(request).forEach(signIns::end);
    var gone = cookie(request, "");
    gone.setMaxAge(0);
    response.addCookie(gone);
  }

  private static Stream<Secret> values(HttpServletRequest request) {
    return Arrays.stream(request.getCookies() == null ? new Cookie[0] : request.getCookies())
        .filter(cookie -> cookie.getName().equals(name(request)))
        .map(cookie -> new Secret(cookie.getValue()));
  }

  /** Lax: a person who comes from an integration, thus from another site, is to be known. */
  private static Cookie cookie(HttpServletRequest request, String value) {
    var cookie = new Cookie(name(request), value);
    cookie.setHttpOnly(true);
    cookie.setPath("/");
    cookie.setSecure(Exposure.of(request).isSecure());
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  private static String name(HttpServletRequest request) {
    var exposure = Exposure.of(request);
    return exposure.isSecure() ? "__Host-sandbox" : "sandbox_" + exposure.port(request);
  }
}
