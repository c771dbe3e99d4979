package playground.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import playground.text.NamedServer;
import playground.text.ServerKind;

/** Whatever bytes are piped in, the command ends with 0 or 2 and prints text alone. */
class ExplainPropertiesTest {

  private static final NamedServer WEBEX = new NamedServer(ServerKind.WEBEX, "webexapis.com");

  @Property
  void everyInputIsExplainedOrRefused(@ForAll("inputs") byte[] input) throws IOException {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal = new Terminal(
        new ByteArrayInputStream(input), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);

    var exitCode = new ExplainCommand(WEBEX, terminal).run(Optional.empty(), false).number();

    var printed = out.toString(UTF_8) + err.toString(UTF_8);
    assertTrue(exitCode == 0 && err.size() == 0 || exitCode == 2 && out.size() == 0, printed);
    assertEquals(-1, printed.chars().filter(c -> c != '\n' && Character.isISOControl(c)).findFirst().orElse(-1), printed);
  }

  /** Bytes of any kind; and messages that are cut off, or have any text in them. */
  @Provide
  Arbitrary<byte[]> inputs() {
    var texts = Arbitraries.strings().ofMaxLength(200);
    var messages = Combinators.combine(
        Arbitraries.of(
            "http://localhost/callback?error=%1$s&error_description=%2$s&state=%1$s", "http://localhost/callback?%1$s=%2$s",
            "{\"error\": \"%1$s\", \"error_description\": \"%2$s\"}", "{\"message\": \"%1$s\", \"errors\": [{\"description\": \"%2$s\"}]}",
            "HTTP/1.1 400 %1$s\r\n%1$s: %2$s\r\n\r\n{\"error\": \"%2$s\"}", "HTTP/2 503\n%1$s\n\n%2$s", "%1$s", "[%2$s"),
        texts, texts, Arbitraries.integers().between(0, 1000)).as((format, one, other, end) -> {
          var message = String.format(format, one, other);
          return message.substring(0, Math.min(end, message.length())).getBytes(UTF_8);
        });
    return Arbitraries.oneOf(messages, Arbitraries.bytes().array(byte[].class).ofMaxSize(300));
  }
}
