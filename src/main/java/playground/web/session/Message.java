package playground.web.session;

import java.util.Optional;
import playground.oauth.OAuthFailure;
import playground.webex.HttpExchange;

/**
 * One message of the flow, as it passed: masked, so that it can be kept and shown.
 *
 * @param number in the order of passing; names it on the page
 * @param how by which way
 * @param title in a few words
 * @param exchange what went and what came back
 * @param failure why a callback was refused; empty for anything else
 */
public record Message(int number, How how, String title, HttpExchange exchange, Optional<OAuthFailure> failure) {

  /** Who carried it. */
  public enum How {
    /** Through the browser, from us to Webex. */
    LEAVING,
    /** Through the browser, from Webex to us. */
    COMING_BACK,
    /** Behind the browser's back, from us to Webex and back. */
    CALL
  }
}
