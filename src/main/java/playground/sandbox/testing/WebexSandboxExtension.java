package playground.sandbox.testing;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives JUnit tests a {@link WebexSandbox}: take it as a parameter of a test, a constructor or a lifecycle method. Use
 * {@code @ExtendWith(WebexSandboxExtension.class)}, or {@code @RegisterExtension} on a field of this type for a sandbox with
 * people and integrations of your own. Needs JUnit 5.13 or later.
 *
 * <pre>{@code
 * @ExtendWith(WebexSandboxExtension.class)
 * class MyWebexClientTest {
 *
 *   @Test
 *   void getsAnotherAccessTokenWhenTheFirstHasExpired(WebexSandbox sandbox) {
 *     var client = new MyWebexClient(sandbox.baseUrl(), sandbox.tokens("spark:rooms_read"));
 *     sandbox.clock().forward(Duration.ofDays(15));
 *     assertFalse(client.rooms().isEmpty());
 *   }
 * }
 * }</pre>
 *
 * <p>Each test has a sandbox of its own, started when it is first asked for and closed after the test, so tests can run in
 * parallel. Where {@code @BeforeAll}, or the constructor of a class with one instance, asks for it, all tests of the class
 * share that one, for a client that is set up once: it is reset before each test, and the tests take turns.
 *
 * <p>When a test fails, the sandbox's log is printed to standard error, with the true cause of every refusal.
 */
public final class WebexSandboxExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private static final Namespace NAMESPACE = Namespace.create(WebexSandboxExtension.class);

  private final WebexSandboxBuilder builder;

  /** For a sandbox without further calls of its builder. */
  public WebexSandboxExtension() {
    this(WebexSandbox.builder());
  }

  public WebexSandboxExtension(WebexSandboxBuilder builder) {
    this.builder = builder;
  }

  /** JUnit closes it with the context that it was started for. */
  private static final class Started implements AutoCloseable {

    final WebexSandbox sandbox;
    final Semaphore turn = new Semaphore(1);

    Started(WebexSandbox sandbox) {
      this.sandbox = sandbox;
    }

    @Override
    public void close() {
      sandbox.close();
    }
  }

  /** JUnit closes it with the context of the test. */
  private record Turn(Semaphore of) implements AutoCloseable {

    @Override
    public void close() {
      of.release();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == WebexSandbox.class;
  }

  /** The one of the class, if there is one; else the one of the test. */
  @Override
  @SuppressWarnings("deprecation") // its successor came with JUnit 6
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getStore(NAMESPACE)
        .getOrComputeIfAbsent(Started.class, key -> new Started(builder.start()), Started.class)
        .sandbox;
  }

  /** The constructor belongs to a test, unless all tests have one instance. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws InterruptedException {
    var shared = context.getParent().flatMap(WebexSandboxExtension::started);
    if (shared.isPresent()) {
      shared.get().turn.acquire();
      context.getStore(NAMESPACE).put(Turn.class, new Turn(shared.get().turn));
      shared.get().sandbox.reset();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    printLogOfFailure(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    printLogOfFailure(context);
  }

  private static Optional<Started> started(ExtensionContext context) {
    return Optional.ofNullable(context.getStore(NAMESPACE).get(Started.class, Started.class));
  }

  private static void printLogOfFailure(ExtensionContext context) {
    if (context.getExecutionException().filter(failure -> !(failure instanceof TestAbortedException)).isPresent()) {
      started(context).ifPresent(one -> System.err.println(text(context, one.sandbox)));
    }
  }

  private static String text(ExtensionContext context, WebexSandbox sandbox) {
    var type = context.getRequiredTestClass().getSimpleName();
    var name = context.getTestMethod().map(method -> type + ", " + context.getDisplayName()).orElse(type);
    var log = sandbox.log();
    return log.isEmpty()
        ? "The sandbox has got no request: " + name
        : log.stream().map(request -> "  " + request)
            .collect(Collectors.joining(System.lineSeparator(), "The sandbox's log: " + name + System.lineSeparator(), ""));
  }
}
