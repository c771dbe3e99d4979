package playground.sandbox.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import playground.oauth.Secret;
import playground.sandbox.error.Redirect;
import playground.sandbox.store.Integration;
import playground.sandbox.view.Exposure;

/**
 * New client secrets on their way from the POST that makes one to the page that shows it, once. A cookie connects the
 * two. It holds a random value and never the secret, and goes to the page of that integration alone.
 */
public final class NewSecrets {

  private static final Duration LIFETIME = Duration.ofMinutes(1);
  private static final int CAPACITY = 20; // one more drops the oldest

  private record Held(String clientId, AppPage.Result result, Instant expiresAt) {}

  private final Clock clock;
  private final Map<String, Held> byCookie = new LinkedHashMap<>(); // oldest first

  public NewSecrets(Clock clock) {
    this.clock = clock;
  }

  /** Redirects to the page of the integration, which shows the secret. */
  void send(
      HttpServletRequest request,
      HttpServletResponse response,
      Integration integration,
      AppPage.Notice notice,
      Optional<Secret> secret) {
    var value = hold(integration, new AppPage.Result(notice, secret));
    response.addCookie(cookie(request, integration, value, (int) LIFETIME.toSeconds()));
    Redirect.send(request, response, AppServlet.pathOf(integration));
  }

  private synchronized String hold(Integration integration, AppPage.Result result) {
    if (byCookie.size() >= CAPACITY) {
      byCookie.remove(byCookie.keySet().iterator().next());
    }
    var value = UUID.randomUUID().toString();
    byCookie.put(value, new Held(integration.clientId(), result, clock.instant().plus(LIFETIME)));
    return value;
  }

  /** What was just made for this browser; from then on it is forgotten. */
  Optional<AppPage.Result> take(HttpServletRequest request, HttpServletResponse response, Integration integration) {
    var value = Arrays.stream(request.getCookies() == null ? new Cookie[0] : request.getCookies())
        .filter(cookie -> cookie.getName().equals(name(request)))
        .map(Cookie::getValue)
        .findFirst();
    value.ifPresent(shown -> response.addCookie(cookie(request, integration, "", 0)));
    return value.flatMap(this::release)
        .filter(held -> held.clientId().equals(integration.clientId()) && held.expiresAt().isAfter(clock.instant()))
        .map(Held::result);
  }

  private synchronized Optional<Held> release(String value) {
    return Optional.ofNullable(byCookie.remove(value));
  }

  /** On plain http named after the port, because cookies ignore ports (RFC 6265 §8.5). */
  private static Cookie cookie(HttpServletRequest request, Integration integration, String value, int maxAge) {
    var cookie = new Cookie(name(request), value);
    cookie.setHttpOnly(true);
    cookie.setPath(AppServlet.pathOf(integration));
    cookie.setSecure(Exposure.of(request).isSecure());
    cookie.setMaxAge(maxAge);
    cookie.setAttribute("SameSite", "Strict");
    return cookie;
  }

  private static String name(HttpServletRequest request) {
    var exposure = Exposure.of(request);
    return exposure.isSecure() ? "__Secure-sandbox_new" : "sandbox_new_" + exposure.port(request);
  }
}
