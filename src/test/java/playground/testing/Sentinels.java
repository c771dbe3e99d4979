package playground.testing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import playground.database.Database;
import playground.database.SealedRecords;
import playground.oauth.CodeVerifier;
import playground.oauth.Nonce;
import playground.oauth.Secret;
import playground.oauth.State;
import playground.sandbox.log.LogEntry;
import playground.text.FailureText;
import playground.webex.Header;

/**
 * Makes an instance of any type of ours, with a sentinel in place of every secret, however deep it lies: in each
 * {@link Secret}, {@link State} and {@link CodeVerifier}, and in each text whose name is that of a secret.
 */
public final class Sentinels {

  /** Fit for every type of secret: unreserved characters, and as many as a verifier wants. */
  public static final String SENTINEL = "SENTINEL-0123456789-0123456789-0123456789-0123456789";

  private static final Set<Class<?>> SECRETS = Set.of(Secret.class, State.class, CodeVerifier.class, Nonce.class);

  /** Names under which our types keep a secret as plain text: because it is shown, or because it was just read. */
  private static final Set<String> SECRET_TEXTS =
      Set.of(
          "state", "code", "accessToken", "refreshToken", "idToken", "clientSecret", "encoded", "previewUrl", "action", "location",
          "value", "values", "known", "challenge");

  /** What is masked before it gets here, or is the other side's own words. */
  private static final Set<Class<?>> FIT_TO_BE_SHOWN =
      Set.of(Header.class, FailureText.Detail.class, LogEntry.class, LogEntry.Response.class);

  /** What can't be made without a database, and prints nothing but its name: its toString is that of every object. */
  private static final Set<Class<?>> OF_A_DATABASE = Set.of(Database.class, SealedRecords.class);

  private Sentinels() {}

  /** Whether values of that type can hold a secret, at any depth. */
  public static boolean canHoldSecret(Class<?> type) {
    return !SECRETS.contains(type) && isPrintable(type) && instance(type, "", 0).holdsSecret();
  }

  /** What such a value looks like in a log. */
  public static String printed(Class<?> type) {
    return String.valueOf(instance(type, "", 0).value());
  }

  /** Types that print something of their own; what has {@code Object}'s toString shows nothing. */
  private static boolean isPrintable(Class<?> type) {
    return !type.isInterface() && !type.isEnum() && !Modifier.isAbstract(type.getModifiers())
        && Arrays.stream(type.getDeclaredMethods())
            .anyMatch(method -> method.getName().equals("toString") && method.getParameterCount() == 0);
  }

  private record Made(Object value, boolean holdsSecret) {}

  private static Made instance(Type type, String name, int depth) {
    if (type instanceof ParameterizedType generic) {
      return container(generic, name, depth);
    }
    if (!(type instanceof Class<?> raw)) {
      return new Made(new Secret(SENTINEL), true); // a type variable: anything, so a secret too
    }
    if (SECRETS.contains(raw)) {
      return new Made(construct(raw.getDeclaredConstructors()[0], SENTINEL), true);
    }
    if (OF_A_DATABASE.contains(raw)) {
      return new Made(null, false);
    }
    if (raw.isSealed()) {
      return instance(raw.getPermittedSubclasses()[0], name, depth);
    }
    return raw.getName().startsWith("playground.") && !raw.isInterface() && !raw.isEnum() && depth < 10
        ? ours(raw, depth)
        : foreign(raw, name);
  }

  /** A container of one thing; a map has it under one name, or under each constant of an enum. */
  private static Made container(ParameterizedType generic, String name, int depth) {
    var arguments = generic.getActualTypeArguments();
    var inner = arguments[arguments.length - 1];
    if (generic.getRawType() == Optional.class) {
      var made = instance(inner, name, depth + 1);
      return new Made(Optional.ofNullable(made.value()), made.holdsSecret());
    }
    if (generic.getRawType() == List.class) {
      var made = instance(inner, name, depth + 1);
      return new Made(made.value() == null ? List.of() : List.of(made.value()), made.holdsSecret());
    }
    if (generic.getRawType() == Map.class && inner instanceof Class<?>) {
      var made = instance(inner, name, depth + 1);
      var keys = arguments[0] instanceof Class<?> type && type.isEnum()
          ? Arrays.asList(type.getEnumConstants())
          : List.of("webex.client-secret");
      var values = new HashMap<Object, Object>();
      keys.stream().filter(key -> made.value() != null).forEach(key -> values.put(key, made.value()));
      return new Made(values, made.holdsSecret());
    }
    return new Made(generic.getRawType() == Set.class ? Set.of() : null, false);
  }

  private static Made ours(Class<?> type, int depth) {
    var constructor =
        Arrays.stream(type.getDeclaredConstructors())
            .max(Comparator.comparingInt(Constructor::getParameterCount))
            .orElseThrow();
    var isShown = FIT_TO_BE_SHOWN.contains(type);
    var parts =
        Arrays.stream(constructor.getParameters())
            .map(part -> instance(part.getParameterizedType(), isShown ? "" : part.getName(), depth + 1))
            .toList();
    var value = construct(constructor, parts.stream().map(Made::value).toArray());
    return new Made(value, parts.stream().anyMatch(Made::holdsSecret));
  }

  private static Made foreign(Class<?> type, String name) {
    if (type == String.class) {
      var isSecret = SECRET_TEXTS.contains(name);
      return new Made(isSecret ? SENTINEL : "text", isSecret);
    }
    if (type == byte[].class) {
      return new Made(SENTINEL.getBytes(), true);
    }
    if (type == HttpServletRequest.class || type == HttpServletResponse.class) {
      return new Made(printing(type), true); // Jetty's print their address, query and all
    }
    return new Made(plain(type), false);
  }

  /** Does nothing but print the sentinel. */
  private static Object printing(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> method.getName().equals("toString") ? SENTINEL : null);
  }

  private static Object plain(Class<?> type) {
    if (type == int.class || type == long.class) {
      return 1;
    }
    if (type == boolean.class) {
      return true;
    }
    if (type.isEnum()) {
      var constants = type.getEnumConstants();
      return constants[constants.length - 1];
    }
    return Map.<Class<?>, Object>of(
            URI.class, URI.create("https://example.com/x"),
            Instant.class, Examples.NOW,
            Duration.class, Duration.ofSeconds(1),
            Integer.class, 1,
            UUID.class, new UUID(0, 0))
        .get(type);
  }

  private static Object construct(Constructor<?> constructor, Object... parts) {
    try {
      constructor.setAccessible(true);
      return constructor.newInstance(parts);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no example of " + constructor, e);
    }
  }
}
