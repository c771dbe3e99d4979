/** The page of the device grant (RFC 8628): the person signs in on another device. */
package playground.web.steps.device;
