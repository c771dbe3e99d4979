/** The device grant on the wire (RFC 8628). */
package playground.webex.device;
