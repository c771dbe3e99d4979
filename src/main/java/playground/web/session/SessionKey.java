package playground.web.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import playground.oauth.State;

/**
 * The half of a session's name that is made anew by each accepted callback, in a cookie beside the container's own: a
 * session id that somebody planted or saw before is worth nothing afterwards.
 *
 * <p>The container could change its id instead, but then the old one would be dead before the browser has the new
 * one: a second callback under way, or one that the person broke off, would lose the session. So a new key counts
 * from the first request that shows it, and the one before it serves until then.
 */
final class SessionKey {

  /** Callbacks so close together are those of several tabs; they get one key, in whatever order they arrive. */
  private static final Duration TOGETHER = Duration.ofSeconds(10);

  private Optional<State> current = Optional.empty(); // none before the first callback
  private Optional<State> next = Optional.empty();
  private Instant nextMadeAt = Instant.MIN;

  /** Whether the request shows the key, or the one to come, which then is the only one. */
  synchronized boolean isShownBy(HttpServletRequest request) {
    var shown = shownBy(request);
    if (next.filter(key -> key.matches(shown)).isPresent()) {
      current = next;
      next = Optional.empty();
    }
    return current.map(key -> key.matches(shown)).orElse(true);
  }

  /** Hands the browser a new key. */
  synchronized void renew(HttpServletRequest request, HttpServletResponse response, Instant now, SecureRandom random) {
    if (next.isEmpty() || now.isAfter(nextMadeAt.plus(TOGETHER))) {
      next = Optional.of(State.random(random));
      nextMadeAt = now;
    }
    response.addCookie(cookie(request, next.get().value()));
  }

  private static Cookie cookie(HttpServletRequest request, String value) {
    var cookie = new Cookie(name(request), value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(request.getServletContext().getSessionCookieConfig().isSecure());
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  private static String shownBy(HttpServletRequest request) {
    var cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(name(request)))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** Begins as the session's cookie does, and so with its prefix. */
  private static String name(HttpServletRequest request) {
    return request.getServletContext().getSessionCookieConfig().getName() + "_key";
  }

  @Override
  public String toString() {
    return "SessionKey[hidden]";
  }
}
