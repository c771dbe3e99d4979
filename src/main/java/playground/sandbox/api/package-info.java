/** The API calls: the two of the tutorial's last step, and those about tokens; guarded by the access token (RFC 6750). */
package playground.sandbox.api;
