package playground.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Of the page's forms: the fault's name. */
  private static final String FIELD = MemberNames.CURRENT.fault();

  private final ActiveFaults faults;
  private final FaultsPage page;

  public FaultsServlet(ActiveFaults faults, FaultsPage page) {
    super("GET", "HEAD", "PUT", "DELETE", "POST");
    this.faults = faults;
    this.page = page;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (AcceptHeader.prefersHtml(request)) {
      page.send(request, response);
    } else {
      JsonBodies.send(response, json(MemberNames.of(request)));
    }
  }

  /** Replaces all active faults; changes nothing when the body has an error. */
  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var names = MemberNames.of(request);
    var requested = requested(request.getInputStream().readNBytes(MAX_BYTES + 1), names);
    if (requested.errors().isEmpty()) {
      faults.replace(requested.faults());
      JsonBodies.send(response, json(names));
    } else {
      JsonBodies.sendErrors(request, response, requested.errors(), requested.example().json(names));
    }
  }

  private static FaultRequest requested(byte[] body, MemberNames names) {
    if (body.length > MAX_BYTES) {
      return new FaultRequest(List.of(), List.of("the body is larger than " + MAX_BYTES + " bytes"), names);
    }
    try {
      return FaultRequest.of(JsonBodies.any(body), names);
    } catch (IllegalArgumentException e) {
      return FaultRequest.of("no JSON", names);
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
    var fields = FaultsPage.first(PostedForm.of(request));
    var errors = switch (fields.getOrDefault("action", "")) {
      case "on" -> switchOn(fields);
      case "off" -> switchOff(fields);
      case "reset" -> reset();
      default -> List.of("No such button.");
    };
    if (errors.isEmpty()) {
      Redirect.send(request, response, PATH + fragment(fields));
    } else {
      page.send(request, response, fields, errors);
    }
  }

  /** Leads back to the card of the button. */
  private static String fragment(Map<String, String> fields) {
    return FaultType.named(fields.getOrDefault(FIELD, "")).map(type -> "#" + type.anchor()).orElse("");
  }

  private List<String> switchOn(Map<String, String> fields) {
    var entry = new LinkedHashMap<String, Object>();
    fields.forEach((name, value) -> {
      if (!name.equals("action") && !value.isBlank()) {
        entry.put(name, number(value));
      }
    });
    var requested = FaultRequest.of(entry, MemberNames.CURRENT);
    if (!requested.errors().isEmpty()) {
      return requested.errors();
    }
    return faults.add(requested.faults())
        ? List.of()
        : List.of("No more than " + ActiveFaults.MAX_ACTIVE + " faults can be on.");
  }

  private List<String> switchOff(Map<String, String> fields) {
    FaultType.named(fields.getOrDefault(FIELD, "")).ifPresent(faults::remove);
    return List.of();
  }

  private List<String> reset() {
    faults.replace(List.of());
    return List.of();
  }

  private Map<String, Object> json(MemberNames names) {
    var members = new LinkedHashMap<String, Object>();
    members.put("available", Arrays.stream(FaultType.values()).map(type -> type.json(names)).toList());
    members.put("active", faults.all().stream().map(fault -> fault.json(names)).toList());
    return members;
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
