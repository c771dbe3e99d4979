package playground.sandbox.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import playground.oauth.Secret;

/** Contract section 2: the shapes of what Webex makes; S-03: nobody can guess them. */
class TokenGeneratorTest {

  private final TokenGenerator values = new TokenGenerator(new SecureRandom());

  @Test
  void aClientIdIsCAnd64HexadecimalDigits() {
    assertTrue(values.clientId().matches("C[0-9a-f]{64}"));
  }

  @Test
  void aClientSecretIs64HexadecimalDigits() {
    assertTrue(values.clientSecret().reveal().matches("[0-9a-f]{64}"));
  }

  @Test
  void aCodeOrTokenIs64CharactersAClusterAndAnOrganization() {
    var value = values.codeOrToken().reveal().split("_");

    assertEquals(3, value.length);
    assertTrue(new String(Base64.getDecoder().decode(value[0]), US_ASCII)
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}[0-9a-f]{8}-[0-9a-f]{3}"));
    assertTrue(value[2].matches("[0-9a-f-]{36}"));
  }

  @Test
  void aThousandCodesAreAThousandDifferentOnes() {
    assertEquals(1_000, Stream.generate(values::codeOrToken).limit(1_000).map(Secret::reveal).distinct().count());
  }
}
