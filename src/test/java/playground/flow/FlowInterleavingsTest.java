package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.Examples.CLIENT;
import static playground.testing.Examples.NOW;
import static playground.testing.Examples.SERVER;
import static playground.testing.Examples.pending;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import playground.database.Database;
import playground.flow.FlowStore.Taken;
import playground.flow.jdbc.JdbcFlowStore;
import playground.oauth.CallbackFault;
import playground.oauth.DeviceAuthorization;
import playground.oauth.DevicePolling.PollResult;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.testing.AtOnce;
import playground.testing.RunningPostgres;
import playground.webex.HttpExchange;
import playground.webex.RedactedRequest;
import playground.webex.device.DevicePoll;
import playground.webex.device.DeviceStart;
import playground.webex.token.TokenExchange;

/** F-08, C-24: what must happen once happens once, in whatever order two nodes do what. */
class FlowInterleavingsTest {

  private static final Duration CLAIM = Duration.ofSeconds(60);

  private static List<Database> databases;
  private static List<JdbcFlowStore> nodes;

  /** What a node can do for one browser. */
  enum Operation {
    TAKE,
    CLAIM,
    RELEASE,
    /** Time passes, and every claim ends. */
    EXPIRE,
    CLAIM_POLL,
    GRANT_DEVICE,
    CANCEL_DEVICE
  }

  /** An operation that a node has carried out. Of two that do not overlap, the later one has the greater numbers. */
  private record Done(Operation operation, Object result, long begun, long ended) {

    boolean isOver(Done other) {
      return ended < other.begun();
    }
  }

  @BeforeContainer
  static void start() {
    var settings = RunningPostgres.database();
    databases = List.of(Database.open(settings), Database.open(settings));
    nodes = databases.stream()
        .map(database -> new JdbcFlowStore(database, FlowLimits.OF_SEVERAL_NODES, new SecureRandom())).toList();
  }

