package playground.sandbox.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Everything that the sandbox knows, each part limited in number and in time. */
public interface Store {

  /** The only clock of the sandbox; moving it makes things expire. */
  SandboxClock clock();

  People people();

  Rooms rooms();

  Messages messages();

  Integrations integrations();

  Grants grants();

  Codes codes();

  Tokens tokens();

  DeviceRequests deviceRequests();

  SignIns signIns();

  Consents consents();

  Keys keys();

  /** Whether other nodes have the same one. */
  default boolean isShared() {
    return false;
  }

  /**
   * Runs steps of which all take effect, or none when there is an outage in between.
   *
   * @param steps may run more than once, the last time with success; what they throw may undo them
   */
  default <T> T atomically(Supplier<T> steps) {
    return steps.get();
  }

  /**
   * Goes back to what it started with: the integrations, rooms and messages of the seed data, the real time, and nothing
   * that people have allowed. The signing keys stay.
   *
   * @param isKept which integrations stay as they are
   */
  void reset(Predicate<Integration> isKept);

  /** Registers these integrations and no others, in one step, and revokes what people allowed those that are gone. */
  default void replaceIntegrations(List<Integration> integrations) {
    integrations().inOneStep(() -> {
      var gone = new ArrayList<>(integrations().all().stream().map(Integration::clientId).toList());
      integrations.forEach(one -> gone.remove(one.clientId()));
      integrations().replaceAll(integrations); // first: from here on nobody else can authenticate for more
      gone.forEach(grants()::revokeAllOf);
      return gone;
    });
  }

  /** Deletes an integration, and revokes what people allowed it. */
  default void delete(String clientId) {
    integrations().delete(clientId); // first: from here on nobody can authenticate for more
    grants().revokeAllOf(clientId);
  }

  /** Deletes a room and what was written in it. */
  default void delete(Room room) {
    rooms().delete(room.uuid());
    messages().deleteAllOf(room.uuid());
  }
}
