package playground.sandbox.persistence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.seed.InvalidFileException;
import playground.sandbox.seed.SeedData;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.Store;

/** Whether, and where, the integrations outlive the program. */
public final class IntegrationFile {

  private static final Logger LOG = LoggerFactory.getLogger("playground.sandbox");

  private final Optional<AtomicFile> file;
  private volatile boolean failing;

  private IntegrationFile(Optional<AtomicFile> file) {
    this.file = file;
  }

  /** Nowhere: all is gone when the program ends. */
  public static IntegrationFile none() {
    return new IntegrationFile(Optional.empty());
  }

  /**
   * In that file: what is in it is registered again, and from now on each change is written. What has the
   * client id or the name of one that is registered already, because it was declared, is left out.
   *
   * @throws InvalidFileException when the file is damaged, which leaves it as it is, or cannot be written
   */
  public static IntegrationFile in(Path path, Store store) {
    try {
      var file = AtomicFile.of(path);
      if (file.exists()) {
        restore(path, store);
      }
      file.replace(text(store.integrations().all())); // now, so that a full disk is told at the start
      var integrationFile = new IntegrationFile(Optional.of(file));
      store.integrations().onChange(() -> integrationFile.write(file, store.integrations().all()));
      return integrationFile;
    } catch (IOException e) {
      throw new InvalidFileException(path + ": cannot be written (" + reason(e) + "); sandbox.data must name a file in a folder that"
          + " exists, is yours and has room");
    }
  }

  private static void restore(Path path, Store store) {
    var integrations = store.integrations();
    for (var known : SeedData.integrationsOf(path, store.clock().instant())) {
      if (integrations.withClientId(known.clientId()).isEmpty() && integrations.withName(known.name()).isEmpty()) {
        if (integrations.all().size() == Integrations.MAX_INTEGRATIONS) {
          throw new InvalidFileException(path + ": with those declared there are more than " + Integrations.MAX_INTEGRATIONS);
        }
        integrations.restore(known);
      }
    }
  }

  /** The service goes on when it cannot be written: what is registered holds until the program ends. */
  private void write(AtomicFile file, List<Integration> integrations) {
    try {
      file.replace(text(integrations));
      failing = false;
    } catch (IOException e) {
      failing = true;
      LOG.error("sandbox.data {} cannot be written: {}; what was changed is lost at the next start", file.path(), reason(e));
    }
  }

  /** What a person should know who relies on it; empty while all is well. */
  public Optional<String> problem() {
    return file.filter(known -> failing).map(known -> "The file " + known.path()
        + " could not be written. What you change holds until the sandbox ends, and is lost then.");
  }

  /** Where it is kept; empty when nowhere. */
  public Optional<Path> path() {
    return file.map(AtomicFile::path);
  }

  private static byte[] text(List<Integration> integrations) {
    return JsonBodies.indented(IntegrationJson.of(integrations));
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replaceFirst("Exception$", "");
  }
}
