/** What may be wrong with the request form, while somebody types. */
package playground.web.tools.warnings;
