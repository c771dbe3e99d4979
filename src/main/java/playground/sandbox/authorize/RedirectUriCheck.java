package playground.sandbox.authorize;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import playground.sandbox.error.Refusal;
import playground.sandbox.error.RefusalException;
import playground.sandbox.store.Integration;

/** Whether the browser may be sent there. A no is a page and never a redirect (RFC 6749 §4.1.2.1). */
final class RedirectUriCheck {

  private static final int EXCERPT = 40; // characters shown of each URI from where they differ

  private RedirectUriCheck() {}

  /**
   * @param sent the parameter; empty when it was left out
   * @throws RefusalException as a page
   */
  static URI registered(Optional<String> sent, Integration integration) {
    return sent.isPresent() ? theSame(sent.get(), integration.redirectUris()) : theOnly(integration.redirectUris());
  }

  /** "MUST … utilize exact string matching" (RFC 9700 §2.1): no case, no port, no slash is forgiven. */
  private static URI theSame(String sent, List<URI> registered) {
    return registered.stream()
        .filter(uri -> uri.toString().equals(sent))
        .findFirst()
        .orElseThrow(() -> notRegistered(sent, registered));
  }

  /** May be left out when exactly one is registered (contract, 1.A; RFC 6749 §3.1.2.3). */
  private static URI theOnly(List<URI> registered) {
    if (registered.size() == 1) {
      return registered.get(0);
    }
    var what = "The request has no redirect_uri, and this integration has registered several.";
    return refuse(what, List.of("Send the one that is meant."), "no redirect_uri, but several are registered");
  }

  private static RefusalException notRegistered(String sent, List<URI> registered) {
    var closest = registered.stream()
        .map(URI::toString)
        .max(Comparator.comparingInt(uri -> agreement(sent, uri)))
        .orElseThrow();
    var at = agreement(sent, closest);
    var difference = "it differs from " + closest + " at character " + (at + 1)
        + ": sent " + rest(sent, at) + ", registered " + rest(closest, at);
    return new RefusalException(new Refusal.OnPage(
        "The redirect_uri " + sent + " is not registered for this integration.",
        List.of("Compare: " + difference + ".", "Every character counts: scheme, host, port, path, trailing slash."),
        "redirect_uri is not registered: " + difference));
  }

  private static URI refuse(String what, List<String> help, String cause) {
    throw new RefusalException(new Refusal.OnPage(what, help, cause));
  }

  /** How many characters the two have in common from the start. */
  private static int agreement(String one, String other) {
    var at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  private static String rest(String uri, int from) {
    var rest = uri.substring(from);
    if (rest.isEmpty()) {
      return "nothing more";
    }
    return "“" + (rest.length() > EXCERPT ? rest.substring(0, EXCERPT) + "…" : rest) + "”";
  }
}
