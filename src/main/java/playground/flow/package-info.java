/**
 * The application layer: each step of the tutorial as a method of {@link playground.flow.FlowService}, without
 * servlets. The state is an immutable value, {@link playground.flow.FlowState}, behind {@link
 * playground.flow.FlowStore}.
 */
package playground.flow;
