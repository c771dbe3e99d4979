import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Run by the build, before it compiles: copies the files that pages refer to into the jar's folder {@code assets}, each
 * under a name with a fingerprint of its content, and beside it a compressed one when that is shorter. The names go
 * into a class, so that a page that refers to a file that is not there does not compile, and the start reads no list.
 * The same files give the same bytes.
 *
 * <pre>java Fingerprints.java CLASSES SOURCES FOLDER...</pre>
 */
class Fingerprints {

  private static final int DIGITS = 8; // of hexadecimal; two versions of one file share them once in 4 billion

  /** An address in a stylesheet would lack the fingerprint; pictures inside it have none. */
  private static final Pattern REFERENCE = Pattern.compile("url\\((?![\"']?data:)|@import");

  public static void main(String[] arguments) throws Exception {
    var folders = Stream.of(arguments).skip(2).map(Path::of).toList();
    var names = copy(folders, Path.of(arguments[0], "assets"));
    var source = Path.of(arguments[1], "playground", "html", "Assets.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, source(names));
  }

  /** Returns the new names by the old ones. */
  private static TreeMap<String, String> copy(List<Path> folders, Path target) throws Exception {
    var names = new TreeMap<String, String>();
    clear(target);
    for (var folder : folders) {
      for (var file : filesIn(folder)) {
        var name = file.getFileName().toString();
        var content = Files.readAllBytes(file);
        requireNoReference(name, content);
        names.put(name, fingerprinted(name, content));
        write(target.resolve(names.get(name)), content);
      }
    }
    return names;
  }

  private static void clear(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var old : filesIn(folder)) {
      Files.delete(old);
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void requireNoReference(String name, byte[] content) {
    if (name.endsWith(".css") && REFERENCE.matcher(new String(content, UTF_8)).find()) {
      throw new IllegalArgumentException(name + " refers to another file, whose name will be another one in the jar."
          + " Use data: instead, or teach Fingerprints.java to rename it.");
    }
  }

  private static String fingerprinted(String name, byte[] content) throws Exception {
    var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)).substring(0, DIGITS);
    var dot = name.lastIndexOf('.');
    return name.substring(0, dot) + "." + hash + name.substring(dot);
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    var compressed = gzip(content);
    if (compressed.length < content.length) {
      Files.write(file.resolveSibling(file.getFileName() + ".gz"), compressed);
    }
  }

  /** Without a time, so that the bytes depend on the content alone. */
  private static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes) {
      {
        def.setLevel(Deflater.BEST_COMPRESSION);
      }
    }) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static String source(TreeMap<String, String> names) {
    var source = new StringBuilder("""
        package playground.html;

        /** Addresses of files in the jar, with fingerprints of their content. Made by src/build/Fingerprints.java. */
        public final class Assets {

        """);
    names.forEach((name, fingerprinted) -> source.append("  public static final String ")
        .append(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
        .append(" = \"/assets/").append(fingerprinted).append("\";\n"));
    return source.append("\n  private Assets() {}\n}\n").toString();
  }
}
