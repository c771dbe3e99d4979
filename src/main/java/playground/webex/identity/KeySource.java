package playground.webex.identity;

import java.net.URI;
import java.net.http.HttpRequest;
import java.security.PublicKey;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import playground.oauth.OAuthException;
import playground.oauth.RequestKind;
import playground.oauth.SigningAlgorithm;
import playground.webex.HttpTransport;
import playground.webex.RawResponse;

/** Fetches the public keys of authorization servers and caches them, one key set per JWKS URI (RFC 7517 §5). */
final class KeySource {

  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final int MAX_SETS = 10;

  private final HttpTransport transport;
  private final Clock clock;
  private final Map<URI, CachedKeys> sets = new LinkedHashMap<>();

  KeySource(HttpTransport transport, Clock clock) {
    this.transport = transport;
    this.clock = clock;
  }

  /**
   * Finds a key.
   *
   * @param algorithm that the key must fit
   * @param kid empty when the token names none
   * @throws CheckFailedException when the keys cannot be fetched and none are cached
   */
  Optional<PublicKey> find(URI jwksUri, SigningAlgorithm algorithm, Optional<String> kid) {
    return cached(jwksUri).find(algorithm, kid);
  }

  private synchronized CachedKeys cached(URI jwksUri) {
    var cached = sets.computeIfAbsent(jwksUri, uri -> new CachedKeys(() -> fetch(uri), clock));
    if (sets.size() > MAX_SETS) {
      sets.remove(sets.keySet().iterator().next());
    }
    return cached;
  }

  private KeySet fetch(URI jwksUri) {
    var request = HttpRequest.newBuilder(jwksUri).header("Accept", "application/json").GET().build();
    try {
      var response = transport.send(request, RequestKind.KEYS, MAX_BODY_BYTES);
      return Optional.of(response).filter(r -> r.status() == 200).flatMap(RawResponse::text).flatMap(KeySet::parse)
          .orElseThrow(() -> unreadable(response));
    } catch (OAuthException e) {
      throw new CheckFailedException(CheckResult.of(CheckFinding.KEYS_NOT_FETCHED, e.failure()));
    }
  }

  private static CheckFailedException unreadable(RawResponse response) {
    return new CheckFailedException(
        CheckResult.of(CheckFinding.KEYS_UNREADABLE, String.valueOf(response.status())));
  }
}
