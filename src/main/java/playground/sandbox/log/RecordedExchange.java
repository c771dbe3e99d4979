package playground.sandbox.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import playground.oauth.Form;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.TrackingId;
import playground.server.PostedForm;

/** A request and its answer, to be written down without their secrets. No record, because those print what they hold. */
final class RecordedExchange {

  private static final int MAX_PATH = 200;

  private final RecordedRequest request;
  private final RecordedResponse response;
  private final Instant at;

  /**
   * @param at when it came
   */
  RecordedExchange(RecordedRequest request, RecordedResponse response, Instant at) {
    this.request = request;
    this.response = response;
    this.at = at;
  }

  LogEntry completed() {
    return entry(response.getStatus(), shownResponse());
  }

  /** No servlet answered: the server did, or nobody. */
  LogEntry failed(int status) {
    return entry(status, "");
  }

  private LogEntry entry(int status, String shownResponse) {
    var diagnosis = Diagnosis.of(request);
    return new LogEntry(
        at,
        request.getMethod(),
        Redactor.shortened(Redactor.line(request.getRequestURI()), MAX_PATH),
        Redactor.query(request.getQueryString() == null ? "" : request.getQueryString()),
        credentials().map(Credentials::shown),
        shownRequest(),
        status,
        Optional.ofNullable(response.getHeader("Location")).map(Redactor::address),
        shownResponse,
        diagnosis.causes(),
        diagnosis.clientId().or(this::claimedClient),
        Redactor.line(TrackingId.of(request)));
  }

  /** Only what could be read as form or JSON: anything else may hold a secret in any shape. */
  private Map<String, String> shownRequest() {
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
    } catch (RuntimeException e) { // the request itself was answered 400 for it
      return Form.empty().with("unreadable", "");
    }
  }

  private String shownResponse() {
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

  private Optional<String> claimedClient() {
    var fields = new LinkedHashMap<>(Redactor.query(request.getQueryString() == null ? "" : request.getQueryString()));
    fields.putAll(shownRequest());
    return credentials().flatMap(Credentials::clientId).or(() -> Optional.ofNullable(fields.get("client_id")));
  }

  private Optional<Credentials> credentials() {
    return Optional.ofNullable(request.getHeader("Authorization")).map(Credentials::of);
  }

  /**
   * What an {@code Authorization} header tells without its secret.
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
    }

    String shown() {
      return scheme;
    }
  }
}
