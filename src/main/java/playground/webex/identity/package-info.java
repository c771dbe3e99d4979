/** Verifies the ID token rule by rule (OpenID Connect Core §3.1.3.7), fetches the keys for that, and calls userinfo. */
package playground.webex.identity;
