package playground.web.html;

import java.util.List;
import playground.oauth.OAuthFailure;

/**
 * A failure in words, wherever it is shown.
 *
 * @param details the other side's own words, name by name; empty when there are none
 */
public record Failure(String what, String why, String whatToDo, List<Detail> details) {

  /** A piece of what the other side sent, as it came. */
  public record Detail(String name, String value) {}

  /** For what did not go wrong on the wire. */
  public static Failure of(String what, String why, String whatToDo) {
    return new Failure(what, why, whatToDo, List.of());
  }

  public static Failure of(OAuthFailure failure) {
    return new Failure(failure.what(), failure.why(), failure.whatToDo(), detailsOf(failure));
  }

  private static List<Detail> detailsOf(OAuthFailure failure) {
    if (failure instanceof OAuthFailure.AuthorizationRefused refused) {
      return List.of(
          new Detail("error", refused.error()),
          new Detail("error_description", refused.description()),
          new Detail("scope that was asked for", refused.attempt().request().scopes().toString()),
          new Detail("client_id", refused.attempt().request().clientId()),
          new Detail("redirect_uri", refused.attempt().request().redirectUri().toString()));
    }
    return List.of();
  }
}
