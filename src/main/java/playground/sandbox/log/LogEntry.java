package playground.sandbox.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request and its answer. Holds no secret: whatever might be one was redacted before.
 *
 * @param at by the sandbox's clock
 * @param query redacted, as is every part of an entry that came from outside
 * @param credentials what the {@code Authorization} header was, without its secret; empty without one
 * @param request the fields of the form or JSON that came; empty when there was neither
 * @param sentOnTo where the browser was sent; empty without a redirect
 * @param answer the beginning of the JSON that went out; empty for pages
 * @param causes the diagnosis, line by line: why it was refused, which fault applied
 * @param clientId of the integration that asked; empty when nobody knows
 */
public record LogEntry(
    Instant at,
    String method,
    String path,
    Map<String, String> query,
    Optional<String> credentials,
    Map<String, String> request,
    int status,
    Optional<String> location,
    String response,
    List<String> causes,
    Optional<String> clientId,
    String trackingId) {

  /** As JSON members; what is empty is left out. */
  Map<String, Object> json() {
    var members = new LinkedHashMap<String, Object>();
    members.put("at", at.toString());
    members.put("method", method);
    members.put("path", path);
    putUnlessEmpty(members, "query", query);
    credentials.ifPresent(value -> members.put("credentials", value));
    putUnlessEmpty(members, "request", request);
    members.put("status", status);
    location.ifPresent(value -> members.put("location", value));
    if (!response.isEmpty()) {
      members.put("answer", response);
    }
    members.put("causes", causes);
    clientId.ifPresent(value -> members.put("clientId", value));
    members.put("trackingId", trackingId);
    return members;
  }

  private static void putUnlessEmpty(Map<String, Object> members, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      members.put(name, values);
    }
  }
}
