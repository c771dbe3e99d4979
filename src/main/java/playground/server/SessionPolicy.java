package playground.server;

import java.time.Duration;

/**
 * How browsers are recognised.
 *
 * @param secure whether the browser comes by https: the cookie then is {@code Secure} and carries the
 *     {@code __Host-} prefix; on plain http, thus loopback, its name holds the port, because cookies ignore ports
 *     (RFC 6265 §8.5) and two programs on localhost would sign each other out
 * @param idle after how long without a request a session is forgotten
 */
public record SessionPolicy(boolean secure, Duration idle) {

  String cookieName(String site, int port) {
    return secure ? "__Host-" + site : site + "_" + port;
  }
}
