/** Saves settings typed into the page, for the next start. */
package playground.web.tools.settings;
