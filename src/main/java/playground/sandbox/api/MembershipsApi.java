package playground.sandbox.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.RefusalException;
import playground.sandbox.store.Membership;
import playground.sandbox.store.Person;
import playground.sandbox.store.RestId;
import playground.sandbox.store.Room;
import playground.sandbox.store.Store;

/** {@code /v1/memberships}: who is in which room ({@code webex-messaging.json}). */
final class MembershipsApi {

  private static final ListPage.Limits LIMITS = new ListPage.Limits(100, 1_000);

  private final Store store;

  MembershipsApi(Store store) {
    this.store = store;
  }

  List<Operation> operations() {
    return List.of(
        new Operation(
            "GET", "/v1/memberships", "spark:memberships_read", "Who is in the user’s rooms.", this::list),
        new Operation(
            "POST", "/v1/memberships", "spark:memberships_write", "Adds a person of the sandbox to a room.", this::create));
  }

  /** A membership and its room. */
  private record Entry(Room room, Membership membership) {

    Map<String, Object> item() {
      var person = membership.person();
      var item = new LinkedHashMap<String, Object>();
      item.put("id", RestId.membership(person.uuid(), room.uuid()));
      item.put("roomId", RestId.room(room.uuid()));
      item.put("personId", RestId.person(person.uuid()));
      item.put("personEmail", person.email());
      item.put("personDisplayName", person.displayName());
      item.put("personOrgId", RestId.organization(Person.ORGANIZATION));
      item.put("isModerator", membership.isModerator());
      item.put("roomType", room.type().name());
      item.put("isMonitor", false);
      item.put("created", WebexDate.of(membership.created()));
      return item;
    }
  }

  /** "The roomId parameter is required when using" personId or personEmail. */
  private void list(AuthorizedCall call, HttpServletResponse response) throws IOException {
    var query = call.query();
    var roomId = query.text("roomId");
    var personId = query.text("personId");
    var email = query.text("personEmail");
    if (roomId.isEmpty() && (personId.isPresent() || email.isPresent())) {
      throw Query.bad("personId and personEmail require roomId");
    }
    var rooms = roomId.map(id -> List.of(RoomsApi.room(store, call.person(), id)))
        .orElseGet(() -> store.rooms().of(call.person()));
    var found = rooms.stream()
        .flatMap(room -> room.members().stream().map(membership -> new Entry(room, membership)))
        .filter(entry -> personId.isEmpty() || personId.get().equals(RestId.person(entry.membership().person().uuid())))
        .filter(entry -> email.isEmpty() || email.get().equalsIgnoreCase(entry.membership().person().email()))
        .toList();
    ListPage.send(call, response, found, LIMITS, Entry::item);
  }

  private void create(AuthorizedCall call, HttpServletResponse response) throws IOException {
    var body = call.body();
    var room = RoomsApi.room(store, call.person(), body.text("roomId").orElseThrow(() -> Query.bad("no roomId")));
    var person = person(store, body.text("personId"), body.text("personEmail"), "personId", "personEmail");
    if (room.type() == Room.Type.direct) {
      throw RefusalException.json(ErrorText.NOT_ALLOWED_TO, "nobody can be added to a direct room");
    }
    var membership = store.rooms().join(room.uuid(), person, body.flag("isModerator"))
        .orElseThrow(() -> RefusalException.json(ErrorText.ALREADY_MEMBER, "the person is in the room already"));
    JsonBodies.send(response, new Entry(room, membership).item());
  }

  /** The person that a call names by id or by e-mail address, one of both. */
  static Person person(Store store, Optional<String> id, Optional<String> email, String idName, String emailName) {
    if (id.isPresent() == email.isPresent()) {
      throw Query.bad("either " + idName + " or " + emailName + " is needed");
    }
    return store.people().all().stream()
        .filter(person -> Stream.of(id.stream().map(RestId.person(person.uuid())::equals), email.stream().map(person.email()::equalsIgnoreCase))
            .flatMap(same -> same).allMatch(same -> same))
        .findFirst()
        .orElseThrow(() -> RefusalException.json(
            ErrorText.NOT_FOUND, "nobody in the sandbox has this id or e-mail address; Webex invites an unknown address"));
  }
}
