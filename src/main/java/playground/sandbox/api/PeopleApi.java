package playground.sandbox.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.RefusalException;
import playground.sandbox.store.Person;
import playground.sandbox.store.RestId;
import playground.sandbox.store.Store;

/** {@code /v1/people}: the people of the one organization (contract, 1.J; {@code webex-messaging.json}). */
final class PeopleApi {

  private static final String SCOPE = "spark:people_read";
  private static final ListPage.Limits LIMITS = new ListPage.Limits(100, 1_000);
  private static final int MAX_IDS = 85;
  private static final Instant JOINED = Instant.parse("2026-01-05T08:00:00.000Z");
  private static final UUID HEADQUARTERS = UUID.fromString("10ca7100-0000-4000-8000-000000000001");

  private final Store store;

  PeopleApi(Store store) {
    this.store = store;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("GET", "/v1/people", SCOPE, "Finds people by email, displayName or id.", this::list),
        new Operation("GET", "/v1/people/me", SCOPE, "The user’s own profile.", this::me),
        new Operation("GET", "/v1/people/{personId}", SCOPE, "A person’s profile.", this::get));
  }

  private void me(AuthorizedCall call, HttpServletResponse response) throws IOException {
    JsonBodies.send(response, profile(call.person(), call));
  }

  private void get(AuthorizedCall call, HttpServletResponse response) throws IOException {
    var person = withId(call.id()).orElseThrow(
        () -> RefusalException.json(ErrorText.NOT_FOUND, "no person of the sandbox has this id"));
    JsonBodies.send(response, profile(person, call));
  }

  private Optional<Person> withId(String id) {
    return store.people().all().stream().filter(person -> RestId.person(person.uuid()).equals(id)).findFirst();
  }

  /** "For non-admin requests, either this or displayName are required." */
  private void list(AuthorizedCall call, HttpServletResponse response) throws IOException {
    var query = call.query();
    var email = query.text("email");
    var name = query.text("displayName");
    var ids = query.text("id").map(text -> List.of(text.split(","))).orElse(List.of());
    if (ids.size() > MAX_IDS) {
      throw Query.bad("id has more than " + MAX_IDS + " ids");
    }
    if (email.isEmpty() && name.isEmpty() && ids.isEmpty() && !call.person().admin()) {
      throw Query.bad("email, displayName or id is needed: only an administrator may list everybody");
    }
    var found = store.people().all().stream()
        .filter(person -> email.isEmpty() || person.email().equalsIgnoreCase(email.get()))
        .filter(person -> name.isEmpty() || person.displayName().regionMatches(true, 0, name.get(), 0, name.get().length()))
        .filter(person -> ids.isEmpty() || ids.contains(RestId.person(person.uuid())))
        .toList();
    ListPage.send(call, response, found, LIMITS, person -> profile(person, call));
  }

  private Map<String, Object> profile(Person person, AuthorizedCall call) {
    var profile = new LinkedHashMap<String, Object>();
    putNames(profile, person);
    profile.put("orgId", RestId.organization(Person.ORGANIZATION));
    if (person.admin() && call.person().admin()) { // these two are shown to administrators
      profile.put("roles", List.of(RestId.role("full-admin")));
      profile.put("licenses", List.of());
    }
    profile.put("created", WebexDate.of(JOINED));
    profile.put("lastModified", WebexDate.of(JOINED));
    profile.put("timezone", "Europe/Berlin");
    if (call.query().text("id").isEmpty()) { // "presence information … will not be included" in a list by ids
      profile.put("lastActivity", WebexDate.of(store.clock().instant()));
      profile.put("status", "active");
    }
    profile.put("invitePending", false);
    profile.put("loginEnabled", true); // a boolean on the wire, whatever the specification says
    profile.put("type", "person");
    if (call.query().flag("callingData") && call.person().admin()) { // for administrators alone
      profile.put("extension", "1001");
      profile.put("locationId", RestId.location(HEADQUARTERS));
    }
    return profile;
  }

  private static void putNames(Map<String, Object> profile, Person person) {
    profile.put("id", RestId.person(person.uuid()));
    profile.put("emails", List.of(person.email()));
    profile.put("phoneNumbers", List.of());
    profile.put("displayName", person.displayName());
    profile.put("nickName", person.firstName());
    profile.put("firstName", person.firstName());
    profile.put("lastName", person.lastName());
    profile.put("userName", person.email());
    profile.put("sipAddresses", List.of(
        Map.of("type", "cloud-calling", "value", person.email().replace("@", "@calls."), "primary", true)));
  }
}
