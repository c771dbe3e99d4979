/** The HTTP client of the device grant (RFC 8628): the device authorization request and the polls. */
package playground.webex.device;
