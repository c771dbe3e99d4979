package playground.webex;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import playground.oauth.DenialCode;
import playground.oauth.Form;
import playground.oauth.OAuthFailure;
import playground.oauth.RequestKind;
import tools.jackson.databind.JsonNode;

/**
 * A response that somebody pasted: status line, headers and body as {@code curl -i} prints them, or the body alone. It is
 * read by the same code as a response that came over the network, once as the response to each kind of request that may
 * have brought it. Secrets in it are redacted from the server's words.
 */
public final class PastedResponse {

  /** Requests whose responses are explained by their codes, in the order of the flow; calls of the API have only a status. */
  private static final List<RequestKind> REQUESTS = List.of(
      RequestKind.CODE, RequestKind.REFRESH, RequestKind.DEVICE_AUTHORIZATION, RequestKind.DEVICE_POLL,
      RequestKind.REVOCATION);

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})(?: .*)?");

  private static final Pattern SECONDS = Pattern.compile("\\d+");

  private final RawResponse response;
  private final boolean hasStatusLine;
  private final Redactor redactor;

  private PastedResponse(RawResponse response, boolean hasStatusLine, Redactor redactor) {
    this.response = response;
    this.hasStatusLine = hasStatusLine;
    this.redactor = redactor;
  }

  /**
   * Reads what was pasted.
   *
   * @return empty when it is neither a response with a status line nor a JSON object with an error
   */
  public static Optional<PastedResponse> of(String pasted) {
    var lines = pasted.strip().lines().map(String::stripTrailing).toList();
    return isStatusLine(lines, 0) ? Optional.of(lastOf(lines)) : bodyAlone(pasted.strip());
  }

  /** The response that has nothing but an OAuth error code, with the status that it usually has. */
  public static PastedResponse ofErrorCode(String code) {
    return bodyAlone("{\"error\":\"" + code + "\"}").orElseThrow();
  }

  /** The response of which nothing but the status is known. */
  public static PastedResponse ofStatus(int status) {
    return read(status, Map.of(), "", true);
  }

  private static boolean isStatusLine(List<String> lines, int at) {
    return at < lines.size() && STATUS_LINE.matcher(lines.get(at)).matches();
  }

  /** The last of several, as after 100 (Continue), a proxy's 200, or a redirect that curl followed. */
  private static PastedResponse lastOf(List<String> lines) {
    var start = 0;
    var end = endOfHead(lines, start);
    while (isStatusLine(lines, end + 1)) {
      start = end + 1;
      end = endOfHead(lines, start);
    }
    var status = Integer.parseInt(lines.get(start).split(" ")[1]);
    var body = String.join("\n", lines.subList(Math.min(end + 1, lines.size()), lines.size())).strip();
    return read(status, headers(lines.subList(start + 1, end)), body, true);
  }

  /** The empty line after the headers, or the end. */
  private static int endOfHead(List<String> lines, int start) {
    var length = lines.subList(start, lines.size()).indexOf("");
    return length < 0 ? lines.size() : start + length;
  }

  private static Map<String, List<String>> headers(List<String> head) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    head.stream().map(String::strip).filter(line -> line.indexOf(':') > 0).forEach(line -> headers
        .computeIfAbsent(line.substring(0, line.indexOf(':')).strip(), name -> new ArrayList<>())
        .add(line.substring(line.indexOf(':') + 1).strip()));
    if (!headers.containsKey("Date")) { // a wait until a date is unknown when the response has none
      headers.computeIfPresent("Retry-After", (name, waits) -> waits.stream().filter(SECONDS.asMatchPredicate()).toList());
    }
    return headers;
  }

  private static Optional<PastedResponse> bodyAlone(String body) {
    return Json.parse(body).filter(JsonNode::isObject).map(json -> {
      var unread = read(400, Map.of(), body, false);
      var status = ErrorResponse.of(unread.response).usualStatus(Json.text(json, "message"));
      return read(status, Map.of(), body, false);
    }).filter(PastedResponse::hasError);
  }

  private static PastedResponse read(int status, Map<String, List<String>> headers, String body, boolean hasStatusLine) {
    var response = new RawResponse(
        status, HttpHeaders.of(headers, (name, value) -> true), body.getBytes(StandardCharsets.UTF_8));
    return new PastedResponse(response, hasStatusLine, Redactor.ofPasted(members(body)));
  }

  /** The texts of a JSON object and of the objects in its arrays, name by name. */
  private static Form members(String body) {
    var members = new ArrayList<Form.Parameter>();
    Json.parse(body).ifPresent(json -> addMembers(json, members));
    return new Form(members);
  }

  private static void addMembers(JsonNode json, List<Form.Parameter> members) {
    json.propertyStream().forEach(member -> Json.text(json, member.getKey())
        .ifPresentOrElse(text -> members.add(new Form.Parameter(member.getKey(), text)), () -> addMembers(member.getValue(), members)));
    if (json.isArray()) {
      json.forEach(element -> addMembers(element, members));
    }
  }

  private boolean hasError() {
    var body = ErrorResponse.of(response);
    return body.error().isPresent() || body.description().isPresent();
  }

  /** Whether it is no failure, so that there is nothing to explain. */
  public boolean isSuccess() {
    return response.status() < 300;
  }

  public int status() {
    return response.status();
  }

  /** Whether the status was pasted; otherwise it is the one that such a body usually has. */
  public boolean hasStatusLine() {
    return hasStatusLine;
  }

  /** Where a redirect leads; empty when it is none. */
  public Optional<String> location() {
    return response.isRedirect() ? response.header("Location") : Optional.empty();
  }

  /** What Webex support asks for; empty when there is none. */
  public Optional<String> trackingId() {
    return response.header("trackingid").or(() -> ErrorResponse.of(response).trackingId()).map(redactor::excerpt);
  }

  /** The wait that the server demands; empty when it does not say. */
  public Optional<Duration> retryAfter() {
    return RetryAfter.of(response, Instant.EPOCH);
  }

  /**
   * What it means in the response to each request that it can have come to: those that its body says something about, or
   * all of them when it says nothing known. Empty when only a call of the API can have brought it.
   */
  public Map<RequestKind, OAuthFailure> failures() {
    var failures = new EnumMap<RequestKind, OAuthFailure>(RequestKind.class);
    if (!canBeOfApi() || status() != 403) {
      var telling = telling();
      (telling.isEmpty() ? REQUESTS : telling).forEach(request ->
          failures.put(request, ErrorResponse.failure(response, request, redactor, Instant.EPOCH)));
      leaveOut(DenialCode.UNEXPECTED_STATUS, failures);
      if (!telling.isEmpty()) {
        leaveOut(DenialCode.INVALID_REQUEST, failures);
      }
    }
    return failures;
  }

  /** Whether a call of Webex's API can have brought it: the API sends no OAuth errors. */
  public boolean canBeOfApi() {
    var body = ErrorResponse.of(response);
    return !response.isRedirect() && body.error().isEmpty() && (body.isInWordsOfApi() || telling().isEmpty());
  }

  /** Whether a call of Webex's API brought it more probably than anything else. */
  public boolean isInWordsOfApi() {
    return ErrorResponse.of(response).isInWordsOfApi();
  }

  private List<RequestKind> telling() {
    var body = ErrorResponse.of(response);
    return REQUESTS.stream().filter(request -> body.isTelling(response, request)).toList();
  }

  /** Leaves out the requests for which it means this, if it says more for others. */
  private static void leaveOut(DenialCode vague, Map<RequestKind, OAuthFailure> failures) {
    var precise = failures.entrySet().stream().filter(entry -> !isDenied(entry.getValue(), vague)).map(Map.Entry::getKey).toList();
    if (!precise.isEmpty()) {
      failures.keySet().retainAll(precise);
    }
  }

  private static boolean isDenied(OAuthFailure failure, DenialCode code) {
    return failure instanceof OAuthFailure.RequestDenied denied && denied.code() == code;
  }

  /** It may hold tokens. */
  @Override
  public String toString() {
    return "PastedResponse[" + response.status() + ", hidden]";
  }
}
