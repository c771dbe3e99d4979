package playground.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.oauth.ClientAuthentication.NONE;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import playground.flow.ApiFailure;
import playground.flow.Circumstances.Authentication;
import playground.flow.Circumstances;
import playground.flow.ScopeFacts;
import playground.flow.StepFault;
import playground.oauth.AuthorizationError;
import playground.oauth.AuthorizationRequest;
import playground.oauth.CallbackFault;
import playground.oauth.ClientAuthentication;
import playground.oauth.DenialCode;
import playground.oauth.OAuthFailure;
import playground.oauth.OAuthFailure.AuthorizationDenied;
import playground.oauth.OAuthFailure.CallbackRejected;
import playground.oauth.OAuthFailure.NoResponse;
import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.Scopes;
import playground.oauth.State;
import playground.oauth.TransportFault;
import playground.webex.api.ApiRequestFault;
import playground.webex.RetryAfter;

/** Every code has words for every kind of server, and they send nobody to a server that is not theirs. */
@Isolated("changes the default locale")
class FailureTextsTest {

  private static final Duration TIMEOUT = Duration.ofMillis(400);

  private static final AuthorizationRequest REQUEST =
      new AuthorizationRequest(
          "client-1", URI.create("http://localhost:8080/callback"), Scopes.parse("spark:rooms_read"), new State("s"),
          Optional.empty());

  /** Codes that every endpoint of tokens and devices can answer with. */
  private static final Set<DenialCode> ANYWHERE =
      EnumSet.of(
          DenialCode.INVALID_CLIENT, DenialCode.CLIENT_UNKNOWN, DenialCode.GRANT_NOT_ALLOWED, DenialCode.INVALID_SCOPE,
          DenialCode.INVALID_REQUEST, DenialCode.NO_SUCH_ENDPOINT, DenialCode.RATE_LIMITED,
          DenialCode.SERVER_ERROR, DenialCode.GATEWAY_ERROR, DenialCode.UNEXPECTED_STATUS);

  private static final Map<RequestKind, Set<DenialCode>> DENIALS = new EnumMap<>(Map.of(
      RequestKind.CODE, EnumSet.of(DenialCode.INVALID_GRANT, DenialCode.CLIENT_SECRET_MISSING, DenialCode.REDIRECT_URI_REFUSED),
      RequestKind.REFRESH,
      EnumSet.of(DenialCode.INVALID_GRANT, DenialCode.CLIENT_SECRET_MISSING),
      RequestKind.DEVICE_AUTHORIZATION,
      EnumSet.of(DenialCode.HELPER_REDIRECT_URIS_MISSING, DenialCode.CLIENT_SECRET_MISSING),
      RequestKind.DEVICE_POLL,
      EnumSet.of(
          DenialCode.INVALID_GRANT, DenialCode.CLIENT_SECRET_MISSING, DenialCode.ACCESS_DENIED, DenialCode.EXPIRED_TOKEN, DenialCode.TOKEN_LIMIT_REACHED,
          DenialCode.AUTHORIZATION_PENDING, DenialCode.SLOW_DOWN),
      RequestKind.REVOCATION, EnumSet.of(DenialCode.CLIENT_SECRET_MISSING)));

  /** What a redirect can bring, and one that nobody knows. */
  private static final List<String> ERRORS = Stream.concat(
      Stream.of(AuthorizationError.values()).map(AuthorizationError::code), Stream.of("an_unknown_error")).toList();

  private static final NamedServer WEBEX = named(ServerKind.WEBEX);

  private static NamedServer named(ServerKind kind) {
    return new NamedServer(kind, "login.example.com");
  }

  /** A failure by its name, and its text for each kind of server. */
  private record Case(String name, Function<NamedServer, FailureText> text) {}

  private static final Authentication POST = new Authentication(ClientAuthentication.CLIENT_SECRET_POST, true);
  private static final Authentication BASIC = new Authentication(ClientAuthentication.CLIENT_SECRET_BASIC, false);

