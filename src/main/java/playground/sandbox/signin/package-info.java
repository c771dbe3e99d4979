/**
 * The sign-in and consent pages that the authorization endpoint and the device grant share, and the sign-in cookie.
 */
package playground.sandbox.signin;
