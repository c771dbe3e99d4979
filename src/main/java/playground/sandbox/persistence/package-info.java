/**
 * Persistence: the integrations in one file that outlives the program. Depends on {@code store} and {@code seed}.
 */
package playground.sandbox.persistence;
