package playground.html;

import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects a page as UTF-8, in one array. jte's own output keeps an array for each of a page's several hundred pieces.
 * Not thread-safe.
 */
final class PageOutput implements TemplateOutput {

  private static final int USUAL_BYTES = 32 * 1024;

  private byte[] octets = new byte[USUAL_BYTES];
  private int length;

  @Override
  public void writeContent(String text) {
    writeContent(text, 0, text.length());
  }

  @Override
  public void writeContent(String text, int begin, int end) {
    makeRoomFor(end - begin);
    for (var i = begin; i < end; i++) {
      var c = text.charAt(i);
      if (c >= 0x80) {
        writeBinaryContent(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
        return;
      }
      octets[length++] = (byte) c;
    }
  }

  @Override
  public void writeBinaryContent(byte[] content) {
    makeRoomFor(content.length);
    System.arraycopy(content, 0, octets, length, content.length);
    length += content.length;
  }

  private void makeRoomFor(int more) {
    if (octets.length - length < more) {
      octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + more));
    }
  }

  int length() {
    return length;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(octets, 0, length);
  }

  byte[] toByteArray() {
    return Arrays.copyOf(octets, length);
  }
}
