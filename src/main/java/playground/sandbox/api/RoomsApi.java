package playground.sandbox.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.RefusalException;
import playground.sandbox.store.Person;
import playground.sandbox.store.RestId;
import playground.sandbox.store.Room;
import playground.sandbox.store.Store;

/** {@code /v1/rooms}: the rooms that the person is in (contract, 1.I; {@code webex-messaging.json}). */
final class RoomsApi {

  private static final String READ = "spark:rooms_read";
  private static final String WRITE = "spark:rooms_write";
  private static final ListPage.Limits LIMITS = new ListPage.Limits(100, 1_000);
  private static final int MAX_TITLE = 256; // characters; Webex does not document its own limit

  private static final Map<String, Comparator<Room>> ORDERS = Map.of(
      "id", Comparator.comparing(room -> RestId.room(room.uuid())),
      "lastactivity", Comparator.comparing(Room::lastActivity).reversed(),
      "created", Comparator.comparing(Room::created).reversed());

  private final Store store;

  RoomsApi(Store store) {
    this.store = store;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("GET", "/v1/rooms", READ, "The user’s rooms.", this::list),
        new Operation("POST", "/v1/rooms", WRITE, "Creates a room with the user as its member.", this::create),
        new Operation("GET", "/v1/rooms/{roomId}", READ, "One of the user’s rooms.", this::get),
        new Operation("DELETE", "/v1/rooms/{roomId}", WRITE, "Deletes a room that the user created; leaves any other.", this::delete));
  }

  /** The room with that id in which the person is: of others not even the existence shows. */
  static Room room(Store store, Person person, String id) {
    return RestId.roomUuid(id).flatMap(store.rooms()::find).filter(room -> room.has(person))
        .orElseThrow(() -> RefusalException.json(ErrorText.NOT_FOUND, "the person is in no room with this id"));
  }

  private void list(AuthorizedCall call, HttpServletResponse response) throws IOException {
    ListPage.send(call, response, found(call.query(), call.person()).toList(), LIMITS, room -> item(room, call.person()));
  }

  /** No room of the sandbox belongs to a team, and none is public. */
  private Stream<Room> found(Query query, Person person) {
    var type = query.oneOf("type", List.of("direct", "group"));
    var order = query.oneOf("sortBy", List.of("id", "lastactivity", "created"));
    query.moment("from"); // both count for public spaces alone
    query.moment("to");
    var teamId = query.text("teamId");
    if (query.flag("orgPublicSpaces")) {
      if (type.isPresent() || order.isPresent() || teamId.isPresent()) {
        throw Query.bad("orgPublicSpaces goes not together with teamId, type or sortBy");
      }
      return Stream.empty();
    }
    return store.rooms().of(person).stream()
        .filter(room -> teamId.isEmpty())
        .filter(room -> type.isEmpty() || room.type().name().equals(type.get()))
        .sorted(ORDERS.get(order.orElse("lastactivity")));
  }

  private void get(AuthorizedCall call, HttpServletResponse response) throws IOException {
    JsonBodies.send(response, item(room(store, call.person(), call.id()), call.person()));
  }

  private void create(AuthorizedCall call, HttpServletResponse response) throws IOException {
    var body = call.body();
    body.rejectUnplayed("teamId", "classificationId", "isLocked", "isPublic", "isAnnouncementOnly", "description");
    var title = body.text("title").orElseThrow(() -> Query.bad("no title"));
    if (title.length() > MAX_TITLE) {
      throw Query.bad("title is longer than " + MAX_TITLE + " characters");
    }
    JsonBodies.send(response, item(store.rooms().createGroup(title, call.person()), call.person()));
  }

  /** "when a non moderator deletes the room they are removed from the room instead"; here the creator is the moderator. */
  private void delete(AuthorizedCall call, HttpServletResponse response) {
    var room = room(store, call.person(), call.id());
    if (room.type() == Room.Type.direct) {
      throw RefusalException.json(ErrorText.NOT_ALLOWED_TO, "a direct room cannot be deleted");
    }
    if (room.creator().equals(call.person())) {
      store.delete(room);
    } else {
      store.rooms().leave(room.uuid(), call.person());
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static Map<String, Object> item(Room room, Person reader) {
    var item = new LinkedHashMap<String, Object>();
    item.put("id", RestId.room(room.uuid()));
    item.put("title", room.titleFor(reader));
    item.put("type", room.type().name());
    item.put("isLocked", false);
    item.put("lastActivity", WebexDate.of(room.lastActivity()));
    item.put("creatorId", RestId.person(room.creator().uuid()));
    item.put("created", WebexDate.of(room.created()));
    item.put("ownerId", RestId.organization(Person.ORGANIZATION));
    item.put("isAnnouncementOnly", false);
    item.put("isReadOnly", false);
    item.put("isPublic", false);
    return item;
  }
}
