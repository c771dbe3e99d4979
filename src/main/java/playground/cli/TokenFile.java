package playground.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import playground.files.AtomicFile;
import playground.text.FailureText;
import playground.text.TerminalTexts;

/** A file with a token set: only its owner may read it, and it is replaced as a whole. */
final class TokenFile {

  /** More than any token set has. */
  private static final long MAX_BYTES = 256 * 1024;

  private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
      PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE,
      PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

  private final String name;
  private final Path path;

  /**
   * @param given a link means the file that it leads to, which all of its names share a lock of
   */
  TokenFile(Path given) {
    this.name = given.toString();
    this.path = resolved(given);
  }

  private static Path resolved(Path given) {
    try {
      return given.toRealPath();
    } catch (IOException notThere) {
      return given.toAbsolutePath().normalize();
    }
  }

  /** As it was given. */
  String name() {
    return name;
  }

  boolean isSameAs(TokenFile other) {
    return path.equals(other.path);
  }

  boolean exists() {
    return Files.exists(path);
  }

  /**
   * The token set in it.
   *
   * @throws CommandFailure when others may read it, or it is no token set
   */
  TokenSet read() {
    try {
      requirePrivate();
      var text = Files.size(path) > MAX_BYTES ? "" : Files.readString(path);
      return TokenSet.parse(text).orElseThrow(() -> wrong(TerminalTexts.notATokenSet(name())));
    } catch (IOException e) {
      throw wrong(exists() && !Files.isDirectory(path) && Files.isReadable(path)
          ? TerminalTexts.notATokenSet(name()) // not UTF-8
          : TerminalTexts.unreadable(name()));
    }
  }

  private void requirePrivate() throws IOException {
    if (AtomicFile.hasPosix(path) && Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains)) {
      throw new CommandFailure(ExitCode.REFUSED, TerminalTexts.readableByOthers(name()));
    }
  }

  /**
   * Checks that the result can be saved, before anybody is asked for anything.
   *
   * @throws CommandFailure when it cannot, or when the file holds something else
   */
  void requireWritable() {
    if (Files.isRegularFile(path)) {
      read(); // first: what is wrong with the file is worth more than that nothing can be written beside it
    }
    var folder = path.getParent();
    if (Files.isDirectory(path) || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw wrong(TerminalTexts.unwritable(name()));
    }
  }

  /**
   * @throws CommandFailure when it cannot be written
   */
  void replace(TokenSet tokens) {
    try {
      AtomicFile.of(path).replace((tokens.json() + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw wrong(TerminalTexts.unwritable(name()));
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw wrong(TerminalTexts.unwritable(name()));
    }
  }

  /**
   * Waits until no other process works on the file. The lock is on a file beside it, because the file itself is replaced.
   *
   * @return holds the lock until it is closed, or this process ends
   * @throws CommandFailure when that takes too long
   */
  Closeable lock(Duration timeout) {
    var locked = CompletableFuture.supplyAsync(this::locked, task -> daemon(task).start());
    try {
      return locked.get(timeout.toMillis(), TimeUnit.MILLISECONDS)
          .<Closeable>map(lock -> () -> lock.acquiredBy().close())
          .orElseThrow(() -> wrong(TerminalTexts.unwritable(name())));
    } catch (TimeoutException e) {
      throw new CommandFailure(ExitCode.NOBODY_THERE, TerminalTexts.inUse(name(), timeout));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "file-lock");
    thread.setDaemon(true);
    return thread;
  }

  /** Empty when there can be no file beside it. */
  private Optional<FileLock> locked() {
    try {
      var beside = path.resolveSibling("." + path.getFileName() + ".lock");
      var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return Optional.of(FileChannel.open(beside, options, AtomicFile.ownerOnly(beside)).lock());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static CommandFailure wrong(FailureText text) {
    return new CommandFailure(ExitCode.WRONG_SETTINGS, text);
  }
}
