package playground.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import playground.oauth.Secret;

/** While nodes are replaced, two versions of the program work on the same values. */
class RecordFormatTest {

  /** A value as stores have them; {@code isDone} is no component and must not be written. */
  record Sample(
      Secret token, Optional<Duration> life, Instant at, URI uri, Kind kind, Map<Colour, Instant> seen, List<String> names, Inner inner) {
    public boolean isDone() {
      return true;
    }
  }

  record Inner(Optional<String> word) {}

  /** The same as a later version has it. */
  record LaterSample(
      Secret token, Optional<Duration> life, Instant at, URI uri, Kind kind, Map<Colour, Instant> seen, List<String> names,
      LaterInner inner) {}

  record LaterInner(Optional<String> word, Optional<String> added) {}

  enum Colour { RED }

  sealed interface Kind {
    record Plain(int number) implements Kind {}

    record Empty() implements Kind {}
  }

  private static final Instant NOW = Instant.parse("2026-11-24T10:15:30.123456789Z");
  private static final Sample SAMPLE = new Sample(
      new Secret("a-token"), Optional.of(Duration.ofSeconds(90, 5)), NOW, URI.create("https://example.com/a?b=%20c"),
      new Kind.Plain(7), Map.of(Colour.RED, NOW), List.of("a", "ü→"), new Inner(Optional.empty()));

  private final RecordFormat format = new RecordFormat();

  @Test
  void whatIsWrittenIsReadAgain() {
    assertEquals(SAMPLE, format.read(format.write(SAMPLE), Sample.class).value());
    var empty = new Sample(
        new Secret(""), Optional.empty(), NOW, URI.create(""), new Kind.Empty(), Map.of(), List.of(), new Inner(Optional.of("x")));
    assertEquals(empty, format.read(format.write(empty), Sample.class).value());
  }

  /** The format itself: what is stored today must be readable tomorrow. */
  @Test
  void theFormatIsWhatItWas() {
    assertEquals(
        "\u0001{\"token\":\"a-token\",\"life\":\"PT1M30.000000005S\",\"at\":\"2026-11-24T10:15:30.123456789Z\","
            + "\"uri\":\"https://example.com/a?b=%20c\",\"kind\":{\"type\":\"Plain\",\"number\":7},"
            + "\"seen\":{\"RED\":\"2026-11-24T10:15:30.123456789Z\"},\"names\":[\"a\",\"ü→\"],\"inner\":{\"word\":null}}",
        new String(format.write(SAMPLE), UTF_8));
  }

  /** An older node changes a value of a newer one, and takes nothing away from it. */
  @Test
  void membersOfANewerFormatAreSkippedAndWrittenBack() {
    var later = new RecordFormat(2);
    var written = later.write(new LaterSample(
        SAMPLE.token(), SAMPLE.life(), NOW, SAMPLE.uri(), SAMPLE.kind(), SAMPLE.seen(), SAMPLE.names(),
        new LaterInner(Optional.empty(), Optional.of("newer"))));

    var read = format.read(written, Sample.class);
    assertEquals(SAMPLE, read.value());
    var changed = format.write(
        new Sample(new Secret("b"), Optional.empty(), NOW, SAMPLE.uri(), SAMPLE.kind(), Map.of(), List.of(), new Inner(Optional.of("w"))),
        read.newer());

    var again = later.read(changed, LaterSample.class);
    assertEquals(new Secret("b"), again.value().token());
    assertEquals(new LaterInner(Optional.of("w"), Optional.of("newer")), again.value().inner());
    assertEquals(Map.of(), again.value().seen(), "what was taken out of a map stays out");
    assertTrue(again.newer().isEmpty(), "it is still of the newer format");
  }

  /** A value that only newer nodes understand is theirs: whoever cannot read it must not throw it away. */
  @Test
  void whatIsOfANewerFormatIsNotDamagedForThat() {
    var unknown = "\u0002{\"kind\":{\"type\":\"Newest\"}}".getBytes(UTF_8);
    var broken = "\u0001{\"kind\":{\"type\":\"Newest\"}}".getBytes(UTF_8);

    assertFalse(assertThrows(UnreadableValueException.class, () -> format.read(unknown, Sample.class)).isDamaged());
    assertTrue(assertThrows(UnreadableValueException.class, () -> format.read(broken, Sample.class)).isDamaged());
  }

  /** A newer node reads what an older one has written: what it does not have is absent. */
  @Test
  void membersThatAnOlderFormatDoesNotHaveAreAbsent() {
    var read = new RecordFormat(2).read(format.write(SAMPLE), LaterSample.class);

    assertEquals(new LaterInner(Optional.empty(), Optional.empty()), read.value().inner());
  }

  @Test
  void whatCannotBeReadIsNotShown() {
    var failure = assertThrows(
        UnreadableValueException.class, () -> format.read("\u0001{\"token\":\"a-token\",\"life\":\"5x\"}".getBytes(UTF_8), Sample.class));

    assertFalse(failure.toString().contains("a-token"));
    assertEquals(null, failure.getCause());
  }
}
