package playground.sandbox.persistence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.files.AtomicFile;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.seed.IntegrationEntry;
import playground.sandbox.seed.InvalidFileException;
import playground.sandbox.seed.SeedData;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.Store;
import playground.sandbox.store.memory.MemoryStore;

/** Keeps the integrations in a file, or nowhere. */
public final class IntegrationFile {

  private static final Logger LOG = LoggerFactory.getLogger("playground.sandbox");

  private final Optional<AtomicFile> file;
  private volatile boolean failing;

  private IntegrationFile(Optional<AtomicFile> file) {
    this.file = file;
  }

  /** No file: all integrations are lost when the program ends. */
  public static IntegrationFile none() {
    return new IntegrationFile(Optional.empty());
  }

  /**
   * Registers the integrations of that file, and from now on writes each change. An integration with the client id or
   * the name of one that is registered already, because the seed file has it, is dropped.
   *
   * @throws InvalidFileException when the file has errors, in which case it is not changed, or cannot be written
   */
  public static IntegrationFile in(Path path, MemoryStore store) {
    try {
      var file = AtomicFile.of(path);
      if (file.exists()) {
        restore(path, store);
      }
      file.replace(text(store.integrations().all())); // now, so that a full disk is noticed at the start
      var integrationFile = new IntegrationFile(Optional.of(file));
      store.onIntegrationChange(() -> integrationFile.write(file, store.integrations().all()));
      return integrationFile;
    } catch (IOException e) {
      throw new InvalidFileException(path + ": cannot be written (" + reason(e) + "); sandbox.data must name a file in"
          + " an existing folder that you may write to and that has free space");
    }
  }

  private static void restore(Path path, Store store) {
    var integrations = store.integrations();
    for (var known : SeedData.integrationsOf(path, store.clock().instant())) {
      if (integrations.withClientId(known.clientId()).isEmpty() && integrations.withName(known.name()).isEmpty()) {
        if (integrations.all().size() == Integrations.MAX_INTEGRATIONS) {
          throw new InvalidFileException(path + ": with those of the seed file there are more than "
              + Integrations.MAX_INTEGRATIONS + " integrations");
        }
        integrations.restore(known);
      }
    }
  }

  /** A failure does not stop the service: the integrations stay registered until the program ends. */
  private void write(AtomicFile file, List<Integration> integrations) {
    try {
      file.replace(text(integrations));
      failing = false;
    } catch (IOException e) {
      failing = true;
      LOG.error(
          "sandbox.data {} cannot be written: {}; the change will be lost when the sandbox ends", file.path(), reason(e));
    }
  }

  /** The file if the last write to it failed: changes will be lost when the sandbox ends. */
  public Optional<Path> unwritable() {
    return path().filter(path -> failing);
  }

  /** The file; empty when there is none. */
  public Optional<Path> path() {
    return file.map(AtomicFile::path);
  }

  private static byte[] text(List<Integration> integrations) {
    return JsonBodies.indented(new SeedData.IntegrationList(integrations.stream().map(IntegrationEntry::of).toList()));
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replaceFirst("Exception$", "");
  }
}
