package playground.sandbox.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import playground.oauth.Form;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.TrackingId;
import playground.server.PostedForm;

/** A request and its response while they are served; writes their log entry. No record: those print their content. */
final class RecordedExchange {

  private static final int MAX_PATH = 200;

  /** What changes while a response is written. */
  private record State(int status, int bytes, List<String> causes) {}

  private final RecordedRequest request;
  private final RecordedResponse response;
  private final Instant arrival;
  private final RequestLog.Position position;
  private final Map<String, String> query;
  private final Optional<Credentials> credentials;
  private final String path;
  private State logged; // null before the response

  /**
   * @param position in the log
   */
  RecordedExchange(
      RecordedRequest request, RecordedResponse response, Instant arrival, RequestLog.Position position) {
    this.request = request;
    this.response = response;
    this.arrival = arrival;
    this.position = position;
    this.query = Redactor.query(Optional.ofNullable(request.getQueryString()).orElse(""));
    this.credentials = Optional.ofNullable(request.getHeader("Authorization")).map(Credentials::of);
    this.path = Redactor.shortened(Redactor.line(request.getRequestURI()), MAX_PATH);
    request.beforeDelay(this::logArrival);
    response.beforeSending(this::logResponse);
  }

  RecordedRequest request() {
    return request;
  }

  RecordedResponse response() {
    return response;
  }

  /** Logs the request with the causes so far. Its body is not read yet, and there is no response. */
  void logArrival() {
    position.arrived(entry(Map.of(), Optional.empty()));
  }

  void logResponse() {
    var state = new State(response.getStatus(), response.recordedBytes(), Diagnosis.of(request).causes());
    if (!state.equals(logged)) {
      logged = state;
      logResponseNow();
    }
  }

  private void logResponseNow() {
    var location = Optional.ofNullable(response.getHeader("Location")).map(Redactor::address);
    position.responded(entry(requestBody(), Optional.of(new LogEntry.Response(response.getStatus(), location, responseBody()))));
  }

  /** No servlet wrote the response; the server does. */
  void logFailure(int status) {
    position.responded(entry(requestBody(), Optional.of(new LogEntry.Response(status, Optional.empty(), ""))));
  }

  private LogEntry entry(Map<String, String> body, Optional<LogEntry.Response> sent) {
    var diagnosis = Diagnosis.of(request);
    return new LogEntry(
        arrival,
        new LogEntry.Request(request.getMethod(), path, query, credentials.map(Credentials::scheme), body),
        sent,
        diagnosis.causes(),
        diagnosis.clientId()
            .or(() -> credentials.flatMap(Credentials::clientId))
            .or(() -> Optional.ofNullable(body.get("client_id")))
            .or(() -> Optional.ofNullable(query.get("client_id"))),
        Redactor.line(TrackingId.of(request)));
  }

  /** Only a form or JSON: a body in any other format may hold a secret anywhere. */
  private Map<String, String> requestBody() {
    if (isJson(request.getContentType())) {
      return Map.of("json", json(request.recorded(), RecordedRequest.MAX_BYTES));
    }
    return Redactor.form(posted());
  }

  private Form posted() {
    var form = Form.empty();
    try {
      for (var field : PostedForm.of(request).entrySet()) {
        for (var value : field.getValue()) {
          form = form.with(field.getKey(), value);
        }
      }
      return form;
    } catch (RuntimeException e) { // the request was refused with 400 because of it
      return Form.empty().with("unreadable", "");
    }
  }

  private String responseBody() {
    return isJson(response.getContentType()) ? json(response.recorded(), RecordedResponse.MAX_BYTES) : "";
  }

  private static String json(byte[] recorded, int most) {
    if (recorded.length > most) {
      return "more than " + most + " bytes";
    }
    try {
      return Redactor.shortened(JsonBodies.text(Redactor.json(JsonBodies.any(recorded))), Redactor.MAX_LENGTH);
    } catch (IllegalArgumentException e) {
      return recorded.length + " bytes that are no JSON";
    }
  }

  private static boolean isJson(String contentType) {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
  }

  /**
   * An {@code Authorization} header without its secret.
   *
   * @param clientId of Basic credentials; empty for anything else
   */
  private record Credentials(String scheme, Optional<String> clientId) {

    static Credentials of(String header) {
      var scheme = header.split(" ", 2)[0].toLowerCase(Locale.ROOT);
      return switch (scheme) {
        case "basic" -> new Credentials("Basic", basic(header.substring(scheme.length()).strip()));
        case "bearer" -> new Credentials("Bearer", Optional.empty());
        default -> new Credentials("of no known scheme", Optional.empty());
      };
    }

    private static Optional<String> basic(String base64) {
      try {
        var pair = new String(Base64.getDecoder().decode(base64), UTF_8);
        return Optional.of(pair.split(":", 2)).filter(parts -> parts.length == 2)
            .map(parts -> Redactor.shortened(Redactor.line(parts[0]), MAX_PATH));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }  }
}
