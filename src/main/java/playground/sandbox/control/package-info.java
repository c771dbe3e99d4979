/** What changes the sandbox as a whole: back to the seed data, its clock, its integrations. */
package playground.sandbox.control;
