/** The two API calls of the tutorial's last step, guarded by the access token (RFC 6750). */
package playground.sandbox.api;
