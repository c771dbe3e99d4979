package playground.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of the sandbox, whether it runs alone or beside the playground.
 *
 * @param address where it listens; when it runs alone, the host is also accepted in the Host header
 * @param publicUrl scheme, host and port by which others reach it; empty when only this machine does
 * @param data file in which it persists its integrations; empty to persist nothing
 * @param hasOpenControls whether everybody who reaches it may use what changes it for all; otherwise this machine alone
 */
public record SandboxSettings(
    ListenAddress address, Optional<URI> publicUrl, Optional<Path> data, boolean hasOpenControls) {

  /**
   * Scheme, host and port of every absolute URL that it hands out.
   *
   * @param port the real one
   */
  public URI origin(int port) {
    return publicUrl.orElseGet(() -> URI.create("http://" + address.urlHost() + ":" + port));
  }
}
