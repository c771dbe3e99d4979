/**
 * The stores of the sandbox in a database that all nodes share. What must happen once is one statement; what must be
 * read back is sealed; what must be found or compared is a column.
 */
package playground.sandbox.store.jdbc;
