package playground.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the sandbox was told that runs alone, checked as far as the command line goes.
 *
 * @param host address to listen on; it also answers to this name
 * @param port 0 means any free one
 * @param data where it keeps its integrations; empty when they are to end with it
 * @param declared the file that says what it knows beforehand; empty without one
 * @param consent who answers its pages: {@code ask}, {@code accept} or {@code deny}
 * @param person e-mail address of who signs in when nobody is asked; empty for the first
 */
public record SandboxConfig(
    String host, int port, Optional<Path> data, Optional<Path> declared, String consent, Optional<String> person) {}
