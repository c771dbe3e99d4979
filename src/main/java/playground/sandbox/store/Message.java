package playground.sandbox.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody wrote in a room.
 *
 * @param room its uuid
 * @param text plain; stands in for the markdown where that cannot be shown
 * @param markdown empty when the message was written as plain text
 */
public record Message(
    UUID uuid, UUID room, Person author, Optional<String> text, Optional<String> markdown, Instant created) {

  /** Without what was written, which is nobody's business in a log. */
  @Override
  public String toString() {
    return "Message[" + uuid + "]";
  }
}
