/** What OpenID Connect Core §3.1.3.7 demands of an ID token, rule by rule; no input or output of its own. */
package playground.webex.openid;
