/**
 * The token endpoint ({@code /v1/access_token}, RFC 6749 §3.2) and revocation (RFC 7009).
 */
package playground.sandbox.token;
