package playground.sandbox.testing;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import playground.sandbox.log.LogEntry;

/**
 * A request to the sandbox and what became of it. Holds and prints no secret, code, state or token.
 *
 * @param at when it arrived, by the sandbox's clock
 * @param parameters of query and form, with secrets redacted; a JSON body is under {@code json}
 * @param status of the response; empty while there is none
 * @param causes why the request was refused, in more detail than the response tells, and which fault applied; empty when
 *     it was served as usual
 * @param clientId of the integration that sent it; empty when that is unknown
 * @param trackingId also in the response, as the header {@code trackingId}
 */
public record LoggedRequest(
    Instant at,
    String method,
    String path,
    Map<String, String> parameters,
    OptionalInt status,
    List<String> causes,
    Optional<String> clientId,
    String trackingId) {

  static LoggedRequest of(LogEntry entry) {
    var request = entry.request();
    var parameters = new LinkedHashMap<>(request.query());
    parameters.putAll(request.body());
    return new LoggedRequest(
        entry.at(), request.method(), request.path(), parameters,
        entry.response().map(response -> OptionalInt.of(response.status())).orElseGet(OptionalInt::empty),
        entry.causes(), entry.clientId(), entry.trackingId());
  }

  public LoggedRequest {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters)); // in their order
    causes = List.copyOf(causes);
  }

  /** One line, such as {@code POST /v1/access_token 400 {grant_type=refresh_token, …} refused: the refresh token expired}. */
  @Override
  public String toString() {
    return method + " " + path + " " + (status.isPresent() ? status.getAsInt() : "(no response yet)")
        + (parameters.isEmpty() ? "" : " " + parameters)
        + (causes.isEmpty() ? "" : " ← " + String.join("; ", causes));
  }
}
