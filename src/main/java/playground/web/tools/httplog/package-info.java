/** The HTTP log: every message of a flow on a page, in a sequence diagram, and as a HAR 1.2 file. */
package playground.web.tools.httplog;
