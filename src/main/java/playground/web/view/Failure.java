package playground.web.view;

import java.util.List;
import playground.oauth.OAuthFailure;
import playground.web.diagnosis.Cause;
import playground.web.diagnosis.Causes;

/**
 * A failure in words, wherever it is shown.
 *
 * @param details the other side's own words, name by name; empty when there are none
 * @param causes the probable ones, the most probable first; empty when the words above say all there is to say
 * @param sandboxLog where the sandbox says the true cause; empty with the real Webex
 */
public record Failure(
    String what, String why, String whatToDo, List<Detail> details, List<Cause> causes, String sandboxLog) {

  /** A piece of what the other side sent, as it came. */
  public record Detail(String name, String value) {}

  /** For what did not go wrong on the wire. */
  public static Failure of(String what, String why, String whatToDo) {
    return new Failure(what, why, whatToDo, List.of(), List.of(), "");
  }

  /** The same failure with its probable causes. */
  public Failure because(List<Cause> probable) {
    return new Failure(what, why, whatToDo, details, probable, sandboxLog);
  }

  /** The same failure, with advice that fits the Webex that is talked to. */
  public Failure at(Setup setup) {
    var fitting = causes.stream().map(cause -> cause.doing(setup.advice(cause.whatToDo()))).toList();
    return new Failure(what, why, setup.advice(whatToDo), details, fitting, setup.sandboxLog());
  }

  public static Failure of(OAuthFailure failure) {
    return new Failure(failure.what(), failure.why(), failure.whatToDo(), detailsOf(failure), Causes.of(failure), "");
  }

  private static List<Detail> detailsOf(OAuthFailure failure) {
    if (failure instanceof OAuthFailure.AuthorizationDenied refused) {
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
