package playground.flow;

import java.time.Duration;
import java.util.Optional;
import playground.oauth.OAuthFailure;
import playground.oauth.Scopes;
import playground.oauth.Tokens;
import playground.scopes.ScopeCatalogue;
import playground.webex.api.ApiCall;

/** What is wrong with a call of the API, as far as its response and our own record of the token tell. */
public sealed interface ApiFailure {

  /** 401. Webex has one text for an expired and for a revoked token (contract, 1.J): the circumstances decide. */
  record TokenRejected() implements ApiFailure {}

  /**
   * 403, and the token lacks the scope that the call needs.
   *
   * @param scope that the call needs
   * @param held those of the token
   * @param isGranted whether the server said that it granted them; they are only requested otherwise
   */
  record ScopeMissing(String scope, Scopes held, boolean isGranted) implements ApiFailure {}

  /**
   * 403, and the token does not lack the scope as far as we know.
   *
   * @param scope that the call needs; empty when unknown
   * @param isGranted whether the server said that it granted it; it is only requested otherwise
   * @param isForAdministrators whether the scope lets nobody but administrators in
   */
  record Forbidden(String scope, boolean isGranted, boolean isForAdministrators) implements ApiFailure {}

  /**
   * 429.
   *
   * @param retryAfter the wait that the server demands; empty when it does not say
   */
  record RateLimited(Optional<Duration> retryAfter) implements ApiFailure {}

  /** 401 to a token that was pasted, whose life and origin nobody knows. */
  record PastedTokenRejected() implements ApiFailure {}

  /**
   * 403 to a token that was pasted, whose scopes nobody knows.
   *
   * @param scope that the call needs; empty when unknown
   */
  record PastedTokenForbidden(String scope) implements ApiFailure {}

  /** 404 or 405: the server knows no such call, or no such resource. */
  record UnknownCall(int status) implements ApiFailure {}

  /** 500 to 599. */
  record ServerError(int status) implements ApiFailure {}

  /** Any other status that is no success. */
  record UnexpectedStatus(int status) implements ApiFailure {}

  /** No response came, or none that can be used. */
  record NoUsableResponse(OAuthFailure cause) implements ApiFailure {}

  /**
   * What is wrong with that call.
   *
   * @param neededScope that the call needs; empty when unknown
   * @param tokens that it was made with
   * @return empty when it succeeded
   */
  static Optional<ApiFailure> of(ApiCall call, String neededScope, Tokens tokens) {
    if (call.failure().isPresent()) {
      return call.failure().map(NoUsableResponse::new);
    }
    return call.isSuccess() ? Optional.empty() : Optional.of(denied(call, neededScope, tokens));
  }

  /**
   * What is wrong with a call that was made with a pasted token.
   *
   * @param neededScope that the call needs; empty when unknown
   * @return empty when it succeeded
   */
  static Optional<ApiFailure> ofPasted(ApiCall call, String neededScope) {
    if (call.failure().isPresent()) {
      return call.failure().map(NoUsableResponse::new);
    }
    return call.isSuccess() ? Optional.empty() : Optional.of(switch (call.status().orElse(0)) {
      case 401 -> new PastedTokenRejected();
      case 403 -> new PastedTokenForbidden(neededScope);
      default -> ofStatus(call.status().orElse(0), call.retryAfter());
    });
  }

  private static ApiFailure denied(ApiCall call, String neededScope, Tokens tokens) {
    var status = call.status().orElse(0);
    return status == 403 ? forbidden(neededScope, tokens) : ofStatus(status, call.retryAfter());
  }

  /**
   * What is wrong with a call of which the response alone is known.
   *
   * @param status no success
   * @param retryAfter the wait that the server demands; empty when it does not say
   */
  static ApiFailure ofStatus(int status, Optional<Duration> retryAfter) {
    return switch (status) {
      case 401 -> new TokenRejected();
      case 403 -> new Forbidden("", false, false);
      case 404, 405 -> new UnknownCall(status);
      case 429 -> new RateLimited(retryAfter);
      default -> status >= 500 ? new ServerError(status) : new UnexpectedStatus(status);
    };
  }

  private static ApiFailure forbidden(String neededScope, Tokens tokens) {
    var isGranted = tokens.granted().isPresent();
    return neededScope.isEmpty() || ScopeCatalogue.covers(tokens.scopes().names(), neededScope)
        ? new Forbidden(neededScope, isGranted, ScopeCatalogue.isForAdministrators(neededScope))
        : new ScopeMissing(neededScope, tokens.scopes(), isGranted);
  }
}
