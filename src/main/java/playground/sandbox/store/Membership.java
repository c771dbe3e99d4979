package playground.sandbox.store;

import java.time.Instant;

/**
 * That a person is in a room.
 *
 * @param created when the person joined
 */
public record Membership(Person person, boolean isModerator, Instant created) {}
