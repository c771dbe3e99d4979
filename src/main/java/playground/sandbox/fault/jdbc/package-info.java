/** The faults that are on, in a database that all nodes share. */
package playground.sandbox.fault.jdbc;
