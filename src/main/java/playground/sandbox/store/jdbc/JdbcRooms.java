package playground.sandbox.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import playground.database.RecordFormat.Read;
import playground.sandbox.store.Membership;
import playground.sandbox.store.Person;
import playground.sandbox.store.Room;
import playground.sandbox.store.Rooms;

/** {@link Rooms} in a database. */
final class JdbcRooms implements Rooms {

  private static final String TABLE = "rooms";
  private static final String SELECT = "SELECT uuid, last_activity, sealed FROM rooms WHERE ";

  private final StoreContext context;

  JdbcRooms(StoreContext context) {
    this.context = context;
  }

  /** Puts rooms in that are there from the start. */
  void seed(Handle handle, List<Room> rooms) {
    rooms.forEach(room -> insert(handle, room, true));
  }

  @Override
  public List<Room> of(Person person) {
    return context.run(handle -> StoreContext.bindUuids(handle.createQuery(
            SELECT + "members @> :members ORDER BY last_activity DESC, number"), "members", List.of(person.uuid()))
        .map((row, query) -> room(row)).list());
  }

  @Override
  public Optional<Room> find(UUID room) {
    return context.run(handle -> handle.createQuery(SELECT + "uuid = :uuid")
        .bind("uuid", room).map((row, query) -> room(row)).findOne());
  }

  private Room room(ResultSet row) throws SQLException {
    var stored = context.open(row.getBytes("sealed"), Room.class, TABLE, row.getObject("uuid", UUID.class));
    return current(stored).usedAt(row.getTimestamp("last_activity").toInstant());
  }

  private Room current(Room stored) {
    var members = stored.members().stream()
        .map(member -> new Membership(context.current(member.person()), member.isModerator(), member.created()))
        .toList();
    return new Room(
        stored.uuid(), stored.title(), stored.type(), members, stored.created(), stored.lastActivity());
  }

  @Override
  public Room createGroup(String title, Person creator) {
    return context.transaction(handle -> add(handle, title, Room.Type.group, List.of(creator)));
  }

  /** One after the other for the same two people. */
  @Override
  public Room directOf(Person writer, Person reader) {
    return context.transaction(handle -> {
      var isInOrder = writer.uuid().compareTo(reader.uuid()) < 0;
      StoreContext.lock(handle, "direct room " + (isInOrder ? writer : reader).uuid() + " " + (isInOrder ? reader : writer).uuid());
      return StoreContext.bindUuids(handle.createQuery(SELECT + """
              is_direct AND members @> :members ORDER BY last_activity DESC, number LIMIT 1"""),
              "members", List.of(writer.uuid(), reader.uuid()))
          .map((row, query) -> room(row)).findFirst()
          .orElseGet(() -> add(handle, "", Room.Type.direct, List.of(writer, reader)));
    });
  }

  private Room add(Handle handle, String title, Room.Type type, List<Person> people) {
    var now = context.now();
    var room = Room.made(context.values().uuid(), title, type, people, now, now);
    insert(handle, room, false);
    handle.createUpdate("""
            WITH gone AS (
              DELETE FROM rooms WHERE number IN (
                SELECT number FROM rooms WHERE NOT is_seed ORDER BY number DESC OFFSET :most)
              RETURNING uuid)
            DELETE FROM messages USING gone WHERE messages.room = gone.uuid""")
        .bind("most", MAX_CREATED).execute();
    return room;
  }

  private void insert(Handle handle, Room room, boolean isSeed) {
    StoreContext.bindUuids(handle.createUpdate("""
            INSERT INTO rooms (uuid, is_seed, is_direct, members, last_activity, sealed)
            VALUES (:uuid, :isSeed, :isDirect, :members, :lastActivity, :sealed)"""), "members", uuids(room))
        .bind("uuid", room.uuid())
        .bind("isSeed", isSeed)
        .bind("isDirect", room.type() == Room.Type.direct)
        .bind("lastActivity", room.lastActivity())
        .bind("sealed", context.seal(room, TABLE, room.uuid()))
        .execute();
  }

  private static List<UUID> uuids(Room room) {
    return room.members().stream().map(member -> member.person().uuid()).toList();
  }

  @Override
  public Optional<Membership> join(UUID id, Person person, boolean isModerator) {
    var joined = new Membership(person, isModerator, context.now());
    return change(id, room -> room.has(person) ? room : room.with(joined)) ? Optional.of(joined) : Optional.empty();
  }

  @Override
  public void leave(UUID id, Person person) {
    change(id, room -> room.without(person));
  }

  /**
   * One change after the other.
   *
   * @return whether the room is there and is different now
   */
  private boolean change(UUID id, UnaryOperator<Room> change) {
    return context.transaction(handle -> handle.createQuery(SELECT + "uuid = :uuid FOR UPDATE")
        .bind("uuid", id)
        .map((row, query) -> context.read(row.getBytes("sealed"), Room.class, TABLE, id)).findOne()
        .filter(before -> !change.apply(current(before.value())).equals(current(before.value())))
        .map(before -> replace(handle, before, change.apply(current(before.value()))))
        .isPresent());
  }

  private Room replace(Handle handle, Read<Room> before, Room after) {
    StoreContext.bindUuids(handle.createUpdate(
            "UPDATE rooms SET members = :members, sealed = :sealed WHERE uuid = :uuid"), "members", uuids(after))
        .bind("sealed", context.seal(after, before, TABLE, after.uuid())).bind("uuid", after.uuid()).execute();
    return after;
  }

  @Override
  public void touch(UUID id, Instant moment) {
    context.run(handle -> handle.createUpdate("UPDATE rooms SET last_activity = :moment WHERE uuid = :uuid")
        .bind("moment", moment).bind("uuid", id).execute());
  }

  @Override
  public void delete(UUID id) {
    context.run(handle -> handle.createUpdate("DELETE FROM rooms WHERE uuid = :uuid").bind("uuid", id).execute());
  }
}
