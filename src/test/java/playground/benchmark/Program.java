package playground.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program that can be measured.
 *
 * @param name what the table calls it
 * @param environment settings
 */
record Program(String name, Map<String, String> environment, List<String> command) {

  static final String BARE = "bare Jetty";

  private static final Path IMAGE = Path.of("target", "image", "bin", "webex-oauth-playground").toAbsolutePath();

  /** A bare Jetty that runs the class. */
  static Program bare(Class<?> main) throws IOException {
    return jar(BARE, BareJar.of(main));
  }

  /** The playground of this build, and others to compare it with. */
  static List<Program> playgrounds(List<Path> others) {
    return Stream.concat(
            Stream.of(jar("playground", JavaProcess.JAR)),
            others.stream().map(jar -> jar(jar.getFileName().toString(), jar.toAbsolutePath())))
        .toList();
  }

  /** Those, and the runtime image when it has been built. */
  static List<Program> playgroundsAndImage(List<Path> others) {
    var image = Stream.of(IMAGE).filter(Files::isExecutable).map(path -> new Program("image", Map.of(), List.of(path.toString())));
    return Stream.concat(playgrounds(others).stream(), image).toList();
  }

  private static Program jar(String name, Path jar) {
    return new Program(name, Map.of(), List.of(JavaProcess.JAVA, "-jar", jar.toString()));
  }

  Program named(String other) {
    return new Program(other, environment, command);
  }

  Program with(String setting, String value) {
    var settings = new LinkedHashMap<>(environment);
    settings.put(setting, value);
    return new Program(name, settings, command);
  }

  /** A playground that has the sandbox beside it. */
  Program withSandbox() {
    return with("SERVER_PORT", "0").with("SANDBOX_PORT", "0");
  }

  /** A playground that has another authorization server, and thus no sandbox. */
  Program at(String baseUrl) {
    return with("SERVER_PORT", "0").with("WEBEX_BASE_URL", baseUrl)
        .with("WEBEX_CLIENT_ID", CodeFlow.CLIENT_ID).with("WEBEX_CLIENT_SECRET", CodeFlow.CLIENT_SECRET);
  }

  /** The same with arguments. */
  Program followedBy(String... arguments) {
    return new Program(name, environment, Stream.concat(command.stream(), Stream.of(arguments)).toList());
  }

  /** The same, started by another program. */
  Program behind(List<String> starter) {
    var whole = new ArrayList<>(starter);
    whole.addAll(command);
    return new Program(name, environment, whole);
  }

  JavaProcess start() throws IOException {
    return JavaProcess.start(environment, command);
  }
}
