/** Calls Webex's API with an access token (RFC 6750). */
package playground.webex.api;
