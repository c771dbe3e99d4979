/**
 * A pretend Webex on a port of its own; {@link playground.sandbox.Sandbox} is its entry point. One package per group of
 * endpoints: {@code authorize}, {@code token}, {@code device}, {@code openid}, {@code api}, {@code portal}. Below them:
 * {@code signin} and {@code protocol} (what endpoints share), {@code log}, {@code fault}, {@code seed},
 * {@code persistence}, {@code error} (how it refuses) and {@code store} (what it remembers). With the client it shares
 * only the values of {@code playground.oauth}.
 */
package playground.sandbox;
