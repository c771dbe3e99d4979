package playground.sandbox.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.Origin;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.protocol.BearerAuthentication;
import playground.sandbox.store.Person;
import playground.sandbox.store.RestId;
import playground.sandbox.store.Room;
import playground.sandbox.store.Store;

/** {@code GET /v1/rooms}: the rooms that the person is in, the most recently used first (contract, 1.I). */
@SuppressWarnings("serial") // our servlets are never serialized
public final class RoomsServlet extends SandboxServlet {

  private static final String PATH = "/v1/rooms";
  private static final int DEFAULT_MAX = 100;
  private static final int LARGEST_MAX = 1000;

  private static final Map<String, Comparator<Room>> ORDERS = Map.of(
      "id", Comparator.comparing(room -> RestId.room(room.uuid())),
      "lastactivity", Comparator.comparing(Room::lastActivity).reversed(),
      "created", Comparator.comparing(Room::created).reversed());

  private final Store store;
  private final ActiveFaults faults;

  public RoomsServlet(Store store, ActiveFaults faults) {
    super("GET", "HEAD");
    this.store = store;
    this.faults = faults;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var person = new BearerAuthentication(store, faults).requireScope(request, "spark:rooms_read");
    var query = Query.of(request);
    var max = query.max(DEFAULT_MAX, LARGEST_MAX);
    var before = Cursor.of(query);
    var rooms = found(query, person).toList();
    var page = rooms.stream().skip(before).limit(max).map(room -> item(room, person)).toList();
    if (before + page.size() < rooms.size()) {
      response.setHeader("Link", Cursor.link(Origin.of(request) + PATH, query, before + page.size(), max));
    }
    JsonBodies.send(response, Map.of("items", page));
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

  private static Map<String, Object> item(Room room, Person reader) {
    var creator = RestId.person(room.creator().uuid());
    var item = new LinkedHashMap<String, Object>();
    item.put("id", RestId.room(room.uuid()));
    item.put("title", room.titleFor(reader));
    item.put("type", room.type().name());
    item.put("isLocked", false);
    item.put("lastActivity", WebexDate.of(room.lastActivity()));
    item.put("creatorId", creator);
    item.put("created", WebexDate.of(room.created()));
    item.put("ownerId", RestId.organization(Person.ORGANIZATION));
    item.put("isAnnouncementOnly", false);
    item.put("isReadOnly", false);
    item.put("isPublic", false);
    return item;
  }
}
