package playground.flow;

/** A call as typed into the API console; nothing of it has been checked. */
public record ConsoleRequest(String method, String path, String query, String body) {}
