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
import playground.sandbox.answer.Json;
import playground.sandbox.answer.TrackingId;
import playground.sandbox.answer.Truth;
import playground.server.PostedForm;

/** A request and its answer, to be written down without their secrets. No record, because those print what they hold. */
final class Seen {

  private static final int MAX_PATH = 200;

  private final SeenRequest request;
  private final SeenAnswer answer;
  private final Instant at;

  /**
   * @param at when it came
   */
  Seen(SeenRequest request, SeenAnswer answer, Instant at) {
    this.request = request;
    this.answer = answer;
    this.at = at;
  }

  Entry answered() {
    return entry(answer.getStatus(), shownAnswer());
  }

  /** No servlet answered: the server did, or nobody. */
  Entry failed(int status) {
    return entry(status, "");
  }

  private Entry entry(int status, String shownAnswer) {
    var truth = Truth.of(request);
    return new Entry(
        at,
        request.getMethod(),
        Masked.shortened(Masked.line(request.getRequestURI()), MAX_PATH),
        Masked.query(request.getQueryString() == null ? "" : request.getQueryString()),
        credentials().map(Credentials::shown),
        shownRequest(),
        status,
        Optional.ofNullable(answer.getHeader("Location")).map(Masked::address),
        shownAnswer,
        truth.causes(),
        truth.clientId().or(this::claimedClient),
        Masked.line(TrackingId.of(request)));
  }

  /** Only what could be read as form or JSON: anything else may hold a secret in any shape. */
  private Map<String, String> shownRequest() {
    if (isJson(request.getContentType())) {
      return Map.of("json", json(request.seen(), SeenRequest.MAX_BYTES));
    }
    return Masked.form(posted());
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

  private String shownAnswer() {
    return isJson(answer.getContentType()) ? json(answer.seen(), SeenAnswer.MAX_BYTES) : "";
  }

  private static String json(byte[] seen, int most) {
    if (seen.length > most) {
      return "more than " + most + " bytes";
    }
    try {
      return Masked.shortened(Json.text(Masked.json(Json.any(seen))), Masked.MAX_LENGTH);
    } catch (IllegalArgumentException e) {
      return seen.length + " bytes that are no JSON";
    }
  }

  private static boolean isJson(String contentType) {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
  }

  private Optional<String> claimedClient() {
    var fields = new LinkedHashMap<>(Masked.query(request.getQueryString() == null ? "" : request.getQueryString()));
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
            .map(parts -> Masked.shortened(Masked.line(parts[0]), MAX_PATH));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    String shown() {
      return scheme;
    }
  }
}