  /** What can be known of a failure, from nothing to everything. */
  private static final List<Circumstances> KNOWN = List.of(
      Circumstances.NONE,
      known("https://api.example.com/v1/x", "webex.base-url", true, Duration.ofSeconds(3), POST),
      known("https://api.example.com/v1/x", "webex.base-url", true, Duration.ofSeconds(3), new Authentication(NONE, true)),
      known("https://api.example.com/x", "webex.base-url", false, Duration.ofMinutes(11), new Authentication(NONE, false)),
      known("https://example.com/x", "webex.token-endpoint", false, Duration.ofDays(20), BASIC));

  private static Circumstances known(
      String uri, String setting, boolean isRight, Duration age, Authentication authentication) {
    var scopes = Scopes.parse("spark:all spark:rooms_read openid spark:room_read");
    var timedOut = isRight ? Optional.<OAuthFailure>empty()
        : Optional.<OAuthFailure>of(new NoResponse(TransportFault.TIMED_OUT, "example.com", TIMEOUT));
    return new Circumstances(
        Optional.of(new Circumstances.Address(URI.create(uri), setting, isRight, isRight, Optional.of(authentication))),
        Optional.of(new Circumstances.SentCode(age, Duration.ZERO, timedOut)),
        Optional.of(new Circumstances.SentToken(Optional.of(Duration.ofDays(14)), age, Duration.ZERO, !isRight)),
        Optional.of(new ScopeFacts(
            scopes, List.of(new ScopeFacts.UnknownScope("spark:room_read", Optional.of("spark:rooms_read"))),
            Optional.of(scopes).filter(registered -> isRight), Scopes.parse(isRight ? "" : "spark:people_read"))),
        Optional.empty(),
        Optional.of(age));
  }

  private static List<OAuthFailure> oauthFailures() {
    var failures = new ArrayList<OAuthFailure>();
    Stream.of(CallbackFault.values()).map(CallbackRejected::new).forEach(failures::add);
    ERRORS.forEach(error -> failures.add(new AuthorizationDenied(error, "", REQUEST)));
    DENIALS.forEach((request, codes) ->
        Stream.concat(codes.stream(), ANYWHERE.stream()).forEach(code -> failures.addAll(denials(request, code))));
    for (var request : RequestKind.values()) {
      Stream.of(ResponseFault.values())
          .map(fault -> new UnusableResponse(request, fault, "502"))
          .forEach(failures::add);
    }
    Stream.of(TransportFault.values())
        .map(fault -> new NoResponse(fault, "example.com", TIMEOUT))
        .forEach(failures::add);
    return failures;
  }

  /** With and without a wait, with and without the server's own words, and with either status that it can have. */
  private static List<OAuthFailure> denials(RequestKind request, DenialCode code) {
    return List.of(
        new RequestDenied(request, code, 400, "", Optional.empty()),
        new RequestDenied(request, code, 401, "Said so.", Optional.of(Duration.ofSeconds(7))));
  }

  private static Stream<Case> cases() {
    var api = List.of(
        new ApiFailure.TokenRejected(),
        new ApiFailure.ScopeMissing("spark:people_read", Scopes.parse("spark:rooms_read"), true),
        new ApiFailure.ScopeMissing("spark:people_read", Scopes.parse("spark:rooms_read"), false),
        new ApiFailure.Forbidden("", false, false), new ApiFailure.Forbidden("spark-admin:people_read", true, true),
        new ApiFailure.Forbidden("spark:rooms_read", false, false),
        new ApiFailure.RateLimited(Optional.empty()), new ApiFailure.RateLimited(Optional.of(TIMEOUT)),
        new ApiFailure.PastedTokenRejected(), new ApiFailure.PastedTokenForbidden(""),
        new ApiFailure.PastedTokenForbidden("spark:rooms_read"), new ApiFailure.UnknownCall(404),
        new ApiFailure.ServerError(503), new ApiFailure.UnexpectedStatus(302), new ApiFailure.UnexpectedStatus(400),
        new ApiFailure.NoUsableResponse(new NoResponse(TransportFault.TIMED_OUT, "example.com", TIMEOUT)));
    var statuses = List.of(400, 403, 404, 405, 413, 414, 418, 421, 431, 500, 502, 503);
    return Stream.of(
            oauthFailures().stream().flatMap(f -> KNOWN.stream().map(known ->
                new Case(f + " " + KNOWN.indexOf(known), server -> FailureTexts.of(f, known, server)))),
            ERRORS.stream().map(error -> new Case(
                error + " of an unknown request", server -> FailureTexts.ofAuthorizationError(error, "No.", server))),
            Stream.of(StepFault.values()).map(f -> new Case(f.toString(), server -> FailureTexts.of(f, server))),
            api.stream().flatMap(f -> KNOWN.stream().map(known ->
                new Case(f + " " + KNOWN.indexOf(known), server -> FailureTexts.of(f, known, server)))),
            statuses.stream().map(status -> new Case("status " + status, server -> FailureTexts.ofStatus(status))))
        .flatMap(all -> all);
  }

