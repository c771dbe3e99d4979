package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackTest {

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "LOCALHOST, true",
    "127.0.0.1, true",
    "[::1],     true",
    "127.0.0.2, false",
    "localhost.example.com, false",
    "[::],      false"
  })
  void aMachineReachesItselfByThreeNames(String host, boolean isLoopback) {
    assertEquals(isLoopback, Loopback.isName(host));
  }
}
