package playground.config;

import java.nio.file.Path;
import java.util.Optional;
import playground.database.DatabaseSettings;

/**
 * The settings of the sandbox when it runs alone. The content of its files is validated when it starts.
 *
 * @param seed file with seed data; empty without one
 * @param consent who decides on its consent page: {@code ask}, {@code accept} or {@code deny}
 * @param person e-mail address of the person who signs in when there is no consent page; empty for the first person
 * @param database that all nodes keep their state in; empty to keep it in memory
 */
public record SandboxConfig(
    SandboxSettings settings,
    Optional<Path> seed,
    String consent,
    Optional<String> person,
    Optional<DatabaseSettings> database) {}
