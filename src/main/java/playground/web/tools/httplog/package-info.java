/** The wire made visible: every message of the flow on a page, in a picture and in an archive. */
package playground.web.tools.httplog;
