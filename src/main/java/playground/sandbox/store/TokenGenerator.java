package playground.sandbox.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import playground.oauth.Secret;

/** Makes values that nobody can guess, in the shapes that Webex gives them (contract, section 2). */
public final class TokenGenerator {

  private static final String CLUSTER = "PF84";
  private static final int ID_OCTETS = 32; // 64 hexadecimal digits

  private final SecureRandom random;

  public TokenGenerator(SecureRandom random) {
    this.random = random;
  }

  /** A client id: {@code C} and 64 hexadecimal digits in lower case. */
  public String clientId() {
    return "C" + hex(ID_OCTETS);
  }

  /** A client secret: 64 hexadecimal digits in lower case, thus 256 random bits. */
  public Secret clientSecret() {
    return new Secret(hex(ID_OCTETS));
  }

  /**
   * A code or a token, which look alike: 64 characters that are base64 of a uuid, 8 and 3 hexadecimal digits, then the
   * cluster and the organization. 166 of its bits are random.
   */
  public Secret codeOrToken() {
    var plain = uuid() + hex(4) + "-" + hex(2).substring(1);
    var encoded = Base64.getEncoder().encodeToString(plain.getBytes(US_ASCII));
    return new Secret(encoded + "_" + CLUSTER + "_" + Person.ORGANIZATION);
  }

  /** A user code of the device grant: six digits, which a person types. */
  public String sixDigits() {
    return String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
  }

  /** What a cookie or a link holds: 64 hexadecimal digits, thus 256 random bits. */
  public Secret unguessable() {
    return new Secret(hex(ID_OCTETS));
  }

  private String hex(int octets) {
    return HexFormat.of().formatHex(randomOctets(octets));
  }

  public UUID uuid() {
    var octets = ByteBuffer.wrap(randomOctets(16));
    var high = octets.getLong() & ~0xF000L | 0x4000L; // version 4: random
    var low = octets.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L; // the variant of RFC 9562
    return new UUID(high, low);
  }

  private byte[] randomOctets(int count) {
    var octets = new byte[count];
    random.nextBytes(octets);
    return octets;
  }
}
