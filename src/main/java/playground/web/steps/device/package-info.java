/** The device grant (RFC 8628): for something that has no browser, somebody signs in elsewhere. */
package playground.web.steps.device;
