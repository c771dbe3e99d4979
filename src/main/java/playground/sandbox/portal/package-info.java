/**
 * The developer portal, which Webex calls My Webex Apps: where integrations are registered, changed and deleted. Its
 * pages work without scripts: each button posts the whole form, and what was typed comes back with what is wrong.
 */
package playground.sandbox.portal;
