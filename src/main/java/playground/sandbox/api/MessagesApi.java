package playground.sandbox.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.RefusalException;
import playground.sandbox.store.Message;
import playground.sandbox.store.RestId;
import playground.sandbox.store.Room;
import playground.sandbox.store.Store;

/**
 * {@code /v1/messages}: what is written in rooms ({@code webex-messaging.json}). A token without {@code spark:kms} does not
 * see text and markdown (contract, 5, case 22; what Webex sends in their place was not captured).
 */
final class MessagesApi {

  private static final String READ = "spark:messages_read";
  private static final String WRITE = "spark:messages_write";
  private static final ListPage.Limits LIMITS = new ListPage.Limits(50, 1_000);
  private static final int MAX_BYTES = 7439; // "The maximum message length is 7439 bytes."

  private final Store store;

  MessagesApi(Store store) {
    this.store = store;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("GET", "/v1/messages", READ, "The messages of a room, newest first. A token without spark:kms gets no text.", this::list),
        new Operation("POST", "/v1/messages", WRITE, "Writes to a room or to a person.", this::create),
        new Operation("GET", "/v1/messages/{messageId}", READ, "One message.", this::get),
        new Operation("DELETE", "/v1/messages/{messageId}", WRITE, "Deletes one of the user’s own messages.", this::delete));
  }

  private void list(AuthorizedCall call, HttpServletResponse response) throws IOException {
    var query = call.query();
    var room = RoomsApi.room(store, call.person(), query.text("roomId").orElseThrow(() -> Query.bad("no roomId")));
    if (query.text("parentId").isPresent() || query.text("mentionedPeople").isPresent()) {
      throw Query.bad("the sandbox does not play parentId and mentionedPeople");
    }
    var max = query.max(LIMITS.standard(), LIMITS.largest());
    var found = older(query, room);
    var page = found.stream().limit(max).toList();
    if (page.size() < found.size()) {
      var last = RestId.message(page.get(page.size() - 1).uuid());
      response.setHeader("Link", Cursor.link(call, query, "beforeMessage", last, max));
    }
    var isContentVisible = call.maySeeContent();
    JsonBodies.send(response, Map.of("items", page.stream().map(message -> item(message, room, isContentVisible)).toList()));
  }

  private List<Message> older(Query query, Room room) {
    var before = query.moment("before");
    var all = store.messages().of(room.uuid());
    return query.text("beforeMessage").map(id -> after(id, all)).orElse(all).stream()
        .filter(message -> before.isEmpty() || message.created().isBefore(before.get()))
        .toList();
  }

  /** What comes after that message; it has to be there, or else the list would seem to end. */
  private static List<Message> after(String id, List<Message> all) {
    var rest = all.stream().dropWhile(message -> !RestId.message(message.uuid()).equals(id)).toList();
    if (rest.isEmpty()) {
      throw RefusalException.json(ErrorText.NOT_FOUND, "beforeMessage isn't a message in this room");
    }
    return rest.subList(1, rest.size());
  }

  private void create(AuthorizedCall call, HttpServletResponse response) throws IOException {
    var body = call.body();
    body.rejectUnplayed("parentId", "files", "attachments");
    var text = content(body, "text");
    var markdown = content(body, "markdown");
    if (text.isEmpty() && markdown.isEmpty()) {
      throw Query.bad("text or markdown is needed");
    }
    var room = room(call, body);
    var message = store.messages().add(room.uuid(), call.person(), text.or(() -> markdown), markdown);
    store.rooms().touch(room.uuid(), message.created());
    JsonBodies.send(response, item(message, room, call.maySeeContent()));
  }

  private static Optional<String> content(JsonMembers body, String name) {
    var content = body.text(name);
    if (content.filter(text -> text.getBytes(UTF_8).length > MAX_BYTES).isPresent()) {
      throw Query.bad(name + " is longer than " + MAX_BYTES + " bytes");
    }
    return content;
  }

  private Room room(AuthorizedCall call, JsonMembers body) {
    var roomId = body.text("roomId");
    var personId = body.text("toPersonId");
    var email = body.text("toPersonEmail");
    if (roomId.isPresent() == (personId.isPresent() || email.isPresent())) {
      throw Query.bad("either roomId, toPersonId or toPersonEmail is needed");
    }
    if (roomId.isPresent()) {
      return RoomsApi.room(store, call.person(), roomId.get());
    }
    var other = MembershipsApi.person(store, personId, email, "toPersonId", "toPersonEmail");
    if (other.equals(call.person())) {
      throw Query.bad("the recipient is the author");
    }
    return store.rooms().directOf(call.person(), other);
  }

  private void get(AuthorizedCall call, HttpServletResponse response) throws IOException {
    var found = found(call);
    JsonBodies.send(response, item(found.message(), found.room(), call.maySeeContent()));
  }

  private void delete(AuthorizedCall call, HttpServletResponse response) {
    var message = found(call).message();
    if (!message.author().equals(call.person())) {
      throw RefusalException.json(ErrorText.NOT_ALLOWED_TO, "the message is another person's");
    }
    store.messages().delete(message.uuid());
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** A message and the room that it is in. */
  private record Found(Message message, Room room) {}

  /** The message with the id of the path, in a room that the person is in. */
  private Found found(AuthorizedCall call) {
    return RestId.messageUuid(call.id()).flatMap(store.messages()::find)
        .flatMap(message -> store.rooms().find(message.room()).map(room -> new Found(message, room)))
        .filter(found -> found.room().has(call.person()))
        .orElseThrow(() -> RefusalException.json(ErrorText.NOT_FOUND, "no room of the person has a message with this id"));
  }

  private static Map<String, Object> item(Message message, Room room, boolean isContentVisible) {
    var item = new LinkedHashMap<String, Object>();
    item.put("id", RestId.message(message.uuid()));
    item.put("roomId", RestId.room(room.uuid()));
    item.put("roomType", room.type().name());
    if (isContentVisible) {
      message.text().ifPresent(text -> item.put("text", text));
      message.markdown().ifPresent(markdown -> item.put("markdown", markdown));
    }
    item.put("personId", RestId.person(message.author().uuid()));
    item.put("personEmail", message.author().email());
    item.put("created", WebexDate.of(message.created()));
    return item;
  }
}
