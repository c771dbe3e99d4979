/**
 * OpenID Connect on top of the authorization server: the keys, the ID tokens signed with them, what a client learns
 * about the person, and how it finds all that (OpenID Connect Core and Discovery).
 */
package playground.sandbox.openid;
