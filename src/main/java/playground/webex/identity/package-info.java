/** Who signed in: the ID token checked rule by rule (OpenID Connect Core §3.1.3.7), the keys for that, and userinfo. */
package playground.webex.identity;
