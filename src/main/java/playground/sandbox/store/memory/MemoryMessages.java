package playground.sandbox.store.memory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import playground.sandbox.store.Message;
import playground.sandbox.store.Messages;
import playground.sandbox.store.Person;
import playground.sandbox.store.TokenGenerator;

/** {@link Messages} in memory. */
final class MemoryMessages implements Messages {

  private final TokenGenerator values;
  private final Clock clock;
  private final Map<UUID, Message> messages = new LinkedHashMap<>(); // oldest first

  MemoryMessages(TokenGenerator values, Clock clock) {
    this.values = values;
    this.clock = clock;
  }

  synchronized void clear() {
    messages.clear();
  }

  @Override
  public synchronized Message add(UUID room, Person author, Optional<String> text, Optional<String> markdown) {
    if (messages.size() >= CAPACITY) {
      messages.remove(messages.keySet().iterator().next());
    }
    var message = new Message(values.uuid(), room, author, text, markdown, clock.instant());
    messages.put(message.uuid(), message);
    return message;
  }

  @Override
  public synchronized List<Message> of(UUID room) {
    var found = new ArrayList<>(messages.values().stream().filter(message -> message.room().equals(room)).toList());
    Collections.reverse(found);
    return found;
  }

  @Override
  public synchronized Optional<Message> find(UUID message) {
    return Optional.ofNullable(messages.get(message));
  }

  @Override
  public synchronized void delete(UUID message) {
    messages.remove(message);
  }

  @Override
  public synchronized void deleteAllOf(UUID room) {
    messages.values().removeIf(message -> message.room().equals(room));
  }
}
