/** The {@link playground.flow.FlowStore} that holds everything in memory, for one process. */
package playground.flow.memory;
