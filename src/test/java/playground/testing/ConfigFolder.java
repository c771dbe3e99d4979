package playground.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A working directory with a settings file in it, or without. */
public record ConfigFolder(Path path) {

  /** Writes {@code config.properties} that only its owner can read. */
  public ConfigFolder with(String text) throws IOException {
    return with("config.properties", text, UTF_8);
  }

  public ConfigFolder with(String name, String text, Charset encoding) throws IOException {
    Files.writeString(path.resolve(name), text, encoding);
    return readableBy("rw-------", name);
  }

  /**
   * @param permissions as {@code ls -l} shows them, such as {@code rw-r--r--}
   */
  public ConfigFolder readableBy(String permissions, String name) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path.resolve(name), PosixFilePermissions.fromString(permissions));
    }
    return this;
  }
}
