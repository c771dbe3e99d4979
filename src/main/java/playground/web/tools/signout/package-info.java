/** Revokes a token, signs out at Webex, and clears the state of this browser. */
package playground.web.tools.signout;
