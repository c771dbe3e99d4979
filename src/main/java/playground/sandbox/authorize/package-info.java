/**
 * The authorization endpoint ({@code /v1/authorize}, RFC 6749 §3.1), logout, and the page that lists what a person has
 * allowed. The sentence that demands a check stands above the check; "contract" is what is known of Webex.
 */
package playground.sandbox.authorize;
