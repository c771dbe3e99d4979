package playground.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import playground.html.Templates;
import playground.sandbox.error.AcceptHeader;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.Redirect;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.fault.ActiveFaults.Active;
import playground.sandbox.store.SandboxClock;
import playground.server.PostedForm;

/**
 * {@code /scenarios}: which faults there are, and which are on; a page for people, JSON for programs. What changes
 * something must not come from a page of another origin: the same-origin filter stands in front.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class FaultsServlet extends SandboxServlet {

  public static final String PATH = "/scenarios";

  private static final int MAX_BYTES = 64 * 1024;

  private final FaultControl control;

  public FaultsServlet(ActiveFaults faults, SandboxClock clock) {
    super("GET", "HEAD", "PUT", "DELETE", "POST");
    this.control = new FaultControl(faults, clock);
  }

  /** What the page shows. */
  public record Page(List<FaultType> types, List<Active> active, List<String> errors) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (AcceptHeader.prefersHtml(request)) {
      send(response, 200, List.of());
    } else {
      JsonBodies.send(response, control.json());
    }
  }

  /** Replaces all that are on, or with a single error none. */
  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var requested = requested(request.getInputStream().readNBytes(MAX_BYTES + 1));
    if (requested.errors().isEmpty()) {
      control.replace(requested.faults());
      JsonBodies.send(response, control.json());
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
    control.replace(List.of());
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** A button of the page: {@code action} is on, off or reset. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var fields = first(PostedForm.of(request));
    switch (fields.getOrDefault("action", "")) {
      case "on" -> {
        if (!switchOn(fields, response)) {
          return;
        }
      }
      case "off" -> control.remove(number(fields.get("index")) instanceof Integer index ? index : -1);
      case "reset" -> control.replace(List.of());
      default -> {
        send(response, 400, List.of("No such button."));
        return;
      }
    }
    Redirect.send(request, response, PATH);
  }

  /** Whether it is on now; if not, the page with the errors was sent. */
  private boolean switchOn(Map<String, String> fields, HttpServletResponse response) throws IOException {
    var entry = new LinkedHashMap<String, Object>();
    fields.forEach((name, value) -> {
      if (!name.equals("action") && !value.isBlank()) {
        entry.put(name, number(value));
      }
    });
    var requested = FaultRequest.of(List.of(entry));
    if (requested.errors().isEmpty() && control.active().size() < ActiveFaults.MAX_ACTIVE) {
      control.add(requested.faults());
      return true;
    }
    var tooMany = List.of("No more than " + ActiveFaults.MAX_ACTIVE + " faults can be on.");
    send(response, 400, requested.errors().isEmpty() ? tooMany : requested.errors());
    return false;
  }

  private void send(HttpServletResponse response, int status, List<String> errors) throws IOException {
    Templates.send(response, status, "sandbox/fault/faults.jte", new Page(FaultType.ALL, control.active(), errors));
  }

  private static Map<String, String> first(Map<String, List<String>> form) {
    var fields = new LinkedHashMap<String, String>();
    form.forEach((name, values) -> fields.put(name, values.get(0).strip()));
    return fields;
  }

  /** The text as a number, as JSON would have it; else the text. */
  private static Object number(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
