/**
 * The developer portal, which Webex calls My Webex Apps: registers, changes and deletes integrations. Its pages work
 * without scripts: each button posts the whole form, and an invalid form is shown again with its errors.
 */
package playground.sandbox.portal;
