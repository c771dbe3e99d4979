/** The token endpoint: code exchange and refresh (RFC 6749 §4.1.3, §6); and the revocation endpoint (RFC 7009). */
package playground.webex.token;
