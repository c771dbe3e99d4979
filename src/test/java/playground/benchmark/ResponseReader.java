package playground.benchmark;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads HTTP/1.1 responses as their octets come in: bodies by Content-Length or in chunks. It does so little because the
 * client of a benchmark must cost less than the server.
 */
final class ResponseReader {

  private enum Part { HEAD, BODY, CHUNK_SIZE, CHUNK, TRAILER, DONE }

  private final boolean keepsBody;
  private final StringBuilder line = new StringBuilder();
  private final List<String> head = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private Part part = Part.HEAD;
  private long left;

  /**
   * @param keepsBody false when bodies are only counted through
   */
  ResponseReader(boolean keepsBody) {
    this.keepsBody = keepsBody;
  }

  /** Whether the response is complete; the next call begins the next one. */
  boolean read(ByteBuffer octets) {
    if (part == Part.DONE) {
      begin();
    }
    while (octets.hasRemaining() && part != Part.DONE) {
      if (part == Part.BODY || part == Part.CHUNK) {
        readBody(octets);
      } else {
        readLine(octets);
      }
    }
    return part == Part.DONE;
  }

  int status() {
    return Integer.parseInt(head.get(0).substring(9, 12));
  }

  List<String> headers(String name) {
    return head.stream().filter(header -> isNamed(header, name)).map(header -> header.substring(name.length() + 1).trim()).toList();
  }

  String body() {
    return body.toString(StandardCharsets.UTF_8);
  }

  private void begin() {
    head.clear();
    body.reset();
    part = Part.HEAD;
  }

  private void readLine(ByteBuffer octets) {
    while (octets.hasRemaining()) {
      var octet = octets.get();
      if (octet == '\n') {
        var text = line.toString();
        line.setLength(0);
        end(text);
        return;
      }
      if (octet != '\r') {
        line.append((char) (octet & 0xff));
      }
    }
  }

  private void end(String text) {
    if (part == Part.CHUNK_SIZE && !text.isEmpty()) { // an empty line ends the chunk before
      left = Long.parseLong(text, 16);
      part = left == 0 ? Part.TRAILER : Part.CHUNK;
    } else if (part == Part.HEAD && !text.isEmpty()) {
      head.add(text);
    } else if (part == Part.HEAD) {
      beginBody();
    } else if (part == Part.TRAILER && text.isEmpty()) {
      part = Part.DONE;
    }
  }

  private void beginBody() {
    left = 0;
    part = Part.BODY;
    for (var header : head) {
      if (isNamed(header, "Content-Length")) {
        left = Long.parseLong(header.substring("Content-Length:".length()).trim());
      } else if (isNamed(header, "Transfer-Encoding")) {
        part = Part.CHUNK_SIZE;
      }
    }
    part = part == Part.BODY && left == 0 ? Part.DONE : part;
  }

  private void readBody(ByteBuffer octets) {
    var count = (int) Math.min(left, octets.remaining());
    if (keepsBody) {
      body.write(octets.array(), octets.arrayOffset() + octets.position(), count);
    }
    octets.position(octets.position() + count);
    left -= count;
    if (left == 0) {
      part = part == Part.CHUNK ? Part.CHUNK_SIZE : Part.DONE;
    }
  }

  private static boolean isNamed(String header, String name) {
    return header.length() > name.length() && header.charAt(name.length()) == ':'
        && header.regionMatches(true, 0, name, 0, name.length());
  }
}
