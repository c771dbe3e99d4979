package playground.sandbox.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.Codes.Redemption;
import playground.sandbox.store.DeviceRequest;
import playground.sandbox.store.DeviceRequest.Poll;
import playground.sandbox.store.Grant;
import playground.sandbox.store.IssuedCode;
import playground.sandbox.store.People;
import playground.sandbox.store.RefreshPolicy;
import playground.sandbox.store.SignIn;
import playground.testing.MovableClock;
import playground.testing.RunningPostgres;

/** S-03, S-08: what must happen once happens once, in whatever order two nodes do what. */
class InterleavingsTest {

  private static final Scopes SCOPES = Scopes.parse("spark:rooms_read");
  private static final URI CALLBACK = URI.create("http://localhost:9999/callback");

  private static List<Database> databases;
  private static List<JdbcStore> nodes;

  /** What a node can do with one grant and what belongs to it. */
  enum Operation {
    REDEEM,
    ROTATE,
    APPROVE,
    DENY,
    POLL,
    REVOKE
  }

  /** One operation and what it brought: for ROTATE the successor, for REVOKE that it is done. */
  private record Done(Operation operation, Object result) {}

  @BeforeContainer
  static void start() {
    var settings = RunningPostgres.database();
    databases = List.of(Database.open(settings), Database.open(settings));
    nodes = databases.stream()
        .map(database -> new JdbcStore(database, new MovableClock(), new SecureRandom(), People.madeUp()))
        .toList();
  }

  @AfterContainer
  static void stop() {
    databases.forEach(Database::close);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void ofAllThatTwoNodesDoOneSucceedsAndAReplayRevokesAndNothingIsRevived(
      @ForAll("sequences") List<List<Operation>> sequences) throws Exception {
    var subject = new Subject(nodes.get(0));

    var done = subject.run(sequences);

    var redemptions = results(done, Operation.REDEEM);
    var wins = redemptions.stream().filter(Redemption.FIRST_USE::equals).count();
    var lost = redemptions.stream().filter(Redemption.REVOKED::equals).count();
    assertEquals(redemptions.isEmpty() ? 0 : 1, wins + lost, "the first use is the use of one");
    var isReplayed = redemptions.size() > 1;

    var successors = results(done, Operation.ROTATE).stream().filter(result -> ((Optional<?>) result).isPresent()).count();
    assertTrue(successors <= 1, "one successor at most");
    var isReused = successors == 1 && results(done, Operation.ROTATE).size() > 1;
    var isRevoked = !results(done, Operation.REVOKE).isEmpty() || isReplayed || isReused;
    assertEquals(isRevoked, subject.isRevoked(), "revoked by a replay or on request, and not otherwise");
    for (var node : nodes) {
      assertEquals(!isRevoked, node.tokens().access(subject.access).isPresent());
      results(done, Operation.ROTATE).forEach(result -> ((Optional<?>) result).ifPresent(next ->
          assertEquals(!isRevoked, node.tokens().refresh((Secret) next).isPresent())));
    }
    subject.checkDevice(done);
  }

  private static List<Object> results(List<Done> done, Operation operation) {
    return done.stream().filter(one -> one.operation() == operation).map(Done::result).toList();
  }

  @Provide
  Arbitrary<List<List<Operation>>> sequences() {
    var sequence = Arbitraries.of(Operation.class).list().ofMinSize(1).ofMaxSize(6);
    return Combinators.combine(sequence, sequence).as(List::of);
  }

  /** A grant with a code, an access token and a refresh token; and a device request of its own, with another grant. */
  private static final class Subject {

    private final Grant grant;
    private final Secret code;
    private final Secret access;
    private final Secret refresh;
    private final DeviceRequest device;

    Subject(JdbcStore store) {
      var integration = store.integrations().withName("Test")
          .orElseGet(() -> store.integrations().register(ClientMetadata.of("Test", CALLBACK, SCOPES)));
      var signIn = new SignIn(store.people().all().get(0), store.clock().instant());
      grant = Grant.byCode(integration, signIn, SCOPES, Optional.empty(), store.clock().instant());
      store.grants().add(grant);
      code = store.codes().issue(
          new IssuedCode(grant.id(), CALLBACK, true, Optional.empty(), store.clock().instant(), Optional.empty()));
      access = store.tokens().newAccess(grant, SCOPES);
      refresh = store.tokens().newRefresh(grant);
      device = store.deviceRequests().begin(integration, SCOPES);
    }

    boolean isRevoked() {
      return nodes.get(1).grants().find(grant.id()).orElseThrow().isRevoked();
    }

    /** Each sequence on a node of its own, all at once. */
    List<Done> run(List<List<Operation>> sequences) throws Exception {
      var start = new CyclicBarrier(sequences.size());
      var threads = Executors.newFixedThreadPool(sequences.size());
      try {
        var done = new ArrayList<Done>();
        var calls = IntStream.range(0, sequences.size()).<Callable<List<Done>>>mapToObj(i -> () -> {
          start.await();
          return sequences.get(i).stream().map(operation -> new Done(operation, result(nodes.get(i), operation))).toList();
        }).toList();
        for (var future : threads.invokeAll(calls)) {
          done.addAll(future.get());
        }
        return done;
      } finally {
        threads.shutdownNow();
      }
    }

    private Object result(JdbcStore node, Operation operation) {
      var deviceCode = device.codes().deviceCode();
      return switch (operation) {
        case REDEEM -> node.codes().redeem(code);
        case ROTATE -> node.tokens().use(refresh, RefreshPolicy.rotate).map(next -> next.value());
        case POLL -> node.deviceRequests().poll(deviceCode);
        case REVOKE -> {
          node.grants().revoke(grant.id());
          yield true;
        }
        case APPROVE -> {
          var allowed = Grant.byDevice(device, grant.signIn(), node.clock().instant());
          node.deviceRequests().approve(deviceCode, allowed);
          yield allowed.id();
        }
        case DENY -> {
          node.deviceRequests().deny(deviceCode);
          yield true;
        }
      };
    }

    /** One decision stands, and the tokens of one that allows are fetched once at most. */
    void checkDevice(List<Done> done) {
      var after = nodes.get(1).deviceRequests().withDeviceCode(device.codes().deviceCode()).orElseThrow();
      var fetched = results(done, Operation.POLL).stream().filter(Poll.APPROVED::equals).count();
      var allowed = results(done, Operation.APPROVE);
      assertTrue(fetched <= (after.isAllowed() ? 1 : 0));
      assertEquals(fetched == 1, after.state() == DeviceRequest.State.SPENT);
      assertEquals(!allowed.isEmpty() || !results(done, Operation.DENY).isEmpty(), after.isDecided());
      assertEquals(
          after.grantId().stream().toList(),
          allowed.stream().filter(id -> nodes.get(0).grants().find((UUID) id).isPresent()).toList(),
          "of several that allow it, one grant is stored");
    }
  }
}
