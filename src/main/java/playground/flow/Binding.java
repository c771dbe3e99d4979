package playground.flow;

import java.security.SecureRandom;
import java.util.Base64;
import playground.oauth.Secret;

/**
 * Ties one pending authorization to the browser that began it, in a cookie of its own: tabs do not overwrite each
 * other's, and a callback that another browser began finds nothing (RFC 6749 §10.12).
 *
 * @param handle part of the cookie's name; tells bindings of one browser apart and protects nothing
 * @param value the cookie's value; unguessable
 */
public record Binding(String handle, Secret value) {

  public static Binding random(SecureRandom random) {
    return new Binding(text(random, 6), new Secret(text(random, 24)));
  }

  private static String text(SecureRandom random, int octets) {
    var bytes = new byte[octets];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
