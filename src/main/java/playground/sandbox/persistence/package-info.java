/**
 * Persistence: keeps the integrations in one file, so that they are still registered after a restart.
 */
package playground.sandbox.persistence;
