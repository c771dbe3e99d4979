package playground.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import playground.database.DatabaseSettings;
import playground.oauth.Secret;

/** A real PostgreSQL of one test's own, which it stops and starts again: its data and its port stay the same. */
public final class StoppablePostgres implements AutoCloseable {

  private final Path data;
  private final DatabaseSettings settings;
  private EmbeddedPostgres server;

  /**
   * Starts it.
   *
   * @param data folder for its files; it need not be there
   */
  public StoppablePostgres(Path data) throws IOException {
    this.data = data;
    this.server = start(0);
    this.settings = new DatabaseSettings(
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", RunningPostgres.USER, new Secret(""),
        RunningPostgres.key(), List.of(), 8);
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).setPort(port).start();
  }

  public DatabaseSettings settings() {
    return settings;
  }

  /** At once, without telling anybody: the signal of {@code pg_ctl -m immediate}. */
  public void stop() throws IOException, InterruptedException {
    var pid = Long.toString(server.getProcess().pid());
    new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
    server.getProcess().waitFor();
    server.close();
  }

  /** Again, from what it has written. */
  public void start() throws IOException {
    server = start(server.getPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
