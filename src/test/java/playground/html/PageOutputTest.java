package playground.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A page's text, in whatever pieces it comes, is UTF-8 in the end. */
class PageOutputTest {

  private static final String TEXT = "plain, → ✓ ü, 😀, plain again; ";

  @Test
  void textOfEveryKindIsEncodedLikeTheWholeOfIt() {
    var output = new PageOutput();
    output.writeContent(TEXT);
    output.writeContent("<<" + TEXT + ">>", 2, 2 + TEXT.length());
    output.writeBinaryContent(TEXT.getBytes(UTF_8));

    assertEquals(TEXT.repeat(3), new String(output.toByteArray(), UTF_8));
  }

  @Test
  void aPageOfAnyLengthFitsIn() throws IOException {
    var output = new PageOutput();
    for (var i = 0; i < 10_000; i++) {
      output.writeContent(TEXT);
    }
    var written = new ByteArrayOutputStream();
    output.writeTo(written);

    assertArrayEquals(TEXT.repeat(10_000).getBytes(UTF_8), written.toByteArray());
    assertEquals(written.size(), output.length());
  }
}
