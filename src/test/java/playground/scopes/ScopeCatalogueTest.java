package playground.scopes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract, 3.1: spark:all means all user scopes, and nothing else. */
class ScopeCatalogueTest {

  @ParameterizedTest
  @CsvSource({
    "spark:rooms_read,       true",
    "spark:messages_write,   true",
    "spark:all,              true",
    "meeting:schedules_read, false",
    "spark-admin:people_read, false",
    "identity:tokens_read,   false",
    "openid,                 false"
  })
  void sparkAllCoversTheUserScopesAlone(String needed, boolean isCovered) {
    assertEquals(isCovered, ScopeCatalogue.covers(List.of("spark:all"), needed));
  }

  @ParameterizedTest
  @CsvSource({"meeting:schedules_read, true", "spark:rooms_read, false", "spark:all, false"})
  void anyOtherScopeCoversItselfAlone(String needed, boolean isCovered) {
    assertEquals(isCovered, ScopeCatalogue.covers(List.of("meeting:schedules_read"), needed));
  }
}
