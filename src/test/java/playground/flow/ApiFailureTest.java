package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static playground.testing.Examples.NOW;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.flow.ApiFailure.Forbidden;
import playground.flow.ApiFailure.NoUsableResponse;
import playground.flow.ApiFailure.RateLimited;
import playground.flow.ApiFailure.ScopeMissing;
import playground.flow.ApiFailure.ServerError;
import playground.flow.ApiFailure.TokenRejected;
import playground.flow.ApiFailure.UnexpectedStatus;
import playground.oauth.OAuthFailure;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.TokenResponse;
import playground.oauth.Tokens;
import playground.oauth.TransportFault;
import playground.webex.HttpExchange;
import playground.webex.RedactedRequest;
import playground.webex.api.ApiCall;

/** RFC 6750 §3.1: what a refused call of the API means, by its status and by what is known of the token. */
class ApiFailureTest {

  private final Tokens tokens = tokens("spark:rooms_read", Optional.empty());

  @ParameterizedTest
  @ValueSource(ints = {200, 204})
  void aSuccessIsNoFailure(int status) {
    assertEquals(Optional.empty(), ApiFailure.of(call(status), "spark:rooms_read", tokens));
  }

  /** Webex says the same of an expired and of a revoked token: the circumstances decide. */
  @Test
  void a401MeansThatTheTokenWasRejected() {
    assertEquals(new TokenRejected(), of(401));
  }

  private ApiFailure of(int status) {
    return ApiFailure.of(call(status), "", tokens).orElseThrow();
  }

  /** C-15: a scope that was only requested is not said to have been granted. */
  @Test
  void a403WithoutTheScopeNamesIt() {
    assertEquals(
        new ScopeMissing("spark:people_read", Scopes.parse("spark:rooms_read"), false),
        denied("spark:people_read", tokens));
    var granted = tokens("spark:people_read", Optional.of(Scopes.parse("spark:rooms_read")));
    assertEquals(
        new ScopeMissing("spark:people_read", Scopes.parse("spark:rooms_read"), true),
        denied("spark:people_read", granted));
  }

  @Test
  void a403AlthoughTheScopeIsThereHasAnotherReason() {
    assertEquals(new Forbidden("spark:rooms_read", false, false), denied("spark:rooms_read", tokens));
    assertEquals(new Forbidden("", false, false), denied("", tokens), "nobody knows which scope it needs");
  }

  /** An administrator's scope can be granted to anybody, and then lets only administrators in (contract, 3.1). */
  @Test
  void a403DespiteAnAdministratorsScopeIsAboutTheRole() {
    var admin = tokens("spark-admin:people_read", Optional.empty());

    assertEquals(new Forbidden("spark-admin:people_read", false, true), denied("spark-admin:people_read", admin));
  }

  /** spark:all covers user scopes, and neither meeting nor administration scopes (contract, 3.1). */
  @ParameterizedTest
  @ValueSource(strings = {"meeting:schedules_read", "spark-admin:people_read", "openid"})
  void a403ForWhatTheScopeForEverythingDoesNotCoverNamesTheScope(String scope) {
    var all = tokens("spark:all", Optional.of(Scopes.parse("spark:all")));

    assertEquals(new ScopeMissing(scope, Scopes.parse("spark:all"), true), denied(scope, all));
  }

  /** spark:all covers what the call needs. */
  @Test
  void a403DespiteTheScopeForEverythingHasAnotherReason() {
    var all = tokens("spark:all", Optional.of(Scopes.parse("spark:all")));

    assertEquals(new Forbidden("spark:rooms_read", true, false), denied("spark:rooms_read", all));
    assertEquals(new Forbidden("", true, false), denied("", all));
  }

  private static ApiFailure denied(String scope, Tokens tokens) {
    return ApiFailure.of(call(403), scope, tokens).orElseThrow();
  }

  /** F-05. */
  @Test
  void a429SaysHowLongToWait() {
    var wait = Optional.of(Duration.ofSeconds(17));
    var limited = new ApiCall(exchange(), Optional.of(429), List.of(), Optional.empty(), Optional.empty(), wait, Optional.empty());

    assertEquals(Optional.of(new RateLimited(wait)), ApiFailure.of(limited, "", tokens));
  }

  @Test
  void anyOtherStatusIsTheServersOwnTroubleFrom500On() {
    assertEquals(new UnexpectedStatus(302), of(302));
    assertEquals(new UnexpectedStatus(499), of(499));
    assertEquals(new ServerError(500), of(500));
    assertEquals(new ServerError(503), of(503));
  }

  @Test
  void withoutAResponseTheReasonIsPassedOn() {
    var reason = new OAuthFailure.NoResponse(TransportFault.values()[0], "webexapis.com", Duration.ofSeconds(10));
    var failed =
        new ApiCall(exchange(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(reason));

    assertEquals(Optional.of(new NoUsableResponse(reason)), ApiFailure.of(failed, "", tokens));
  }

  private static ApiCall call(int status) {
    return new ApiCall(
        exchange(), Optional.of(status), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static HttpExchange exchange() {
    return HttpExchange.navigated(RedactedRequest.navigation(URI.create("https://webexapis.com/v1/rooms")), NOW);
  }

  /** Tokens that live for a minute. */
  private static Tokens tokens(String requested, Optional<Scopes> granted) {
    var response = new TokenResponse(
        new Secret("acc3ss"), Optional.empty(), Optional.of(Duration.ofSeconds(60)), Optional.empty(), Optional.empty(),
        granted);
    return Tokens.of(response, Scopes.parse(requested), NOW);
  }
}
