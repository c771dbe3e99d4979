package playground.sandbox.store;

import java.time.Instant;

/**
 * That a person signed in.
 *
 * @param at when; the ID token's {@code auth_time}
 */
public record SignIn(Person person, Instant at) {}
