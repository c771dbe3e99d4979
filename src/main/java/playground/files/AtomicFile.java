package playground.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that is replaced completely or not at all: whoever reads it at any moment, also after this program was killed,
 * finds the old text or the new one (security F-18).
 *
 * @param path absolute
 */
public record AtomicFile(Path path) {

  /** Resolves a symbolic link, so that its target is replaced and not the link. */
  public static AtomicFile of(Path path) throws IOException {
    return new AtomicFile(Files.exists(path) ? path.toRealPath() : path.toAbsolutePath());
  }

  public boolean exists() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Replaces the content. Only the owner may read the file, because it holds secrets. */
  public void replace(byte[] text) throws IOException {
    var folder = path.getParent();
    var fresh = folder.resolve("." + path.getFileName() + ".new"); // one name: a killed program leaves at most one file
    try {
      Files.deleteIfExists(fresh);
      write(fresh, text);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    syncFolder(folder);
  }

  /** Forces the text to the disk before the file gets its name; otherwise a power cut could leave an empty file. */
  private static void write(Path file, byte[] text) throws IOException {
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE); // never a file or a link of somebody else
    try (var channel = FileChannel.open(file, options, ownerOnly(file))) {
      var rest = ByteBuffer.wrap(text);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static void syncFolder(Path folder) throws IOException {
    if (hasPosix(folder)) { // other systems cannot open folders
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** What makes a new file readable by its owner alone; empty where the system has no such permissions. */
  public static FileAttribute<?>[] ownerOnly(Path file) {
    return hasPosix(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
        : new FileAttribute<?>[0];
  }

  /** Whether the system has permissions of owner, group and others. */
  public static boolean hasPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
