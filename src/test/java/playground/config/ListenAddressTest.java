package playground.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenAddressTest {

  /** localhost is IPv4 first to most programs, so an IPv6 address is named itself. */
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, localhost",
    "localhost, localhost",
    "0.0.0.0,   localhost",
    "::,        localhost",
    "[::],      localhost",
    "::1,       [::1]",
    "[::1],     [::1]",
    "127.0.0.2, 127.0.0.2",
    "box,       box"
  })
  void anAddressIsShownByAHostThatABrowserCanOpen(String host, String urlHost) {
    assertEquals(urlHost, new ListenAddress(host, 8080).urlHost());
  }

  /** W-02: the whole of 127.0.0.0/8 stays on this machine. */
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true, true",
    "localhost, true, true",
    "::1,       true, true",
    "[::1],     true, true",
    "127.0.0.2, true, false",
    "0.0.0.0,   false, true",
    "::,        false, true",
    "192.0.2.1, false, false"
  })
  void whoCanConnectDependsOnTheAddress(String host, boolean isLoopback, boolean hasLoopbackName) {
    assertEquals(isLoopback, new ListenAddress(host, 0).isLoopback());
    assertEquals(hasLoopbackName, new ListenAddress(host, 0).hasLoopbackName());
  }
}
