package playground.cli;

import java.util.Optional;
import java.util.Properties;

/** The classes that the runtime image holds ready for the JVM, so that it starts in a fraction of the time. */
public final class StartUpCache {

  /** The cache's file, set by the image's launcher; absent or empty when there is none to use. */
  private static final String FILE = "playground.cache";

  private StartUpCache() {}

  /**
   * What to say when the JVM has refused the cache.
   *
   * @param system the JVM's own properties: one of them tells whether it uses a cache
   */
  public static Optional<String> warning(Properties system) {
    var isUsed = system.getProperty("java.vm.info", "").contains("sharing");
    return Optional.ofNullable(system.getProperty(FILE))
        .filter(file -> !file.isEmpty() && !isUsed)
        .map(file -> "The start-up cache " + file + " does not fit: this start takes longer. Build the image again.");
  }
}
