package playground.oauth;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A scope parameter: names separated by spaces, each once, in the order given (RFC 6749 §3.3). Order has no meaning
 * to OAuth; it is preserved for the reader.
 *
 * @param names the single scopes, case-sensitive as the server spells them; empty when none is requested
 */
public record Scopes(List<String> names) {

  /** scope-token = 1*( %x21 / %x23-5B / %x5D-7E ), so neither quotes nor backslashes nor anything beyond ASCII. */
  private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  public Scopes {
    names = List.copyOf(new LinkedHashSet<>(names));
  }

  /** Reads what a person typed or a server sent: any white space separates, none is an error. */
  public static Scopes parse(String text) {
    return new Scopes(Arrays.stream(WHITE_SPACE.split(text)).filter(name -> !name.isEmpty()).toList());
  }

  /** The first name that the RFC's grammar does not allow; empty when all are well-formed. */
  public Optional<String> malformed() {
    return names.stream().filter(name -> !SCOPE_TOKEN.matcher(name).matches()).findFirst();
  }

  public boolean isEmpty() {
    return names.isEmpty();
  }

  public boolean contains(String name) {
    return names.contains(name);
  }

  public boolean containsAll(Scopes others) {
    return names.containsAll(others.names);
  }

  /** The same scopes, whatever their order. */
  public boolean sameAs(Scopes others) {
    return Set.copyOf(names).equals(Set.copyOf(others.names));
  }

  /** These and one more; the same when it is among them already. */
  public Scopes plus(String name) {
    var more = new LinkedHashSet<>(names);
    more.add(name);
    return new Scopes(List.copyOf(more));
  }

  /** These and those, each once. */
  public Scopes plus(Scopes others) {
    return new Scopes(Stream.concat(names.stream(), others.names.stream()).toList());
  }

  /** The value of the {@code scope} parameter: names separated by single spaces. */
  @Override
  public String toString() {
    return String.join(" ", names);
  }
}
