package playground.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.Examples.NOW;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import playground.flow.BrowserId;
import playground.flow.BrowserIds;
import playground.flow.BrowserKey;
import playground.flow.BrowserState;
import playground.flow.Circumstances;
import playground.flow.FlowLimits;
import playground.flow.FlowOrigin;
import playground.flow.FlowState;
import playground.flow.FlowStep;
import playground.flow.FlowStore;
import playground.flow.LogEvent;
import playground.flow.LoggedExchange;
import playground.flow.TokenState;
import playground.flow.jdbc.JdbcFlowStore;
import playground.testing.AtOnce;
import playground.testing.Examples;
import playground.testing.RunningPostgres;
import playground.webex.HttpExchange;
import playground.webex.RedactedRequest;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonAppend;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.VirtualBeanPropertyWriter;

/**
 * F-19: while nodes are replaced one by one, one of this version and one of the next change the same browser. The next
 * version's states have a member more, which it sets at each of its writes.
 */
class RollingRestartTest {

  private static final AtomicInteger WRITES_OF_NEXT = new AtomicInteger();

  /** The member that the next version has. */
  @JsonAppend(props = @JsonAppend.Prop(value = AddedMember.class, name = "addedLater"))
  private interface WithMember {}

  /** Its value: another one at each write. */
  @SuppressWarnings("serial") // never serialized
  static final class AddedMember extends VirtualBeanPropertyWriter {

    AddedMember() {}

    private AddedMember(BeanPropertyDefinition property, AnnotatedClass annotated, JavaType type) {
      super(property, annotated.getAnnotations(), type);
    }

    @Override
    protected Object value(Object state, JsonGenerator json, SerializationContext context) {
      return WRITES_OF_NEXT.incrementAndGet();
    }

    @Override
    public VirtualBeanPropertyWriter withConfig(
        MapperConfig<?> config, AnnotatedClass annotated, BeanPropertyDefinition property, JavaType type) {
      return new AddedMember(property, annotated, type);
    }
  }

  private final DatabaseSettings settings = RunningPostgres.database();
  private final Database database = Database.open(settings);
  private final Database other = Database.open(settings);
  private final FlowStore thisVersion = new JdbcFlowStore(database, FlowLimits.OF_SEVERAL_NODES, new SecureRandom());
  private final FlowStore nextVersion = new JdbcFlowStore(
      other, new SealedRecords(other.vault(), nextFormat()), FlowLimits.OF_SEVERAL_NODES, new SecureRandom());
  private final BrowserId id = new BrowserIds(new SecureRandom()).fresh();
  private BrowserKey key;
  private String flow;

  private static RecordFormat nextFormat() {
    return new RecordFormat(2, new SimpleModule()
        .setMixInAnnotation(BrowserState.class, WithMember.class)
        .setMixInAnnotation(FlowState.class, WithMember.class));
  }

  @BeforeEach
  void begin() {
    key = thisVersion.open(id, NOW).orElseThrow().key();
    flow = thisVersion.addFlow(key, RollingRestartTest::flow).orElseThrow().id();
  }

  @AfterEach
  void close() {
    database.close();
    other.close();
  }

  @Test
  void twoVersionsThatChangeABrowserByTurnsLoseNothingOfEachOther() {
    change(nextVersion, 0);
    assertEquals(2, format("browsers"));
    for (var i = 1; i < 10; i++) {
      var isNext = i % 2 == 0;
      var before = List.of(added("browsers"), added("flows"));

      change(isNext ? nextVersion : thisVersion, i);

      var after = List.of(added("browsers"), added("flows"));
      assertEquals(!isNext, before.equals(after), "this version keeps what the next one has written, which writes anew");
      assertEquals(List.of(2, 2), List.of(format("browsers"), format("flows")));
    }

    assertIsComplete(10);
  }

  /** The first write of the next version comes in the middle; from then on its member is there. */
  @Test
  void twoVersionsThatChangeABrowserAtTheSameTimeLoseNothing() throws Exception {
    AtOnce.run(2, node -> {
      for (var i = node; i < 40; i += 2) {
        change(node == 0 ? nextVersion : thisVersion, i);
      }
      return node;
    });

    assertIsComplete(40);
    assertTrue(added("browsers") > 0 && added("flows") > 0);
  }

  /** An exchange is logged, and the flow is claimed for one more step, or once more. */
  private void change(FlowStore store, int number) {
    store.update(key, state -> {
      var log = new ArrayList<>(state.log());
      log.add(entry(log.size() + 1, number));
      return state.withLog(log);
    });
    store.updateFlow(key, flow, state -> state.claimed(step(number), NOW.plusSeconds(number)));
  }

  private static FlowStep step(int number) {
    return FlowStep.values()[number % FlowStep.values().length];
  }

  private static LoggedExchange entry(int place, int number) {
    var url = URI.create("https://webexapis.com/v1/number/" + number);
    return new LoggedExchange(
        place, LogEvent.API_CALL, HttpExchange.navigated(RedactedRequest.navigation(url), NOW), Optional.empty(), 500);
  }

  private void assertIsComplete(int changes) {
    var browser = thisVersion.browser(id, NOW).orElseThrow();
    assertEquals(nextVersion.browser(id, NOW).orElseThrow(), browser);
    assertEquals(changes, browser.version());
    assertEquals(
        IntStream.range(0, changes).mapToObj(i -> "https://webexapis.com/v1/number/" + i).sorted().toList(),
        browser.log().stream().map(entry -> entry.exchange().request().uri().toString()).sorted().toList());
    var state = thisVersion.flow(key, flow).orElseThrow();
    assertEquals(nextVersion.flow(key, flow).orElseThrow(), state);
    assertEquals(changes, state.version());
    assertEquals(FlowStep.values().length, state.running().size());
  }

  private int format(String table) {
    return plain(table)[0];
  }

  /** The member that this version does not know. */
  private int added(String table) {
    var members = plain(table);
    JsonNode json = new JsonMapper().readTree(Arrays.copyOfRange(members, 1, members.length));
    return json.get("addedLater").asInt();
  }

  private byte[] plain(String table) {
    var place = table + "/" + key.number() + (table.equals("flows") ? "/" + flow : "");
    var sealed = database.run(handle -> handle.createQuery("SELECT sealed FROM <table>").define("table", table).mapTo(byte[].class).one());
    return database.vault().open(sealed, place);
  }

  private static FlowState flow(String number) {
    return new FlowState(
        number, 0, new FlowOrigin(Examples.SERVER, Examples.request("x").scopes(), Optional.empty(), NOW), Examples.CLIENT,
        new TokenState(
            Optional.empty(), Optional.empty(), false, 0, false, Circumstances.NONE, Duration.ZERO, false),
        List.of(), Optional.empty(), Map.of());
  }
}
