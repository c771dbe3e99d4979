/** Refresh: the next access token for the refresh token (RFC 6749 §6). */
package playground.web.steps.refresh;
