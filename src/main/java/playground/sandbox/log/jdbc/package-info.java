/** The HTTP log of the sandbox, in a database that all nodes share. */
package playground.sandbox.log.jdbc;
