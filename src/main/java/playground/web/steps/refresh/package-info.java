/** The step that gets the next access token with the refresh token (RFC 6749 §6). */
package playground.web.steps.refresh;