  @TestFactory
  Stream<DynamicTest> everyCodeHasWordsForEveryKindOfServer() {
    return cases().flatMap(one -> Stream.of(ServerKind.values()).map(server ->
        DynamicTest.dynamicTest(one.name() + " at " + server, () -> {
          var text = one.text().apply(named(server));

          sentences(text).forEach(FailureTextsTest::assertComplete);
          sentences(text).forEach(sentence -> assertFits(server, sentence));
          text.causes().stream().flatMap(cause -> cause.source().stream()).forEach(source -> assertSourced(server, source));
        })));
  }

  /** No code is left out above, or so far from every test that nobody would notice. */
  @Test
  void theCasesAreAllThereAre() {
    var denied = EnumSet.copyOf(ANYWHERE);
    DENIALS.values().forEach(denied::addAll);

    assertEquals(EnumSet.allOf(DenialCode.class), denied);
    assertEquals(
        Set.of(OAuthFailure.class.getPermittedSubclasses()),
        Set.copyOf(oauthFailures().stream().map(Object::getClass).toList()));
    assertEquals(10, ApiFailure.class.getPermittedSubclasses().length, "each has its case above");
  }

  @Test
  void everyReasonToSendNothingHasASentence() {
    for (var fault : ApiRequestFault.values()) {
      assertComplete(FailureTexts.of(fault));
    }
  }

