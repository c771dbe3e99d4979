package playground.sandbox.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.protocol.BearerAuthentication;
import playground.sandbox.store.Person;
import playground.sandbox.store.RestId;
import playground.sandbox.store.Store;

/** {@code GET /v1/people/me}: the person's own details (contract, 1.J). */
@SuppressWarnings("serial") // our servlets are never serialized
public final class PeopleMeServlet extends SandboxServlet {

  private static final Instant JOINED = Instant.parse("2026-01-05T08:00:00.000Z");

  private static final UUID HEADQUARTERS = UUID.fromString("10ca7100-0000-4000-8000-000000000001");

  private final Store store;
  private final ActiveFaults faults;

  public PeopleMeServlet(Store store, ActiveFaults faults) {
    super("GET", "HEAD");
    this.store = store;
    this.faults = faults;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var person = new BearerAuthentication(store, faults).requireScope(request, "spark:people_read");
    var details = details(person);
    if (Query.of(request).flag("callingData") && person.admin()) { // for administrators alone
      details.put("extension", "1001");
      details.put("locationId", RestId.location(HEADQUARTERS));
    }
    JsonBodies.send(response, details);
  }

  private Map<String, Object> details(Person person) {
    var details = new LinkedHashMap<String, Object>();
    putNames(details, person);
    details.put("orgId", RestId.organization(Person.ORGANIZATION));
    if (person.admin()) { // these two are shown to administrators
      details.put("roles", List.of(RestId.role("full-admin")));
      details.put("licenses", List.of());
    }
    details.put("created", WebexDate.of(JOINED));
    details.put("lastModified", WebexDate.of(JOINED));
    details.put("timezone", "Europe/Berlin");
    details.put("lastActivity", WebexDate.of(store.clock().instant()));
    details.put("status", "active");
    details.put("invitePending", false);
    details.put("loginEnabled", true); // a boolean on the wire, whatever the specification says
    details.put("type", "person");
    return details;
  }

  private static void putNames(Map<String, Object> details, Person person) {
    details.put("id", RestId.person(person.uuid()));
    details.put("emails", List.of(person.email()));
    details.put("phoneNumbers", List.of());
    details.put("displayName", person.displayName());
    details.put("nickName", person.firstName());
    details.put("firstName", person.firstName());
    details.put("lastName", person.lastName());
    details.put("userName", person.email());
    details.put("sipAddresses", List.of(
        Map.of("type", "cloud-calling", "value", person.email().replace("@", "@calls."), "primary", true)));
  }
}
