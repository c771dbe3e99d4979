/**
 * The database that several nodes share: connections, migrations, encryption. Loaded only when one is set. Knows nothing
 * of what is stored in it; the stores do.
 */
package playground.database;