  /** RFC 6749 §4.1.2.1 has errors in lower case; whatever the case and the machine's language, they are recognized. */
  @Test
  void theCaseOfAnErrorAndTheLanguageOfTheMachineDoNotMatter() {
    var language = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));

      assertEquals(denied("invalid_scope").what(), denied("INVALID_SCOPE").what());
      assertNotEquals(denied("invalid_scope").what(), denied("no_such_error").what());
    } finally {
      Locale.setDefault(language);
    }
  }

  @Test
  void aRefusedRequestIsShownWithItsParameters() {
    var details = FailureTexts.of(new AuthorizationDenied("invalid_scope", "No.", REQUEST), WEBEX).details();

    assertEquals(
        List.of("invalid_scope", "No.", "spark:rooms_read", "client-1", "http://localhost:8080/callback"),
        details.stream().map(FailureText.Detail::value).toList());
  }

  /** What is known of a request alone is left out; the causes are the same. */
  @Test
  void anErrorIsExplainedWithoutItsRequestToo() {
    for (var error : ERRORS) {
      var known = FailureTexts.of(new AuthorizationDenied(error, "No.", REQUEST), WEBEX);
      var unknown = FailureTexts.ofAuthorizationError(error, "No.", WEBEX);

      assertEquals(known.what(), unknown.what());
      assertEquals(known.causes(), unknown.causes());
      assertEquals(
          List.of(new FailureText.Detail("error", error), new FailureText.Detail("error_description", "No.")),
          unknown.details());
    }
  }

  /** What the server said is quoted as it came, also when it looks like a pattern. */
  @Test
  void theServersWordsAreQuoted() {
    var denied = new RequestDenied(RequestKind.CODE, DenialCode.INVALID_GRANT, 400, "$1 {0} %s \\", Optional.empty());

    assertEquals(
        "Webex rejected the authorization code (400). It says: $1 {0} %s \\", FailureTexts.of(denied, WEBEX).what());
  }

  /** F-05: said to the user, in seconds, capped. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      0    | Wait 0 seconds, as Webex requests, and press the button again.
      1    | Wait 1 second, as Webex requests, and press the button again.
      2    | Wait 2 seconds, as Webex requests, and press the button again.
      3600 | Wait an hour or more, as Webex requests, and press the button again.
      """)
  void theWaitThatTheServerAsksForIsSaid(int seconds, String advice) {
    assertEquals(advice, afterWait(DenialCode.RATE_LIMITED, Optional.of(Duration.ofSeconds(seconds))));
    assertTrue(afterWait(DenialCode.SERVER_ERROR, Optional.of(Duration.ofSeconds(seconds))).startsWith(advice));
  }

  @Test
  void aWaitThatTheServerDoesNotNameIsAMinute() {
    assertEquals(
        "Wait a minute and press the button again: Webex doesn't say how long.",
        afterWait(DenialCode.RATE_LIMITED, Optional.empty()));
    assertEquals("an hour or more", Durations.ofWait(RetryAfter.LONGEST));
  }

  /** A refused refresh token and a refused code have causes of their own. */
  @Test
  void theCausesAreThoseOfWhatWasSent() {
    var causes =
        Stream.of(RequestKind.CODE, RequestKind.REFRESH, RequestKind.DEVICE_POLL)
            .map(request -> new RequestDenied(request, DenialCode.INVALID_GRANT, 400, "", Optional.empty()))
            .map(denied -> FailureTexts.of(denied, WEBEX).why())
            .toList();

    assertTrue(causes.get(0).startsWith("The code was used before"), causes.get(0));
    assertTrue(causes.get(1).startsWith("The refresh token has expired"), causes.get(1));
    assertTrue(causes.get(2).startsWith("The device code has expired"), causes.get(2));
  }

  /** A redirect URI is sent with a code alone; nobody is sent to look for it after anything else. */
  @Test
  void onlyARefusedCodeIsExplainedByTheRedirectUri() {
    var explained = oauthFailures().stream()
        .filter(RequestDenied.class::isInstance).map(RequestDenied.class::cast)
        .filter(denied -> denied.request() != RequestKind.DEVICE_AUTHORIZATION)
        .filter(denied -> sentences(FailureTexts.of(denied, WEBEX)).stream()
            .anyMatch(sentence -> sentence.contains("redirect_uri")))
        .map(denied -> denied.request() + " " + denied.code())
        .distinct()
        .toList();

    assertEquals(List.of("CODE INVALID_GRANT", "CODE REDIRECT_URI_REFUSED"), explained);
  }

  /** The secret is not the cause of a client id that is unknown, or of an address without an endpoint. */
  @Test
  void onlyARefusedSecretIsExplainedByTheSecret() {
    for (var code : List.of(DenialCode.CLIENT_UNKNOWN, DenialCode.NO_SUCH_ENDPOINT, DenialCode.UNEXPECTED_STATUS)) {
      for (var server : ServerKind.values()) {
        var denied = new RequestDenied(RequestKind.CODE, code, 400, "", Optional.empty());
        var causes = FailureTexts.of(denied, named(server)).causes();
        assertFalse(causes.stream().anyMatch(cause -> cause.text().contains("secret")), code + " at " + server);
      }
    }
  }

  /** Good credentials that come by another method than registered are rejected too, so it comes before the secret. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      CLIENT_SECRET_POST  | in the body (client_secret_post).                     | such as client_secret_basic, and
      CLIENT_SECRET_BASIC | in the Authorization header (client_secret_basic).    | such as client_secret_post, and
      """)
  void atAnotherServerTheMethodOfAuthenticationComesBeforeTheSecret(
      ClientAuthentication method, String used, String other) {
    var text = rejectedClient(RequestKind.CODE, new Authentication(method, true), ServerKind.OTHER);

    assertTrue(text.why().endsWith("sent the client ID and secret " + used), text.why());
    assertTrue(text.whatToDo().startsWith("Set webex.client-authentication to ") && text.whatToDo().contains(other), text.whatToDo());
    assertEquals(
        List.of("The client secret is wrong, or was regenerated."),
        text.otherCauses().stream().map(Cause::text).toList());
  }

  /** A secret that was not sent is not wrong. */
  @ParameterizedTest
  @EnumSource(names = {"CODE", "REFRESH", "DEVICE_AUTHORIZATION", "DEVICE_POLL"})
  void atAnotherServerMissingAuthenticationIsNamedAndNoSecret(RequestKind request) {
    var text = rejectedClient(request, new Authentication(NONE, false), ServerKind.OTHER);

    assertEquals(
        "login.example.com requires client authentication here. The playground sent the client ID alone (none).",
        text.why());
    assertTrue(text.whatToDo().startsWith("Set webex.client-authentication to client_secret_basic or"), text.whatToDo());
    assertTrue(sentences(text).stream().noneMatch(sentence -> sentence.contains("secret is wrong")), text.toString());
  }

  /** The host, since "the authorization server" could be any; that of the API where a call of the API failed. */
  @Test
  void anotherServerIsNamedByItsHost() {
    var other = named(ServerKind.OTHER);
    var denied = new RequestDenied(RequestKind.CODE, DenialCode.SERVER_ERROR, 500, "", Optional.empty());
    var refused = new ApiFailure.ServerError(503);
    var text = FailureTexts.of(denied, other);
    var atApi = FailureTexts.of(refused, authenticating(POST), other);

    assertEquals("login.example.com had an internal error (500).", text.what());
    assertTrue(text.whatToDo().endsWith("show the response to the operator of login.example.com."), text.whatToDo());
    assertEquals("api.example.com had an internal error (503).", atApi.what());
    assertTrue(atApi.whatToDo().endsWith("show the response to the operator of api.example.com."), atApi.whatToDo());
    assertEquals(
        "login.example.com had an internal error (503).", FailureTexts.of(refused, Circumstances.NONE, other).what());
  }

  @Test
  void whatIsNoDiscoveryDocumentIsSomethingElse() {
    var unusable = new UnusableResponse(RequestKind.DISCOVERY, ResponseFault.NOT_JSON, "");

    assertEquals(
        "Something other than a discovery document is at this address, or a proxy changed it.",
        FailureTexts.ofDiscovery(unusable).why());
  }

  /** Webex takes header and body (contract, 1.B), so there it is the secret, unless a setting changed what is sent. */
  @ParameterizedTest
  @EnumSource(names = {"WEBEX", "FEDRAMP", "SANDBOX"})
  void atWebexAMethodThatIsSetComesBeforeTheSecret(ServerKind webex) {
    var usual = rejectedClient(RequestKind.CODE, POST, webex);
    var changed = rejectedClient(RequestKind.CODE, BASIC, webex);
    var none = rejectedClient(RequestKind.CODE, new Authentication(NONE, false), webex);

    assertTrue(usual.why().startsWith("The client secret is wrong"), usual.why());
    assertTrue(sentences(usual).stream().noneMatch(sentence -> sentence.contains("client-authentication")), usual.toString());
    assertEquals(
        "webex.client-authentication is client_secret_basic, which isn't the playground's default for Webex here.",
        changed.why());
    assertEquals(usual.why(), changed.otherCauses().get(0).text());
    assertTrue(none.why().startsWith("webex.client-authentication is none, so no client secret was sent."), none.why());
    assertEquals("Remove webex.client-authentication from the settings and restart the playground.", none.whatToDo());
  }

  /** The start of a device grant has no secret at Webex. */
  @Test
  void atWebexARejectedStartOfADeviceGrantIsNotExplainedByTheSecret() {
    var text = rejectedClient(RequestKind.DEVICE_AUTHORIZATION, new Authentication(NONE, true), ServerKind.WEBEX);

    assertTrue(text.why().startsWith("The client ID is misspelt"), text.why());
    assertTrue(sentences(text).stream().noneMatch(sentence -> sentence.contains("secret")), text.toString());
  }

  /** A server that misses the secret in the body is told nothing by a header. */
  @Test
  void aSecretThatIsMissingFromTheBodyMayHaveBeenSentOtherwise() {
    var missing = new RequestDenied(RequestKind.CODE, DenialCode.CLIENT_SECRET_MISSING, 400, "", Optional.empty());

    for (var server : ServerKind.values()) {
      var inHeader = FailureTexts.of(missing, authenticating(BASIC), named(server));
      var inBody = FailureTexts.of(missing, authenticating(POST), named(server));
      var nowhere = FailureTexts.of(missing, authenticating(new Authentication(NONE, false)), named(server));

      assertTrue((inHeader.why() + inHeader.whatToDo()).contains("webex.client-authentication"), inHeader.why());
      assertTrue((nowhere.why() + nowhere.whatToDo()).contains("webex.client-authentication"), nowhere.why());
      assertTrue(inBody.why().startsWith("No client secret was sent."), inBody.why());
      assertTrue(inHeader.isCertain() && inBody.isCertain() && nowhere.isCertain());
    }
  }

  private static FailureText rejectedClient(RequestKind request, Authentication authentication, ServerKind server) {
    var denied = new RequestDenied(request, DenialCode.INVALID_CLIENT, 401, "", Optional.empty());
    return FailureTexts.of(denied, authenticating(authentication), named(server));
  }

  private static Circumstances authenticating(Authentication authentication) {
    return known("https://api.example.com/v1/x", "webex.base-url", true, Duration.ofSeconds(3), authentication);
  }

  private static FailureText denied(String error) {
    return FailureTexts.of(new AuthorizationDenied(error, "", REQUEST), WEBEX);
  }

  private static String afterWait(DenialCode code, Optional<Duration> wait) {
    return FailureTexts.of(new RequestDenied(RequestKind.CODE, code, 429, "", wait), WEBEX).whatToDo();
  }

  private static List<String> sentences(FailureText text) {
    return Stream.concat(
            Stream.of(text.what()),
            text.causes().stream().flatMap(cause -> Stream.of(cause.text(), cause.whatToDo())))
        .toList();
  }

  private static void assertComplete(String sentence) {
    assertTrue(sentence.endsWith("."), sentence);
    assertFalse(sentence.endsWith("..") || sentence.contains("  ") || sentence.contains(" ."), sentence);
    var names = Stream.of("spark:", "example.com", "login.example.com", "api.example.com", "webex.", "prompt", "redirect_uri", "code_verifier", "openid");
    assertTrue(Character.isUpperCase(sentence.charAt(0)) || names.anyMatch(sentence::startsWith), sentence);
    for (var unfilled : List.of("null", "{", "}", "%", "$", "Optional", "[")) {
      assertFalse(sentence.replace("[::1]", "").contains(unfilled), sentence);
    }
  }

  /** The settings are named webex.…, whatever they are set to. */
  private static void assertFits(ServerKind server, String sentence) {
    if (server == ServerKind.OTHER) {
      for (var elsewhere : List.of("Webex", "webex.com", "webexapis", "developer portal", "My Webex Apps", "sandbox", "uthorization server")) {
        assertFalse(sentence.contains(elsewhere), sentence);
      }
    }
    if (server == ServerKind.SANDBOX) {
      for (var elsewhere : List.of("webex.com", "Webex support", "developer portal", "My Webex Apps")) {
        assertFalse(sentence.contains(elsewhere), sentence);
      }
    }
    if (server == ServerKind.WEBEX || server == ServerKind.FEDRAMP) {
      assertFalse(sentence.contains("sandbox"), sentence);
    }
  }

  private static void assertSourced(ServerKind server, Cause.Source source) {
    assertTrue(URI.create(source.link()).getScheme().equals("https"), source.link());
    assertFalse(source.title().isBlank());
    if (server == ServerKind.OTHER) {
      assertTrue(source.title().startsWith("RFC "), source.title());
    }
  }
}
