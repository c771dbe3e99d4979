package playground.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import playground.sandbox.error.AcceptHeader;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.Origin;
import playground.sandbox.error.Redirect;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.view.Exposure;
import playground.sandbox.view.SandboxPage;
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

  public FaultsServlet(ActiveFaults faults) {
    super("GET", "HEAD", "PUT", "DELETE", "POST");
    this.faults = faults;
  }

  /**
   * What the page shows.
   *
   * @param isReadOnly whether the browser may not use the controls from where it is
   * @param isShared whether faults affect everybody who uses any node of the sandbox
   * @param errors of what was just submitted
   */
  public record Page(List<FaultCard> active, List<FaultCard> available, List<String> errors, boolean isReadOnly, boolean isShared) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (AcceptHeader.prefersHtml(request)) {
      send(request, response, Map.of(), List.of());
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
    var fields = first(PostedForm.of(request));
    var errors = switch (fields.getOrDefault("action", "")) {
      case "on" -> switchOn(fields);
      case "off" -> switchOff(fields);
      case "reset" -> reset();
      default -> List.of("No such button.");
    };
    if (errors.isEmpty()) {
      Redirect.send(request, response, PATH + fragment(fields));
    } else {
      send(request, response, fields, errors);
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

  /** Sends the page; with 400 when there are errors. */
  private void send(
      HttpServletRequest request, HttpServletResponse response, Map<String, String> typed, List<String> errors)
      throws IOException {
    var active = faults.all();
    var exposure = Exposure.of(request);
    var origin = exposure.hasOpenControls() ? Origin.of(request) : Origin.ofRequest(request);
    var cards = Arrays.stream(FaultType.values())
        .map(type -> FaultCard.of(type, active, origin, typed))
        .collect(Collectors.partitioningBy(card -> card.active().isEmpty()));
    var page = new Page(
        cards.get(false), cards.get(true), errors, !exposure.allowsControls(request), exposure.isShared());
    SandboxPage.send(request, response, errors.isEmpty() ? 200 : 400, "sandbox/fault/faults.jte", page);
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
