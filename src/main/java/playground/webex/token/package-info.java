/** The token endpoint: exchange and refresh (RFC 6749 §4.1.3, §6), and revocation (RFC 7009). */
package playground.webex.token;
