package playground.sandbox.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Secret;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.RefusalException;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;

/** Finds out which integration asks, and makes it prove it (RFC 6749 §2.3, §3.2.1). */
public final class ClientAuthentication {

  private static final String BASIC = "basic ";

  private final Integrations integrations;

  public ClientAuthentication(Integrations integrations) {
    this.integrations = integrations;
  }

  /**
   * @throws RefusalException in JSON; a wrong secret with 401, everything else with 400
   */
  public Integration of(HttpServletRequest request, Form form, HttpServletResponse response) {
    var basic = basicHeader(request);
    var claimed = basic.isPresent() ? fromHeader(basic.get(), form) : fromBody(form);
    var integration = integrations.withClientId(claimed.clientId())
        .orElseThrow(() -> RefusalException.json(ErrorText.CLIENT_ID_INVALID, "unknown client_id"));
    // PKCE does not replace the secret: every integration of Webex is confidential (contract, 1.B).
    var secret = claimed.clientSecret()
        .orElseThrow(() -> RefusalException.json(ErrorText.CLIENT_SECRET_MISSING, "no client_secret"));
    // Secrets compare in constant time.
    if (!integration.credentials().clientSecret().equals(Optional.of(secret))) {
      // "401 … and include the "WWW-Authenticate" response header field" when the client used it (RFC 6749 §5.2).
      basic.ifPresent(header -> response.setHeader("WWW-Authenticate", "Basic realm=\"sandbox\""));
      throw RefusalException.json(ErrorText.CLIENT_SECRET_WRONG, "the client_secret is wrong");
    }
    return integration;
  }

  private static Optional<String> basicHeader(HttpServletRequest request) {
    var headers = Collections.list(request.getHeaders("Authorization"));
    if (headers.size() > 1) {
      throw RefusalException.json(ErrorText.REQUEST_INVALID, "more than one Authorization header");
    }
    return headers.stream().filter(header -> header.regionMatches(true, 0, BASIC, 0, BASIC.length())).findFirst();
  }

  private static ClientCredentials fromBody(Form form) {
    var clientId = form.value("client_id").filter(id -> !id.isBlank())
        .orElseThrow(() -> RefusalException.json(ErrorText.CLIENT_ID_INVALID, "no client_id"));
    return new ClientCredentials(clientId, form.value("client_secret").map(Secret::new));
  }

  /** "The client MUST NOT use more than one authentication method in each request" (RFC 6749 §2.3). */
  private static ClientCredentials fromHeader(String header, Form form) {
    var credentials = decoded(header.substring(BASIC.length()).strip());
    if (form.value("client_secret").isPresent()) {
      throw RefusalException.json(ErrorText.REQUEST_INVALID, "credentials in the header and in the body");
    }
    if (form.value("client_id").filter(id -> !id.equals(credentials.clientId())).isPresent()) {
      throw RefusalException.json(ErrorText.REQUEST_INVALID, "another client_id in the body than in the header");
    }
    return credentials;
  }

  /** Id and secret are form-url-encoded first, each by itself, and then put together (RFC 6749 §2.3.1). */
  private static ClientCredentials decoded(String base64) {
    try {
      var pair = new String(Base64.getDecoder().decode(base64), UTF_8).split(":", 2);
      var values = List.of(URLDecoder.decode(pair[0], UTF_8), pair.length < 2 ? "" : URLDecoder.decode(pair[1], UTF_8));
      var secret = Optional.of(values.get(1)).filter(text -> !text.isEmpty()).map(Secret::new);
      return new ClientCredentials(values.get(0), secret);
    } catch (IllegalArgumentException e) {
      throw RefusalException.json(ErrorText.REQUEST_INVALID, "the Basic credentials cannot be read");
    }
  }
}
