/** The {@link playground.flow.FlowStore} that several nodes share, in a database. */
package playground.flow.jdbc;
