/**
 * Seed data: integrations, people and rooms read from a file before the sandbox starts. All errors of the file are
 * reported at once, each with its place. Depends on {@code store} and on how JSON is read.
 */
package playground.sandbox.seed;
