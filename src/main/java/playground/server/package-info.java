/**
 * The embedded web server, and the only package that imports Jetty. It closes what Jetty leaves open by default:
 * server name, TRACE, foreign Host headers, error pages, stop time-out. A {@link playground.server.Site} describes
 * what to serve.
 */
package playground.server;
