package playground.sandbox.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import playground.sandbox.fault.FaultType;

/** The extension, seen from outside: JUnit runs small test classes that use it, and some of them fail. */
@Isolated("reads the standard error of the whole process")
@Timeout(60) // seconds; only for tests that wait for each other in vain
class WebexSandboxExtensionTest {

  /** What the classes below were given; each run begins with an empty list. */
  private static final List<WebexSandbox> GIVEN = Collections.synchronizedList(new ArrayList<>());

  private String printed = "";

  @BeforeEach
  void forgetEarlierRuns() {
    GIVEN.clear();
  }

  private Events run(Class<?> tests) {
    var standardError = System.err;
    var written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, UTF_8));
    try {
      return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests))
          .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
          .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
          .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
          .execute().testEvents();
    } finally {
      System.setErr(standardError);
      printed = written.toString(UTF_8);
    }
  }

  private static void assertAllAreClosed() {
    for (var sandbox : GIVEN) {
      assertThrows(ConnectException.class, () -> connect(sandbox), sandbox.baseUrl() + " is still there");
    }
  }

  private static void connect(WebexSandbox sandbox) throws IOException {
    new Socket("127.0.0.1", sandbox.baseUrl().getPort()).close();
  }

  @ExtendWith(WebexSandboxExtension.class)
  static class EachItsOwn {

    private final WebexSandbox ofConstructor;

    EachItsOwn(WebexSandbox sandbox) {
      ofConstructor = sandbox;
    }

    @BeforeEach
    void prepare(WebexSandbox sandbox) {
      assertSame(ofConstructor, sandbox);
      assertEquals(List.of(), sandbox.log());
      GIVEN.add(sandbox);
    }

    @RepeatedTest(2)
    void test(WebexSandbox sandbox) throws Exception {
      assertSame(ofConstructor, sandbox);
      var requests = new Requests(sandbox);
      assertEquals(200, requests.api("/rooms", sandbox.token()).statusCode());
      sandbox.fault(FaultType.SERVER_ERROR);
    }
  }

  @Test
  void constructorLifecycleMethodAndTestGetTheSameSandboxAndTheNextTestANewOne() {
    run(EachItsOwn.class).assertStatistics(events -> events.started(2).succeeded(2));

    assertNotEquals(GIVEN.get(0), GIVEN.get(1));
    assertAllAreClosed();
    assertEquals("", printed, "a test that succeeds prints nothing");
  }

  @ExtendWith(WebexSandboxExtension.class)
  @Execution(ExecutionMode.CONCURRENT)
  static class InParallel {

    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @RepeatedTest(2)
    void test(WebexSandbox sandbox) throws Exception {
      GIVEN.add(sandbox);
      BOTH.await();
      sandbox.clock().forward(Duration.ofDays(15));
      BOTH.await();
      assertTrue(Duration.between(Instant.now(), sandbox.clock().instant()).toDays() < 16, "moved by one test alone");
    }
  }

  @Test
  void testsThatRunInParallelDoNotSeeEachOther() {
    run(InParallel.class).assertStatistics(events -> events.started(2).succeeded(2));

    assertEquals(2, new HashSet<>(GIVEN).size());
    assertAllAreClosed();
  }

  @ExtendWith(WebexSandboxExtension.class)
  @Execution(ExecutionMode.CONCURRENT)
  static class Shared {

    private static final AtomicInteger AT_ONCE = new AtomicInteger();

    @BeforeAll
    static void startClient(WebexSandbox sandbox) {
      GIVEN.add(sandbox);
      sandbox.fault(FaultType.SERVER_ERROR);
    }

    @RepeatedTest(3)
    void test(WebexSandbox sandbox) throws Exception {
      assertEquals(1, AT_ONCE.incrementAndGet(), "tests that share a sandbox take turns");
      GIVEN.add(sandbox);
      assertEquals(List.of(), sandbox.log());
      assertEquals(200, new Requests(sandbox).refresh(sandbox.tokens().refreshToken()).statusCode(), "no fault is on");
      sandbox.fault(FaultType.SERVER_ERROR);
      AT_ONCE.decrementAndGet();
    }

    @Nested
    class Inside {

      @Test
      void test(WebexSandbox sandbox) {
        GIVEN.add(sandbox);
        assertEquals(List.of(), sandbox.log());
      }
    }
  }

  @Test
  void aSandboxThatIsThereBeforeAllTestsIsSharedAndResetBeforeEach() {
    run(Shared.class).assertStatistics(events -> events.started(4).succeeded(4));

    assertEquals(Set.of(GIVEN.get(0)), Set.copyOf(GIVEN));
    assertAllAreClosed();
  }

  @ExtendWith(WebexSandboxExtension.class)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance {

    OneInstance(WebexSandbox sandbox) {
      GIVEN.add(sandbox);
      sandbox.clock().forward(Duration.ofDays(1));
    }

    @RepeatedTest(2)
    void test(WebexSandbox sandbox) {
      GIVEN.add(sandbox);
      assertTrue(sandbox.clock().instant().isBefore(Instant.now().plusSeconds(1)), "the real time again");
      sandbox.clock().forward(Duration.ofDays(1));
    }
  }

  @Test
  void theConstructorOfAClassWithOneInstanceSharesItToo() {
    run(OneInstance.class).assertStatistics(events -> events.started(2).succeeded(2));

    assertEquals(Set.of(GIVEN.get(0)), Set.copyOf(GIVEN));
    assertAllAreClosed();
  }

  static class Registered {

    @RegisterExtension
    static final WebexSandboxExtension SANDBOX =
        new WebexSandboxExtension(WebexSandbox.builder().person(SandboxPerson.user("jo@example.com", "Jo Example")));

    @RepeatedTest(2)
    void test(WebexSandbox sandbox) {
      GIVEN.add(sandbox);
      assertEquals("jo@example.com", sandbox.person().email());
    }
  }

  @Test
  void aRegisteredExtensionStartsWhatItsBuilderSays() {
    run(Registered.class).assertStatistics(events -> events.started(2).succeeded(2));

    assertEquals(2, new HashSet<>(GIVEN).size());
  }

  @ExtendWith(WebexSandboxExtension.class)
  static class Failing {

    @Test
    void usesACodeTwice(WebexSandbox sandbox) throws Exception {
      GIVEN.add(sandbox);
      var requests = new Requests(sandbox);
      var callback = sandbox.authorize(requests.authorization("spark:rooms_read"));
      requests.exchange(callback);
      requests.exchange(callback);
      fail("the client did not notice");
    }
  }

  /** W-12: what is printed is the log, so it holds no code and no token either. */
  @Test
  void theLogOfAFailedTestIsPrintedWithTheTrueCause() {
    run(Failing.class).assertStatistics(events -> events.failed(1));

    var lines = printed.lines().toList();
    assertEquals("The sandbox's log: Failing, usesACodeTwice(WebexSandbox)", lines.get(0));
    assertTrue(lines.get(1).startsWith("  POST /v1/authorize 303 "), printed);
    assertTrue(lines.get(2).startsWith("  POST /v1/access_token 200 "), printed);
    assertTrue(lines.get(3).matches("  POST /v1/access_token 400 .* ← the code was used .*; the tokens of that use are revoked now"), printed);
    assertEquals(4, lines.size());
    assertFalse(printed.contains(SandboxIntegration.CLIENT_SECRET) || printed.contains("st4te"), printed);
    assertAllAreClosed();
  }

  @ExtendWith(WebexSandboxExtension.class)
  static class FailingBeforeAnyRequest {

    @BeforeAll
    static void startClient(WebexSandbox sandbox) {
      GIVEN.add(sandbox);
      fail("no client");
    }

    @Test
    void test() {}
  }

  @Test
  void aFailureBeforeAllTestsIsPrintedLikewise() {
    run(FailingBeforeAnyRequest.class);

    assertEquals("The sandbox has got no request: FailingBeforeAnyRequest", printed.strip());
    assertAllAreClosed();
  }

  @ExtendWith(WebexSandboxExtension.class)
  static class FailingWithoutSandbox {

    @Test
    void fails() {
      fail("has nothing to do with a sandbox");
    }

    @Test
    void isAborted(WebexSandbox sandbox) {
      GIVEN.add(sandbox);
      new ConsentingBrowser(URI.create(sandbox.baseUrl().resolve("/").toString()), "T-1")
          .accept(new Requests(sandbox).authorization("spark:rooms_read"), sandbox.person().email());
      abort("not today");
    }
  }

  @Test
  void nothingIsPrintedForATestThatHasNoSandboxOrIsAborted() {
    run(FailingWithoutSandbox.class).assertStatistics(events -> events.failed(1).aborted(1));

    assertEquals("", printed);
  }
}
