package playground.text;

import playground.flow.ApiFailure;
import playground.flow.Circumstances;
import playground.flow.StepFault;
import playground.oauth.OAuthFailure;
import playground.webex.api.ApiRequestFault;

/** Turns the code of a failure into words, for the server that it happened with. */
public final class FailureTexts {

  private FailureTexts() {}

  /** A failure of which nothing else is known. */
  public static FailureText of(OAuthFailure failure, NamedServer server) {
    return of(failure, Circumstances.NONE, server);
  }

  /** A failure of the flow or of a request, with the causes that are possible in these circumstances. */
  public static FailureText of(OAuthFailure failure, Circumstances known, NamedServer server) {
    var words = ServerWords.of(server);
    if (failure instanceof OAuthFailure.CallbackRejected rejected) {
      return CallbackTexts.of(rejected.fault(), known, words);
    }
    if (failure instanceof OAuthFailure.AuthorizationDenied denied) {
      return AuthorizationTexts.of(denied, known, words);
    }
    if (failure instanceof OAuthFailure.RequestDenied denied) {
      return DenialTexts.of(denied, known, words);
    }
    return failure instanceof OAuthFailure.UnusableResponse unusable
        ? ResponseTexts.of(unusable, known, words)
        : TransportTexts.of((OAuthFailure.NoResponse) failure, known, words);
  }

  /**
   * An error of a callback whose request is not known.
   *
   * @param error as sent, also when it is unknown to us
   * @param description as sent; empty when there is none
   */
  public static FailureText ofAuthorizationError(String error, String description, NamedServer server) {
    return AuthorizationTexts.of(error, description, ServerWords.of(server));
  }

  /**
   * The discovery document does not come, or cannot be used.
   *
   * @param failure no response, or an unusable one
   */
  public static FailureText ofDiscovery(OAuthFailure failure) {
    return DiscoveryTexts.of(failure);
  }

  /** A step that cannot be done now. */
  public static FailureText of(StepFault fault, NamedServer server) {
    return StepTexts.of(fault, ServerWords.of(server));
  }

  /** A call of the API that failed. The API may be at another host than the browser signs in at. */
  public static FailureText of(ApiFailure failure, Circumstances known, NamedServer server) {
    var host = known.address().map(address -> address.uri().getRawAuthority()).orElse(server.host());
    var api = new NamedServer(server.kind(), host);
    return failure instanceof ApiFailure.NoUsableResponse none
        ? of(none.cause(), known, api)
        : ApiTexts.of(failure, known, ServerWords.of(api));
  }

  /** Why a call of the API that was typed is not sent, in a sentence. */
  public static String of(ApiRequestFault fault) {
    return ApiTexts.of(fault);
  }

  /**
   * What the playground's own HTTP error pages say.
   *
   * @param status 400 to 599
   */
  public static FailureText ofStatus(int status) {
    return StatusTexts.of(status);
  }
}
