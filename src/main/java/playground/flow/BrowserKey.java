package playground.flow;

/**
 * The store's own name for a browser. It stays the same when the browser's id is renewed, and never leaves the server.
 */
public record BrowserKey(long number) {}
