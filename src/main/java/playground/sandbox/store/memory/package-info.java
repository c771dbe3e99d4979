/** The stores of the sandbox in memory. */
package playground.sandbox.store.memory;