  @AfterContainer
  static void stop() {
    databases.forEach(Database::close);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void whateverTwoNodesDoAtTheSameTimeEachThingHasOneOwner(@ForAll("sequences") List<List<Operation>> sequences)
      throws Exception {
    var subject = new Subject();

    subject.run(sequences);

    subject.checkAuthorization();
    subject.checkClaims();
    subject.checkDevice();
  }

  @Provide
  Arbitrary<List<List<Operation>>> sequences() {
    var sequence = Arbitraries.of(Operation.class).list().ofMinSize(1).ofMaxSize(8);
    return Combinators.combine(sequence, sequence).as(List::of);
  }

  /** A claim that a node got. */
  private record Claim(Instant now, Instant until) {

    boolean isHeldAt(Instant moment) {
      return moment.isBefore(until);
    }
  }

  /** A browser with a pending authorization, a flow and a device grant. */
  private static final class Subject {

    private final BrowserIds ids = new BrowserIds(new SecureRandom());
    private final BrowserKey key = nodes.get(0).open(ids.fresh(), NOW).orElseThrow().key();
    private final Binding binding = Binding.random(new SecureRandom());
    private final String flow;
    private final DeviceGrant grant;
    private final Queue<Done> done = new ConcurrentLinkedQueue<>();
    private final AtomicLong order = new AtomicLong();
    private final AtomicLong claims = new AtomicLong();
    private final AtomicLong secondsPassed = new AtomicLong();

    Subject() {
      nodes.get(0).begin(key, binding, pending("a-state"));
      flow = nodes.get(0).addFlow(key, Subject::flow).orElseThrow().id();
      grant = nodes.get(0).beginDevice(key, Subject::device, NOW);
    }

    /** Each sequence on a node of its own, all at once. */
    void run(List<List<Operation>> sequences) throws Exception {
      AtOnce.run(sequences.size(), node -> {
        var held = new ArrayDeque<Claim>();
        for (var operation : sequences.get(node)) {
          var begun = order.incrementAndGet();
          var result = result(nodes.get(node), operation, held);
          done.add(new Done(operation, result, begun, order.incrementAndGet()));
        }
        return node;
      });
    }

    private Object result(FlowStore node, Operation operation, Deque<Claim> held) {
      return switch (operation) {
        case TAKE -> node.take(Map.of(binding.handle(), binding.value()), "a-state", NOW);
        case CLAIM -> claim(node, held);
        case RELEASE -> release(node, held);
        case EXPIRE -> secondsPassed.addAndGet(2 * CLAIM.toSeconds());
        case CLAIM_POLL -> node.claimPoll(key, NOW.plusSeconds(5), NOW.plusSeconds(100));
        case GRANT_DEVICE -> node.grantDevice(key, granted(), Subject::flow);
        case CANCEL_DEVICE -> node.update(key, state -> state.device().map(device -> state.with(device.cancelled())).orElse(state));
      };
    }

    private Optional<Claim> claim(FlowStore node, Deque<Claim> held) {
      var now = NOW.plusSeconds(secondsPassed.get());
      var claim = new Claim(now, now.plus(CLAIM).plusNanos(1_000 * claims.incrementAndGet())); // no two end alike
      var got = node.claim(key, flow, FlowStep.EXCHANGE, claim.now(), claim.until()).map(state -> claim);
      got.ifPresent(held::push);
      return got;
    }

    /** Of the last one that this node got, over or not. */
    private Optional<Claim> release(FlowStore node, Deque<Claim> held) {
      var last = Optional.ofNullable(held.poll());
      last.ifPresent(claim -> node.updateFlow(key, flow, state -> state.released(FlowStep.EXCHANGE, claim.until())));
      return last;
    }

    private List<Done> all(Operation operation) {
      return done.stream().filter(one -> one.operation() == operation).toList();
    }

    void checkAuthorization() {
      var taken = all(Operation.TAKE).stream().map(Done::result).toList();
      assertEquals(taken.isEmpty() ? 0 : 1, taken.stream().filter(Taken.Pending.class::isInstance).count(), "taken by one");
      var others = taken.stream().filter(Taken.None.class::isInstance).distinct().toList();
      assertTrue(others.isEmpty() || others.equals(List.of(new Taken.None(CallbackFault.REPLAYED_STATE))), others::toString);
      assertEquals(taken.isEmpty() ? 1 : 0, nodes.get(1).pending(Set.of(binding.handle())).size());
    }

    /** Of two claims that hold at the same time, one was given back before the other was got. */
    void checkClaims() {
      var got = present(all(Operation.CLAIM));
      for (var one : got) {
        for (var other : got) {
          if (one != other && claimOf(one).isHeldAt(claimOf(other).now()) && claimOf(other).isHeldAt(claimOf(one).now())) {
            assertTrue(mayBeReleasedBefore(one, other) || mayBeReleasedBefore(other, one), () -> one + " and " + other);
          }
        }
      }
      checkReports(got);
      var later = NOW.plusSeconds(secondsPassed.get() + 2 * CLAIM.toSeconds());
      var next = nodes.stream().filter(node -> node.claim(key, flow, FlowStep.EXCHANGE, later, later.plus(CLAIM)).isPresent());
      assertEquals(1, next.count(), "and a claim ends by itself");
    }

    /** A claim that nobody gave back before the next one leaves a try without a report, and nothing else does. */
    private void checkReports(Collection<Done> got) {
      var isUnreported = nodes.get(1).flow(key, flow).orElseThrow().tokenState().hasUnreportedTry();
      var isSure = got.stream().anyMatch(one -> got.stream().anyMatch(other ->
          one.isOver(other) && !mayBeReleasedBefore(one, other)));
      assertTrue(!isSure || isUnreported, "an unreported try is remembered");
      var isPossible = got.stream().anyMatch(one -> got.stream().anyMatch(other ->
          one != other && !isReleasedBefore(one, other) && !isReleasedBefore(other, one)));
      assertTrue(isPossible || !isUnreported, "no other try counts as unreported");
    }

    private boolean mayBeReleasedBefore(Done claimed, Done other) {
      return releaseOf(claimed).filter(released -> released.begun() < other.ended()).isPresent();
    }

    private boolean isReleasedBefore(Done claimed, Done other) {
      return releaseOf(claimed).filter(released -> released.isOver(other)).isPresent();
    }

    private Optional<Done> releaseOf(Done claimed) {
      return all(Operation.RELEASE).stream().filter(released -> released.result().equals(claimed.result())).findFirst();
    }

    private static Claim claimOf(Done claimed) {
      return (Claim) ((Optional<?>) claimed.result()).orElseThrow();
    }

    private static List<Done> present(List<Done> done) {
      return done.stream().filter(one -> ((Optional<?>) one.result()).isPresent()).toList();
    }

    void checkDevice() {
      assertTrue(present(all(Operation.CLAIM_POLL)).size() <= 1, "one poll at a time");
      var grants = all(Operation.GRANT_DEVICE);
      var granted = present(grants);
      assertTrue(granted.size() <= 1, "tokens begin one flow");
      if (all(Operation.CANCEL_DEVICE).isEmpty()) {
        assertEquals(grants.isEmpty() ? 0 : 1, granted.size());
      }
      for (var cancelled : all(Operation.CANCEL_DEVICE)) {
        assertTrue(granted.stream().noneMatch(cancelled::isOver), "and none once it is cancelled");
      }
      var begun = new ArrayList<>(List.of(flow));
      granted.forEach(one -> begun.add(((FlowState) ((Optional<?>) one.result()).orElseThrow()).id()));
      assertEquals(begun, nodes.get(1).flows(key).stream().map(FlowState::id).toList());
    }

    private static FlowState flow(String number) {
      return FlowState.of(number, new FlowOrigin(SERVER, Scopes.parse("spark:rooms_read"), Optional.empty(), NOW), CLIENT);
    }

    private static DeviceGrant device(String number) {
      var codes = new DeviceAuthorization(
          new Secret("device-code"), "123456", "https://login.example/verify", Optional.empty(), Duration.ofSeconds(300),
          Duration.ofSeconds(5));
      var request = new DeviceRequest(SERVER, CLIENT, Scopes.parse("spark:rooms_read"));
      return DeviceGrant.started(
          number, request, new DeviceStart(exchange(), Optional.of(codes), Optional.empty()), Circumstances.NONE, NOW);
    }

    private DeviceGrant granted() {
      var tokens = new TokenExchange(exchange(), Optional.empty(), Optional.empty());
      return grant.polled(new DevicePoll(PollResult.GRANTED, tokens, Optional.empty()), Circumstances.NONE, NOW.plusSeconds(5));
    }

    private static HttpExchange exchange() {
      return HttpExchange.navigated(RedactedRequest.navigation(URI.create("https://webexapis.com/v1/authorize")), NOW);
    }
  }
}
