package playground.sandbox.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people wrote, in all rooms. */
public interface Messages {

  /** Most that are kept; one more drops the oldest. */
  int CAPACITY = 1_000;

  Message add(UUID room, Person author, Optional<String> text, Optional<String> markdown);

  /** Of one room, the newest first. */
  List<Message> of(UUID room);

  Optional<Message> find(UUID message);

  void delete(UUID message);

  void deleteAllOf(UUID room);
}
