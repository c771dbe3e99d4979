package playground.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StartUpCacheTest {

  @Test
  void aCacheThatTheJvmHasRefusedIsNamed() {
    assertEquals(
        Optional.of("The start-up cache /opt/x.cache does not fit: this start takes longer. Build the image again."),
        StartUpCache.warning(properties("/opt/x.cache", "mixed mode")));
  }

  @Test
  void aCacheInUseIsNotWorthALine() {
    assertEquals(Optional.empty(), StartUpCache.warning(properties("/opt/x.cache", "mixed mode, sharing")));
  }

  /** The launcher has said why, or there is no image. */
  @Test
  void withoutACacheThereIsNothingToSay() {
    assertEquals(Optional.empty(), StartUpCache.warning(properties("", "mixed mode")));
    assertEquals(Optional.empty(), StartUpCache.warning(new Properties()));
  }

  private static Properties properties(String cache, String vm) {
    var properties = new Properties();
    properties.setProperty("playground.cache", cache);
    properties.setProperty("java.vm.info", vm);
    return properties;
  }
}
