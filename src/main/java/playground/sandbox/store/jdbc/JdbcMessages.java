package playground.sandbox.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import playground.sandbox.store.Message;
import playground.sandbox.store.Messages;
import playground.sandbox.store.Person;

/** {@link Messages} in a database. */
final class JdbcMessages implements Messages {

  private static final String TABLE = "messages";

  private final StoreContext context;

  JdbcMessages(StoreContext context) {
    this.context = context;
  }

  @Override
  public Message add(UUID room, Person author, Optional<String> text, Optional<String> markdown) {
    var message = new Message(context.values().uuid(), room, author, text, markdown, context.now());
    context.transaction(handle -> {
      handle.createUpdate("INSERT INTO messages (uuid, room, sealed) VALUES (:uuid, :room, :sealed)")
          .bind("uuid", message.uuid())
          .bind("room", room)
          .bind("sealed", context.seal(message, TABLE, message.uuid()))
          .execute();
      return handle.createUpdate("""
              DELETE FROM messages WHERE number IN (
                SELECT number FROM messages ORDER BY number DESC OFFSET :capacity)""")
          .bind("capacity", CAPACITY).execute();
    });
    return message;
  }

  @Override
  public List<Message> of(UUID room) {
    return context.run(handle -> handle.createQuery(
            "SELECT uuid, sealed FROM messages WHERE room = :room ORDER BY number DESC")
        .bind("room", room).map((row, query) -> message(row)).list());
  }

  @Override
  public Optional<Message> find(UUID message) {
    return context.run(handle -> handle.createQuery("SELECT uuid, sealed FROM messages WHERE uuid = :uuid")
        .bind("uuid", message).map((row, query) -> message(row)).findOne());
  }

  private Message message(ResultSet row) throws SQLException {
    var stored = context.open(row.getBytes("sealed"), Message.class, TABLE, row.getObject("uuid", UUID.class));
    return new Message(
        stored.uuid(), stored.room(), context.current(stored.author()), stored.text(), stored.markdown(), stored.created());
  }

  @Override
  public void delete(UUID message) {
    context.run(handle -> handle.createUpdate("DELETE FROM messages WHERE uuid = :uuid").bind("uuid", message).execute());
  }

  @Override
  public void deleteAllOf(UUID room) {
    context.run(handle -> handle.createUpdate("DELETE FROM messages WHERE room = :room").bind("room", room).execute());
  }
}
