package playground.flow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.oauth.AuthorizationRequest;
import playground.oauth.ClientCredentials;
import playground.oauth.OAuthFailure;
import playground.oauth.PendingAuthorization;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.Tokens;
import playground.webex.Header;
import playground.webex.HttpExchange;
import playground.webex.RedactedRequest;
import playground.webex.api.ApiCall;
import playground.webex.identity.Claim;
import playground.webex.identity.Identity;

/**
 * Estimates in bytes how much memory a value takes, so that a store can bound the sum. Never too little: each text counts
 * two bytes a character, and what two values share counts twice.
 */
public final class Footprint {

  private static final int OBJECT = 64; // header, fields and padding of one small object
  private static final int RECORDS = 2_048; // the records around the texts of a flow, a request or a browser

  /** A browser that has done nothing yet. */
  public static final long EMPTY_BROWSER = RECORDS;

  private Footprint() {}

  public static long of(BrowserState browser) {
    return RECORDS + BrowserState.bytesOf(browser.log())
        + browser.form().map(Footprint::of).orElse(0L)
        + browser.device().map(Footprint::of).orElse(0L)
        + browser.console().map(Footprint::of).orElse(0L)
        + browser.revocation().map(result -> of(result.exchange()) + of(result.circumstances())).orElse(0L)
        + browser.refusal().map(Footprint::of).orElse(0L);
  }

  private static long of(SavedForm form) {
    return of(form.credentials()) + of(form.scope()) + form.redirectUri().map(Footprint::of).orElse(0L)
        + of(form.authentication().loginHint());
  }

  private static long of(Refusal refusal) {
    return of(refusal.state()) + of(refusal.circumstances()) + (refusal.failure() instanceof OAuthFailure.AuthorizationDenied denied
        ? of(denied.error()) + of(denied.description()) + of(denied.request())
        : 0);
  }

  public static long of(FlowState flow) {
    return RECORDS
        + of(Optional.of(flow.credentials()))
        + of(flow.origin().requested())
        + flow.origin().code().map(code -> of(code.code()) + of(code.pending())).orElse(0L)
        + flow.lastExchange().map(exchange -> of(exchange.exchange())).orElse(0L)
        + flow.tokens().map(Footprint::of).orElse(0L)
        + of(flow.circumstances())
        + flow.checks().stream().mapToLong(Footprint::of).sum()
        + flow.identity().map(Footprint::of).orElse(0L);
  }

  public static long of(PendingAuthorization pending) {
    return RECORDS + of(Optional.of(pending.credentials())) + of(pending.request());
  }

  private static long of(AuthorizationRequest request) {
    return of(request.clientId()) + of(request.scopes()) + of(request.redirectUri().toString())
        + of(request.state().value());
  }

  static long of(HttpExchange exchange) {
    return OBJECT + of(exchange.request()) + exchange.response().map(response ->
        of(response.body()) + ofHeaders(response.headers())).orElse(0L);
  }

  private static long of(RedactedRequest request) {
    return OBJECT + 2 * of(request.uri().toString()) + of(request.body()) + of(request.curl())
        + ofHeaders(request.headers());
  }

  private static long ofHeaders(List<Header> headers) {
    var bytes = 0L;
    for (var header : headers) {
      bytes += of(header.name()) + of(header.value());
    }
    return bytes;
  }

  private static long of(DeviceGrant grant) {
    return RECORDS + of(grant.request().scopes()) + of(Optional.of(grant.request().credentials()))
        + of(grant.start().exchange())
        + grant.start().begun().map(codes -> of(codes.deviceCode()) + 3 * of(codes.verificationUri())).orElse(0L)
        + of(grant.circumstances())
        + grant.lastPoll().map(poll -> of(poll.tokens().exchange())).orElse(0L);
  }

  private static long of(ConsoleState console) {
    return of(console.typed().path()) + of(console.typed().query()) + of(console.typed().body())
        + console.result().map(Footprint::of).orElse(0L)
        + console.pasted().map(Footprint::of).orElse(0L);
  }

  private static long of(ConsoleState.Result result) {
    return of(result.checked()) + result.tokens().map(Footprint::of).orElse(0L);
  }

  private static long of(PastedToken pasted) {
    return of(pasted.value()) + of(pasted.working()) + of(pasted.refused());
  }

  private static long of(CheckedCall checked) {
    return of(checked.call()) + of(checked.circumstances());
  }

  /** The scopes are the one long part; an earlier try is a code with the server's words, which are short. */
  static long of(Circumstances known) {
    return 8 * OBJECT + known.scopes().map(facts ->
        2 * of(facts.requested()) + of(facts.accepted()) + facts.registration().map(Footprint::of).orElse(0L)).orElse(0L)
        + known.address().map(address -> of(address.uri().toString())).orElse(0L);
  }

  private static long of(ApiCall call) {
    return of(call.exchange()) + of(call.displayName().orElse("")) + of(call.email().orElse(""))
        + call.rooms().stream().mapToLong(room -> of(room.title()) + of(room.kind())).sum();
  }

  private static long of(Identity identity) {
    return RECORDS + of(identity.claims()) + of(identity.userinfoClaims())
        + identity.userinfo().map(Footprint::of).orElse(0L);
  }

  private static long of(List<Claim> claims) {
    return claims.stream().mapToLong(claim -> of(claim.name()) + of(claim.value())).sum();
  }

  private static long of(Tokens tokens) {
    var secrets = Stream.of(Optional.of(tokens.accessToken()), tokens.refreshToken(), tokens.idToken(), tokens.replacedIdToken());
    return secrets.flatMap(Optional::stream).mapToLong(Footprint::of).sum()
        + of(tokens.requested()) + tokens.granted().map(Footprint::of).orElse(0L);
  }

  private static long of(Optional<ClientCredentials> credentials) {
    return credentials.map(client -> of(client.clientId()) + client.clientSecret().map(Footprint::of).orElse(0L))
        .orElse(0L);
  }

  /** Many short names take more than their letters. */
  private static long of(Scopes scopes) {
    var bytes = 0L;
    for (var name : scopes.names()) {
      bytes += of(name);
    }
    return bytes;
  }

  private static long of(Secret secret) {
    return of(secret.reveal());
  }

  private static long of(String text) {
    return OBJECT + 2L * text.length();
  }
}
