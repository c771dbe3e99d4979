package playground.sandbox.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request and its response, redacted.
 *
 * @param at when the request arrived, by the sandbox's clock
 * @param response empty while the request is served or delayed
 * @param causes the diagnosis, line by line: why the request was refused, which fault applied
 * @param clientId of the integration that sent the request; empty when it is unknown
 */
public record LogEntry(
    Instant at,
    Request request,
    Optional<Response> response,
    List<String> causes,
    Optional<String> clientId,
    String trackingId) {

  /**
   * What came in.
   *
   * @param credentials the scheme of the {@code Authorization} header; empty without one
   * @param body the fields of the form, or the JSON; empty when there was neither
   */
  public record Request(
      String method, String path, Map<String, String> query, Optional<String> credentials, Map<String, String> body) {}

  /**
   * What went out.
   *
   * @param location where the browser was redirected to; empty without a redirect
   * @param body the beginning of the JSON; empty for pages
   */
  public record Response(int status, Optional<String> location, String body) {}

  /** The members of the entry in JSON; empty values are left out. */
  Map<String, Object> json() {
    var members = new LinkedHashMap<String, Object>();
    members.put("at", at.toString());
    members.put("method", request.method());
    members.put("path", request.path());
    putUnlessEmpty(members, "query", request.query());
    request.credentials().ifPresent(scheme -> members.put("credentials", scheme));
    putUnlessEmpty(members, "request", request.body());
    response.ifPresent(sent -> putResponse(members, sent));
    members.put("causes", causes);
    clientId.ifPresent(value -> members.put("clientId", value));
    members.put("trackingId", trackingId);
    return members;
  }

  private static void putResponse(Map<String, Object> members, Response response) {
    members.put("status", response.status());
    response.location().ifPresent(value -> members.put("location", value));
    if (!response.body().isEmpty()) {
      members.put("answer", response.body());
    }
  }

  private static void putUnlessEmpty(Map<String, Object> members, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      members.put(name, values);
    }
  }
}
