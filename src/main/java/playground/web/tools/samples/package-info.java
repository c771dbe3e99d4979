/** The flow with the current settings as a small program, in four languages. */
package playground.web.tools.samples;
