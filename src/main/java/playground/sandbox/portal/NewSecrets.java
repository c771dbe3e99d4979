package playground.sandbox.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import playground.oauth.Secret;
import playground.sandbox.error.Redirect;
import playground.sandbox.store.Integration;
import playground.sandbox.view.Exposure;

/**
 * New client secrets on their way from the POST that makes one to the page that shows it, once. A cookie connects the
 * two. It goes to the page of that integration alone, and proves that this browser was just given the secret without
 * holding it, so that any node can show the page.
 */
public final class NewSecrets {

  private static final Duration LIFETIME = Duration.ofMinutes(1);
  private static final String ALGORITHM = "HmacSHA256";

  private final Clock clock;

  public NewSecrets(Clock clock) {
    this.clock = clock;
  }

  /**
   * Redirects to the page of the integration, which shows the secret.
   *
   * @param secret empty when the integration was deleted meanwhile
   */
  void send(
      HttpServletRequest request,
      HttpServletResponse response,
      Integration integration,
      AppPage.Notice notice,
      Optional<Secret> secret) {
    secret.ifPresent(made -> {
      var proof = proof(made, integration, notice, clock.instant().plus(LIFETIME).getEpochSecond());
      response.addCookie(cookie(request, integration, proof, (int) LIFETIME.toSeconds()));
    });
    Redirect.send(request, response, AppServlet.pathOf(integration));
  }

  /** What was just made for this browser; from then on the browser has no proof of it. */
  Optional<AppPage.Result> take(HttpServletRequest request, HttpServletResponse response, Integration integration) {
    var shown = Arrays.stream(request.getCookies() == null ? new Cookie[0] : request.getCookies())
        .filter(cookie -> cookie.getName().equals(name(request)))
        .map(Cookie::getValue)
        .findFirst();
    shown.ifPresent(proof -> response.addCookie(cookie(request, integration, "", 0)));
    return shown.flatMap(proof -> integration.credentials().clientSecret()
        .flatMap(secret -> proven(proof, secret, integration)));
  }

  private Optional<AppPage.Result> proven(String proof, Secret secret, Integration integration) {
    return Stream.of(AppPage.Notice.REGISTERED, AppPage.Notice.NEW_SECRET)
        .filter(notice -> isProof(proof, secret, integration, notice))
        .findFirst()
        .map(notice -> new AppPage.Result(notice, Optional.of(secret)));
  }

  private boolean isProof(String proof, Secret secret, Integration integration, AppPage.Notice notice) {
    try {
      var end = Long.parseLong(proof.replaceFirst("\\..*", ""));
      return MessageDigest.isEqual(proof(secret, integration, notice, end).getBytes(UTF_8), proof.getBytes(UTF_8))
          && clock.instant().isBefore(Instant.ofEpochSecond(end));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * The end of its life, and a message authentication code whose key is the secret.
   *
   * @param end in seconds since the epoch
   */
  private static String proof(Secret secret, Integration integration, AppPage.Notice notice, long end) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), ALGORITHM));
      var code = mac.doFinal((integration.clientId() + " " + notice + " " + end).getBytes(UTF_8));
      return end + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
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
