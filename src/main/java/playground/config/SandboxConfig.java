package playground.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of the sandbox when it runs alone. The content of its files is validated when it starts.
 *
 * @param address where it listens; the host is also accepted in the Host header
 * @param data file in which it persists its integrations; empty to persist nothing
 * @param seed file with seed data; empty without one
 * @param consent who decides on its consent page: {@code ask}, {@code accept} or {@code deny}
 * @param person e-mail address of the person who signs in when there is no consent page; empty for the first person
 */
public record SandboxConfig(
    ListenAddress address, Optional<Path> data, Optional<Path> seed, String consent, Optional<String> person) {}
