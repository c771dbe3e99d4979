package playground.web.view;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import playground.flow.Binding;
import playground.flow.BrowserId;
import playground.flow.FlowService;
import playground.oauth.Secret;

/**
 * The playground's cookies: one with the browser's id, and one for each pending authorization.
 *
 * <p>All are host-only, out of reach of scripts, and Lax, because a callback comes from another site. By https they are
 * {@code Secure} and have the {@code __Host-} prefix; on plain http, thus loopback, the name has the port by which browsers
 * come, because cookies ignore ports (RFC 6265 §8.5) and two programs on localhost would overwrite each other's.
 */
public final class BrowserCookies {

  /** Most bindings of finished authorizations, which let a late callback name its reason. */
  private static final int MAX_BINDINGS = 30;

  /** On plain http; the port follows. */
  private static final String NAME = "playground_";

  private static final String BINDING = "_a_";

  private final FlowService flows;
  private final Optional<String> publicName;
  private final boolean isSecure;

  /**
   * @param publicUrl how browsers come when a proxy stands in front; empty without one
   */
  public BrowserCookies(FlowService flows, Optional<URI> publicUrl) {
    this.flows = flows;
    this.isSecure = publicUrl.filter(url -> url.getScheme().equals("https")).isPresent();
    this.publicName = isSecure
        ? Optional.of("__Host-playground")
        : publicUrl.map(url -> NAME + (url.getPort() < 0 ? 80 : url.getPort()));
  }

  /** The browser's id; empty when it shows none that was made here. */
  public Optional<BrowserId> id(HttpServletRequest request) {
    if (request.getCookies() == null) {
      return Optional.empty();
    }
    var name = name(request);
    return cookies(request).filter(cookie -> cookie.getName().equals(name))
        .flatMap(cookie -> flows.readId(cookie.getValue()).stream()).findFirst();
  }

  /** The bindings of its pending authorizations, by handle; not verified yet. */
  public Map<String, Secret> bindings(HttpServletRequest request) {
    var prefix = name(request) + BINDING;
    var bindings = new HashMap<String, Secret>();
    cookies(request).filter(cookie -> cookie.getName().startsWith(prefix)).forEach(cookie ->
        bindings.put(cookie.getName().substring(prefix.length()), new Secret(cookie.getValue())));
    return bindings;
  }

  public void set(HttpServletRequest request, HttpServletResponse response, BrowserId id) {
    response.addCookie(cookie(name(request), id.value()));
  }

  /** Sets one more, and removes those that nothing is pending for when there are many. */
  public void set(HttpServletRequest request, HttpServletResponse response, Binding binding) {
    response.addCookie(cookie(name(request) + BINDING + binding.handle(), binding.value().reveal()));
    var others = bindings(request).keySet();
    if (others.size() >= MAX_BINDINGS) {
      var pending = flows.pendingHandles(others);
      others.stream().filter(handle -> !pending.contains(handle)).forEach(handle -> remove(request, response, handle));
    }
  }

  private void remove(HttpServletRequest request, HttpServletResponse response, String handle) {
    var gone = cookie(name(request) + BINDING + handle, "");
    gone.setMaxAge(0);
    response.addCookie(gone);
  }

  private Cookie cookie(String name, String value) {
    var cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(isSecure);
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  private String name(HttpServletRequest request) {
    return publicName.orElseGet(() -> NAME + request.getLocalPort());
  }

  private static Stream<Cookie> cookies(HttpServletRequest request) {
    return Arrays.stream(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]));
  }
}
