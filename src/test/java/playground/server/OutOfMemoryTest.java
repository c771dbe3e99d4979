package playground.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.LeakingSite;

/** F-06: a process whose memory is used up ends, instead of neither serving nor ending. */
@Timeout(120) // seconds; only for a process that goes on
class OutOfMemoryTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/thread"})
  void aProcessWithoutMemoryEndsAndSaysWhy(String path) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java, "-Xmx32m", "-cp", System.getProperty("java.class.path"), LeakingSite.class.getName())
            .start();
    try (var output = process.inputReader()) {
      get(Integer.parseInt(output.readLine()), path);

      assertEquals(OutOfMemory.EXIT_CODE, process.waitFor());
      var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(errors.contains("The memory is used up; the process ends."), errors);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Where the sandbox is part of somebody's tests, it does not end them. */
  @Test
  void aProcessThatNobodyAskedToEndGoesOn() {
    assertDoesNotThrow(() -> OutOfMemory.endIf(new OutOfMemoryError("made up")));
  }

  private static void get(int port, String path) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(
          ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
  }
}
