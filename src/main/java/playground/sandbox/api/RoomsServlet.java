package playground.sandbox.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import playground.oauth.Form;
import playground.sandbox.answer.Json;
import playground.sandbox.answer.Refused;
import playground.sandbox.answer.SandboxServlet;
import playground.sandbox.answer.WireText;
import playground.sandbox.store.Person;
import playground.sandbox.store.RestId;
import playground.sandbox.store.Room;
import playground.sandbox.store.Store;

/** {@code GET /v1/rooms}: the rooms that the person is in (contract, 1.I). */
@SuppressWarnings("serial") // our servlets are never serialized
public final class RoomsServlet extends SandboxServlet {

  private static final int DEFAULT_MAX = 100;
  private static final int LARGEST_MAX = 1000;

  private final Store store;

  public RoomsServlet(Store store) {
    super("GET", "HEAD");
    this.store = store;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var person = new Bearer(store.tokens()).requireScope(request, "spark:rooms_read");
    var rooms = store.rooms().of(person).stream().limit(max(request.getQueryString()));
    Json.send(response, Map.of("items", rooms.map(room -> item(room, person)).toList()));
  }

  /** 1 to 1000; above that it is capped without a word, as every {@code max} of Webex (contract, section 0). */
  private static int max(String query) {
    try {
      var max = Form.parse(query).value("max").map(Long::parseLong).orElse((long) DEFAULT_MAX);
      if (max >= 1) {
        return (int) Math.min(max, LARGEST_MAX);
      }
    } catch (IllegalArgumentException e) {
      // no number, or a query that cannot be read
    }
    throw Refused.json(WireText.BAD_REQUEST, "max is no number of 1 or more, or the query is malformed");
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
