package playground.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.Redirect;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.store.SandboxClock;
import playground.server.PostedForm;

/**
 * {@code /clock}: tells the sandbox's time, moves it forward, and sets it back to the real time. Programs send JSON; the
 * card on the page of the faults posts a form. The same-origin filter rejects changes that come from a page of another
 * origin.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class ClockServlet extends SandboxServlet {

  public static final String PATH = "/clock";

  /** Of the card's form. */
  static final String DAYS = "days";

  private static final String FORWARD = "forward";
  private static final int MAX_BYTES = 1024;
  private static final Map<String, Object> EXAMPLE = forward(Duration.ofDays(14));

  private final SandboxClock clock;
  private final FaultsPage page;

  /**
   * @param page that has the card
   */
  public ClockServlet(SandboxClock clock, FaultsPage page) {
    super("GET", "HEAD", "POST", "DELETE");
    this.clock = clock;
    this.page = page;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var members = new LinkedHashMap<String, Object>();
    members.put("now", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    members.put("offset", iso(clock.offset()));
    JsonBodies.send(response, members);
  }

  /** Sets it back to the real time. */
  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    clock.toRealTime();
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** Moves it forward by what the JSON says, from where it is; or handles the switch of the card, on or off. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var contentType = request.getContentType();
    var fields = contentType != null && contentType.startsWith("application/x-www-form-urlencoded")
        ? FaultsPage.first(PostedForm.of(request))
        : Map.<String, String>of();
    if (fields.containsKey("action")) {
      handleSwitch(request, response, fields);
    } else {
      move(request, response);
    }
  }

  private void move(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var errors = errorsOfMoving(request.getInputStream().readNBytes(MAX_BYTES + 1));
    if (errors.isEmpty()) {
      doGet(request, response);
    } else {
      JsonBodies.sendErrors(request, response, errors, EXAMPLE);
    }
  }

  private List<String> errorsOfMoving(byte[] body) {
    try {
      var members = body.length > MAX_BYTES ? Map.<String, Object>of() : JsonBodies.object(body);
      return members.keySet().equals(EXAMPLE.keySet()) && members.get(FORWARD) instanceof String text
          ? errorsOfMoving(FORWARD, Duration.parse(text))
          : List.of("the body must be a JSON object with the member forward alone, sent as application/json");
    } catch (DateTimeParseException e) {
      return List.of(
          "forward must be a duration in ISO 8601, of days, hours, minutes and seconds, such as P14D or PT90M");
    } catch (IllegalArgumentException e) {
      return List.of("the body must be a JSON object with the member forward alone, sent as application/json");
    }
  }

  private List<String> errorsOfMoving(String name, Duration forward) {
    if (forward.isNegative() || forward.isZero() || forward.getNano() != 0) {
      return List.of(name + " must be at least a second, without a fraction; DELETE " + PATH + " returns to real time");
    }
    return clock.forward(forward)
        ? List.of()
        : List.of(name + " takes the clock too far: it can be " + SandboxClock.MAX_AHEAD.toDays()
            + " days ahead at most, and is " + iso(clock.offset()) + " ahead");
  }

  private void handleSwitch(HttpServletRequest request, HttpServletResponse response, Map<String, String> fields)
      throws IOException {
    var errors = switch (fields.get("action")) {
      case "on" -> switchOn(fields.getOrDefault(DAYS, ""));
      case "off" -> switchOff();
      default -> List.of("No such button.");
    };
    if (errors.isEmpty()) {
      Redirect.send(request, response, FaultsServlet.PATH + "#" + ClockCard.ANCHOR);
    } else {
      page.send(request, response, fields, errors);
    }
  }

  private List<String> switchOn(String days) {
    return days.matches("[0-9]{1,4}")
        ? errorsOfMoving(DAYS, Duration.ofDays(Integer.parseInt(days)))
        : List.of(DAYS + " must be a whole number from 1 to " + SandboxClock.MAX_AHEAD.toDays());
  }

  private List<String> switchOff() {
    clock.toRealTime();
    return List.of();
  }

  /** The body that moves the clock. */
  static Map<String, Object> forward(Duration duration) {
    return Map.of(FORWARD, iso(duration));
  }

  /** In ISO 8601 with days, which {@link Duration#toString} writes as hours. */
  static String iso(Duration duration) {
    var rest = duration.minusDays(duration.toDays());
    return duration.toDays() == 0
        ? rest.toString()
        : "P" + duration.toDays() + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
  }
}
