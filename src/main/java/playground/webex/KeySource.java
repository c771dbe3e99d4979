package playground.webex;

import java.net.URI;
import java.net.http.HttpRequest;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.webex.openid.KeySet;

/**
 * Webex's public keys, fetched on first use and kept. One that is unknown has them fetched anew, because keys are
 * replaced now and then (OpenID Connect Core §10.1.1), but once a minute at most, whatever strangers' tokens name.
 */
final class KeySource {

  private static final int MAX_RESPONSE_BYTES = 64 * 1024;
  private static final int MAX_SETS = 10;
  private static final Duration BETWEEN_REFETCHES = Duration.ofMinutes(1);

  /** Kept no longer, so that a key that was withdrawn is not trusted for ever. */
  private static final Duration LIFE = Duration.ofHours(1);

  private record Held(KeySet keys, Instant fetchedAt, Optional<Instant> refetchedAt) {

    private boolean mayBeRefetched(Instant now) {
      return refetchedAt.map(at -> !now.isBefore(at.plus(BETWEEN_REFETCHES))).orElse(true);
    }

    private boolean isOld(Instant now) {
      return !now.isBefore(fetchedAt.plus(LIFE));
    }
  }

  private final HttpTransport transport;
  private final Clock clock;
  private final Map<URI, Held> sets = new LinkedHashMap<>();

  KeySource(HttpTransport transport, Clock clock) {
    this.transport = transport;
    this.clock = clock;
  }

  /**
   * @param kid empty when the token names none
   * @throws OAuthException when the keys cannot be had and none are held
   */
  synchronized Optional<RSAPublicKey> find(URI jwksUri, Optional<String> kid) {
    var held = Optional.ofNullable(sets.get(jwksUri)).orElseGet(() -> keep(jwksUri, first(jwksUri)));
    var now = clock.instant();
    var key = held.keys().find(kid);
    var wantsOthers = key.isEmpty() || held.isOld(now);
    return wantsOthers && held.mayBeRefetched(now) ? keep(jwksUri, refetched(jwksUri, held)).keys().find(kid) : key;
  }

  private Held first(URI jwksUri) {
    return new Held(fetch(jwksUri), clock.instant(), Optional.empty());
  }

  /** The old ones stay when no new ones come: their signatures are as good as a minute ago. */
  private Held refetched(URI jwksUri, Held held) {
    var now = clock.instant();
    try {
      return new Held(fetch(jwksUri), now, Optional.of(now));
    } catch (OAuthException e) {
      return new Held(held.keys(), held.fetchedAt(), Optional.of(now));
    }
  }

  private Held keep(URI jwksUri, Held held) {
    sets.put(jwksUri, held);
    if (sets.size() > MAX_SETS) {
      sets.remove(sets.keySet().iterator().next());
    }
    return held;
  }

  private KeySet fetch(URI jwksUri) {
    var request = HttpRequest.newBuilder(jwksUri).header("Accept", "application/json").GET().build();
    var reply = transport.send(request, RequestKind.KEYS, MAX_RESPONSE_BYTES);
    return Optional.of(reply).filter(r -> r.status() == 200).flatMap(RawResponse::text).flatMap(KeySet::parse)
        .orElseThrow(() -> noKeys(reply));
  }

  private static OAuthException noKeys(RawResponse reply) {
    var status = Integer.toString(reply.status());
    return new OAuthException(new UnusableResponse(RequestKind.KEYS, ResponseFault.NOT_KEY_SET, status));
  }
}
