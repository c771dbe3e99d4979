package playground.webex.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** W-15: what is typed into the console reaches nothing but what is below the base URL. */
class ApiPathTest {

  private static final URI BASE = URI.create("https://webexapis.com/v1");

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "/rooms            |                   | https://webexapis.com/v1/rooms",
    "rooms             | max=2&type=group  | https://webexapis.com/v1/rooms?max=2&type=group",
    "/rooms?max=2      |                   | https://webexapis.com/v1/rooms?max=2",
    "/rooms?max=2      | type=group        | https://webexapis.com/v1/rooms?max=2&type=group",
    "/people           | displayName=A B   | https://webexapis.com/v1/people?displayName=A%20B",
    "/people           | displayName=Zoë   | https://webexapis.com/v1/people?displayName=Zo%C3%AB",
    "/rooms/Y2lz_-=    | ?max=1            | https://webexapis.com/v1/rooms/Y2lz_-=?max=1",
    "/a%20b            | u=http://x/../y   | https://webexapis.com/v1/a%20b?u=http://x/../y",
    "javascript:alert  |                   | https://webexapis.com/v1/javascript:alert"
  })
  void anOrdinaryPathGoesBelowTheBaseUrl(String path, String query, String address) {
    assertEquals(address, ApiPath.typed(path, Optional.ofNullable(query).orElse("")).below(BASE).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "http://evil.example.com/", "https://webexapis.com.evil.example.com/v1", "//evil.example.com/",
    "/\\evil.example.com", "\\\\evil.example.com", "/..", "/../admin", "/rooms/..", "/rooms/../../x", "/./rooms", ".", "..",
    "/%2e%2e/admin", "/%2E%2E/admin", "/.%2e/admin", "/%252e%252e/admin", "/rooms%2f..%2fx", "/rooms%5c..", "/a//b",
    "/rooms#x", "/rooms%00", "/rooms%0d%0aHost:%20evil", "/ro oms", "/ro\toms", "/rooms\r\nX: y", "/rooms%", "/rooms%2", "/rooms%zz",
    "/räume", "/<script>", "/\"", "/{x}", "/|x", "/^x", "/%7f"
  })
  void nothingLeadsOutOfTheBaseUrl(String path) {
    assertThrows(ApiRequestException.class, () -> ApiPath.typed(path, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"max=1\r\nX: y", "max=%", "max=%g1", "a=\u0000"})
  void aQueryThatCouldBreakTheRequestIsRefused(String query) {
    assertThrows(ApiRequestException.class, () -> ApiPath.typed("/rooms", query));
  }

  @Test
  void tooLongAnAddressIsRefused() {
    assertThrows(ApiRequestException.class, () -> ApiPath.typed("/" + "a".repeat(3_000), ""));
  }

  /** RFC 8288; "follow the URL verbatim" (contract, section 0). */
  @Test
  void theNextPageIsTheOneThatTheLinkNames() {
    var link = "<https://webexapis.com/v1/rooms?cursor=b3Bx&max=2>; rel=\"next\"";

    assertEquals("https://webexapis.com/v1/rooms?cursor=b3Bx&max=2", ApiPath.next(BASE, link).orElseThrow().below(BASE).toString());
  }

  /** C-26: a link cannot lead the token elsewhere. */
  @ParameterizedTest
  @ValueSource(strings = {
    "<https://evil.example.com/v1/rooms>; rel=\"next\"", "<https://webexapis.com/v1.evil.example.com/>; rel=\"next\"",
    "<https://webexapis.com/v1/../x>; rel=\"next\"", "<https://webexapis.com/v1/rooms>; rel=\"first\"", "nonsense", ""
  })
  void aLinkThatLeadsElsewhereIsNotFollowed(String link) {
    assertEquals(Optional.empty(), ApiPath.next(BASE, link));
  }
}
