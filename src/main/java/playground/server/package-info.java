/**
 * The embedded server, and the only package that imports Jetty. What Jetty leaves open by default (server name, TRACE,
 * any Host, session cookie, error pages, stop time-out) is closed here, once, for the playground and the sandbox
 * alike; what they serve is handed in as a {@link playground.server.Site}, in servlet terms alone.
 */
package playground.server;
