/**
 * Seed data: integrations, people and rooms that are read from a file before the sandbox starts. All errors of the file
 * are reported in one run, each with its JSON path.
 */
package playground.sandbox.seed;
