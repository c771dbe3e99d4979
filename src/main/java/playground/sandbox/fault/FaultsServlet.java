package playground.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import playground.html.Templates;
import playground.sandbox.error.AcceptHeader;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.Redirect;
import playground.sandbox.error.SandboxServlet;
import playground.server.PostedForm;

/**
 * {@code /faults}: lists the faults and those that are on, and switches them on and off; a page for people, JSON for
 * programs. The same-origin filter rejects changes that come from a page of another origin.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class FaultsServlet extends SandboxServlet {

  public static final String PATH = "/faults";

  /** For programs written for earlier versions. */
  public static final String OLD_PATH = "/scenarios";

  private static final int MAX_BYTES = 64 * 1024;

  private final ActiveFaults faults;

  public FaultsServlet(ActiveFaults faults) {
    super("GET", "HEAD", "PUT", "DELETE", "POST");
    this.faults = faults;
  }

  /** What the page shows. */
  public record Page(List<FaultType> types, List<ActiveFault> active, List<String> errors) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (AcceptHeader.prefersHtml(request)) {
      send(response, 200, List.of());
    } else {
      JsonBodies.send(response, json());
    }
  }

  /** Replaces all active faults; changes nothing when the body has an error. */
  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var requested = requested(request.getInputStream().readNBytes(MAX_BYTES + 1));
    if (requested.errors().isEmpty()) {
      faults.replace(requested.faults());
      JsonBodies.send(response, json());
    } else {
      JsonBodies.sendErrors(request, response, requested.errors());
    }
  }

  private static FaultRequest requested(byte[] body) {
    if (body.length > MAX_BYTES) {
      return new FaultRequest(List.of(), List.of("the body is larger than " + MAX_BYTES + " bytes"));
    }
    try {
      return FaultRequest.of(JsonBodies.array(body));
    } catch (IllegalArgumentException e) {
      return new FaultRequest(List.of(), List.of("the body must be a JSON array, sent as application/json"));
    }
  }

  /** Switches all off. */
  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    faults.replace(List.of());
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** Handles a button of the page: {@code action} is on, off or reset. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var fields = first(PostedForm.of(request));
    switch (fields.getOrDefault("action", "")) {
      case "on" -> {
        if (!switchOn(fields, response)) {
          return;
        }
      }
      case "off" -> faults.remove(number(fields.get("index")) instanceof Integer index ? index : -1);
      case "reset" -> faults.replace(List.of());
      default -> {
        send(response, 400, List.of("No such button."));
        return;
      }
    }
    Redirect.send(request, response, PATH);
  }

  /** Returns whether the fault is on now; if not, it has sent the page with the errors. */
  private boolean switchOn(Map<String, String> fields, HttpServletResponse response) throws IOException {
    var entry = new LinkedHashMap<String, Object>();
    fields.forEach((name, value) -> {
      if (!name.equals("action") && !value.isBlank()) {
        entry.put(name, number(value));
      }
    });
    var requested = FaultRequest.of(List.of(entry));
    if (requested.errors().isEmpty() && faults.add(requested.faults())) {
      return true;
    }
    var tooMany = List.of("No more than " + ActiveFaults.MAX_ACTIVE + " faults can be on.");
    send(response, 400, requested.errors().isEmpty() ? tooMany : requested.errors());
    return false;
  }

  private Map<String, Object> json() {
    var members = new LinkedHashMap<String, Object>();
    members.put("available", Arrays.stream(FaultType.values()).map(FaultType::json).toList());
    members.put("active", faults.all().stream().map(ActiveFault::json).toList());
    return members;
  }

  private void send(HttpServletResponse response, int status, List<String> errors) throws IOException {
    var page = new Page(List.of(FaultType.values()), faults.all(), errors);
    Templates.send(response, status, "sandbox/fault/faults.jte", page);
  }

  private static Map<String, String> first(Map<String, List<String>> form) {
    var fields = new LinkedHashMap<String, String>();
    form.forEach((name, values) -> fields.put(name, values.get(0).strip()));
    return fields;
  }

  /** The text as a number if it is one, as it would be in JSON. */
  private static Object number(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
