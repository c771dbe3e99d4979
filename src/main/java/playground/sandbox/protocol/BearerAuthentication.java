package playground.sandbox.protocol;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import playground.oauth.Secret;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.RefusalException;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.FaultType;
import playground.sandbox.store.AccessToken;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Store;
import playground.scopes.ScopeCatalogue;

/** Checks the access token of a call. Every invalid token gets the same response; the cause is for the log (contract, 1.J). */
public final class BearerAuthentication {

  private static final String SCHEME = "bearer ";

  private final Store store;
  private final ActiveFaults faults;

  public BearerAuthentication(Store store, ActiveFaults faults) {
    this.store = store;
    this.faults = faults;
  }

  /**
   * @param scope that the call needs; the scope for everything a person may do serves as well
   * @return what the token of the call stands for
   * @throws RefusalException 401 without a valid token, 403 without the scope
   */
  public AccessToken requireScope(HttpServletRequest request, String scope) {
    var token = requireToken(request);
    if (!ScopeCatalogue.covers(token.scopes().names(), scope)) {
      throw RefusalException.json(ErrorText.NOT_ALLOWED_TO, "the access token lacks " + scope + ", it has " + token.scopes());
    }
    return token;
  }

  /**
   * As {@link #requireScope}, and the person must be an administrator: "Admin scope grants nothing to a non-admin
   * user: consent may succeed, call gives 403" (contract, 3.1).
   */
  public Grant requireAdmin(HttpServletRequest request, String scope) {
    var grant = grant(requireScope(request, scope));
    if (!grant.person().admin()) {
      throw RefusalException.json(ErrorText.NOT_ALLOWED_TO, "the person is no administrator");
    }
    return grant;
  }

  /**
   * The grant of a valid token.
   *
   * @throws RefusalException 401 when the grant has just made room for newer ones
   */
  public Grant grant(AccessToken token) {
    return store.grants().find(token.grantId()).orElseThrow(() -> bad("unknown"));
  }

  /**
   * Whatever its scopes.
   *
   * @return what the token of the call stands for
   * @throws RefusalException 401 without a valid token
   */
  public AccessToken requireToken(HttpServletRequest request) {
    var value = header(request).orElseThrow(() -> RefusalException.json(ErrorText.NO_VALID_TOKEN, "no Bearer token"));
    var token = store.tokens().access(value).orElseThrow(() -> bad(store.tokens().whyNoAccess(value)));
    var clientId = grant(token).clientId();
    Diagnosis.of(request).client(clientId);
    if (store.integrations().withClientId(clientId).isEmpty()) {
      throw bad("its integration was deleted");
    }
    faults.take(FaultType.ACCESS_TOKEN_EXPIRED, request.getRequestURI()).ifPresent(fault -> {
      throw bad("good, but for the fault " + fault.type().wireName());
    });
    return token;
  }

  private static RefusalException bad(String why) {
    return RefusalException.json(ErrorText.NO_VALID_TOKEN, "access token: " + why);
  }

  /** The header alone: a token in the query ends up in logs (RFC 6750 §2.3, §5.3). */
  private static Optional<Secret> header(HttpServletRequest request) {
    var headers = Collections.list(request.getHeaders("Authorization"));
    return headers.size() == 1 && headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(new Secret(headers.get(0).substring(SCHEME.length()).strip()))
        : Optional.empty();
  }
}
