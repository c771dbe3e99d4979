package playground.oauth;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody says of an authorization server: its discovery document, the settings, or habit (RFC 8414 §2). Empty
 * is whatever they do not speak of; laid over each other, several make a whole.
 *
 * @param issuers who may have made its ID tokens, as their {@code iss} has it; Webex has one per region
 * @param callbackIssuer what the callback's {@code iss} must be; empty when it was not announced (RFC 9207 §3)
 */
public record ServerMetadata(
    List<String> issuers,
    Optional<String> callbackIssuer,
    Optional<URI> authorizationEndpoint,
    Optional<URI> tokenEndpoint,
    Optional<URI> deviceAuthorizationEndpoint,
    Optional<URI> deviceTokenEndpoint,
    Optional<URI> userinfoEndpoint,
    Optional<URI> jwksUri,
    Optional<URI> revocationEndpoint,
    Optional<URI> logoutEndpoint) {

  /** Nothing said. */
  public static final ServerMetadata NONE = ofIssuers(List.of());

  public ServerMetadata {
    issuers = List.copyOf(issuers);
  }

  /** Nothing but who makes the ID tokens. */
  public static ServerMetadata ofIssuers(List<String> issuers) {
    var none = Optional.<URI>empty();
    return new ServerMetadata(issuers, Optional.empty(), none, none, none, none, none, none, none, none);
  }

  /** Both together: the word of this one counts, and the other's where it says nothing; issuers of both are good. */
  public ServerMetadata over(ServerMetadata weaker) {
    return new ServerMetadata(
        Stream.concat(issuers.stream(), weaker.issuers.stream()).distinct().toList(),
        callbackIssuer.or(weaker::callbackIssuer),
        authorizationEndpoint.or(weaker::authorizationEndpoint),
        tokenEndpoint.or(weaker::tokenEndpoint),
        deviceAuthorizationEndpoint.or(weaker::deviceAuthorizationEndpoint),
        deviceTokenEndpoint.or(weaker::deviceTokenEndpoint),
        userinfoEndpoint.or(weaker::userinfoEndpoint),
        jwksUri.or(weaker::jwksUri),
        revocationEndpoint.or(weaker::revocationEndpoint),
        logoutEndpoint.or(weaker::logoutEndpoint));
  }

  /**
   * The same, filled up with what is known of that server anyway, if it is that server: secrets meant for one must not
   * go to another.
   */
  public ServerMetadata beside(ServerMetadata known) {
    return tokenEndpoint.map(ServerMetadata::authority).equals(known.tokenEndpoint.map(ServerMetadata::authority))
        ? over(known)
        : this;
  }

  private static String authority(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  /**
   * The server that this describes.
   *
   * @param resourceServer base of the API that its tokens open
   * @throws java.util.NoSuchElementException when nobody has said where its two endpoints are
   */
  public AuthorizationServer of(URI resourceServer) {
    return new AuthorizationServer(
        authorizationEndpoint.orElseThrow(),
        tokenEndpoint.orElseThrow(),
        resourceServer,
        issuers,
        callbackIssuer,
        deviceAuthorizationEndpoint,
        deviceTokenEndpoint,
        userinfoEndpoint,
        jwksUri,
        revocationEndpoint,
        logoutEndpoint);
  }
}
