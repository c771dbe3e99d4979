package playground.flow;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Redirect URI in the request form. It may be edited on purpose, to see what a wrong one does.
 *
 * @param own the one that leads back to this playground; only this one is ever registered with the sandbox
 * @param typed what the field holds
 */
public record RedirectUriField(URI own, String typed) {

  private static final int MAX_LENGTH = 1024; // characters

  static RedirectUriField of(URI own) {
    return new RedirectUriField(own, own.toString());
  }

  RedirectUriField submitted(Function<String, Optional<String>> posted) {
    return posted.apply("redirect_uri").map(text -> new RedirectUriField(own, text.strip())).orElse(this);
  }

  /** The field with this playground's Redirect URI in it. */
  RedirectUriField reset() {
    return of(own);
  }

  /** Whether the field holds another one than this playground's. */
  public boolean isEdited() {
    return !typed.equals(own.toString());
  }

  /** Whether an authorization request can be sent with it: it is absolute (RFC 6749 §3.1.2). */
  boolean isValid() {
    return typed.length() <= MAX_LENGTH && parsed().isPresent();
  }

  /** As it is sent, character by character; this playground's when it is not valid. */
  URI uri() {
    return parsed().orElse(own);
  }

  private Optional<URI> parsed() {
    try {
      return Optional.of(new URI(typed)).filter(URI::isAbsolute);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
