package playground.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** Makes {@link BareJetty} or {@link BareFlow} into one runnable jar, out of the same classes of Jetty that are in ours. */
final class BareJar {

  private static final Pattern OF_JETTY =
      Pattern.compile("(org/eclipse/jetty|jakarta/servlet|org/slf4j)/.*|META-INF/services/(org\\.eclipse|org\\.slf4j|jakarta).*");

  private BareJar() {}

  /** A jar that runs the class. */
  static Path of(Class<?> main) throws IOException {
    var made = Path.of("target", main.getSimpleName() + ".jar").toAbsolutePath();
    try (var ours = new JarFile(JavaProcess.JAR.toFile());
        var jar = new JarOutputStream(Files.newOutputStream(made), manifest(main))) {
      ours.stream()
          .filter(entry -> !entry.isDirectory() && OF_JETTY.matcher(entry.getName()).matches())
          .forEach(entry -> copy(ours, entry, jar));
      for (var type : List.of(BareJetty.class, BareFlow.class)) {
        add(jar, type);
        for (var servlet : type.getDeclaredClasses()) {
          add(jar, servlet);
        }
      }
    }
    return made;
  }

  private static Manifest manifest(Class<?> main) {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
    manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
    return manifest;
  }

  private static void copy(JarFile from, JarEntry entry, JarOutputStream to) {
    try (var content = from.getInputStream(entry)) {
      put(to, entry.getName(), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(JarOutputStream jar, Class<?> type) throws IOException {
    var name = type.getName().replace('.', '/') + ".class";
    try (var content = type.getClassLoader().getResourceAsStream(name)) {
      put(jar, name, content);
    }
  }

  private static void put(JarOutputStream jar, String name, InputStream content) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    content.transferTo(jar);
    jar.closeEntry();
  }
}
