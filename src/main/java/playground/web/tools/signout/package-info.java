/** Ending what was begun: taking a token back, signing out. */
package playground.web.tools.signout;
