/** The flow in real Chromium, scripts and all. Skipped where there is none, but required under CI. */
package playground.browser;
